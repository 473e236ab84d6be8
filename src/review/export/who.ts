import { z } from 'zod';
import type { DeskContext } from '../../desk/context';
import { opt } from '../../record/schema';
import { textsFor } from '../../view/text';
import type { RecordedCase } from '../drawn';
import { isSameName, type Role } from '../policies/roles';
import type { Review } from '../types';

interface Somebody {
  readonly key: string;
  readonly name: string;
}

const text = z.string();
const person = z.object({ name: text, id: opt(text), key: opt(text), email: opt(text) });

/** Everybody whom a record names, wherever in it: by id, key or address. */
const namedIn = (value: unknown): readonly Somebody[] => {
  if (Array.isArray(value)) return value.flatMap(namedIn);
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  const named = person.safeParse(value).data;
  const key = named?.id ?? named?.key ?? named?.email;
  const own = named && key !== undefined ? [{ key, name: named.name }] : [];
  return [...own, ...Object.values(value).flatMap(namedIn)];
};

/**
 * What everybody of a case is to it. Whoever has no part of their own in it is a colleague; several of a kind are counted,
 * in the order in which they come.
 */
export const rolesIn = (
  { incident, history }: RecordedCase,
  review: Review,
  told: readonly string[],
  ctx: DeskContext,
): readonly Role[] => {
  const t = textsFor(ctx);
  const { desk } = ctx;
  const team = desk.teams[review.about.team];
  const isCalled = (name: string, key: string | undefined): boolean =>
    key !== undefined && isSameName(name, desk.people[key]?.name ?? '');
  const owners = new Set([incident.owner?.id, ...incident.assigned]);
  const counts = new Map<string, number>();
  const counted = (kind: 'operator' | 'participant' | 'colleague'): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return t(`review.role.${kind}`, { count });
  };
  const roleOf = ({ key, name }: Somebody): string => {
    if (key === incident.caller.id || name === incident.caller.name) return t('review.role.caller');
    if (isCalled(name, team?.lead)) return t('review.role.lead');
    if (isCalled(name, team?.manager)) return t('review.role.manager');
    if (owners.has(key)) return counted('operator');
    if (incident.participants?.some(({ id }) => id === key)) return counted('participant');
    return counted('colleague');
  };
  const people = [
    ...namedIn([incident, history, review]),
    ...told.map((name) => ({ key: name, name })),
    ...Object.values(desk.people).map(({ key, name }) => ({ key, name })),
  ];
  const roles = new Map<string, Role>();
  for (const one of people) {
    if (roles.has(one.name)) continue;
    // The desk's file may call somebody otherwise than their client does.
    const known = desk.people[one.key] && [...roles.values()].find(({ name }) => isSameName(name, one.name));
    roles.set(one.name, { name: one.name, role: known?.role ?? roleOf(one) });
  }
  return [...roles.values()];
};
