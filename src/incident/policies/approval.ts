import { addOpen, addSpan, openBetween } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import { type Actor } from '../../ground/actor';
import type { Draft } from '../decide/shared';
import { UNRESOLVED } from '../lifecycle';
import type { Incident } from '../types';
import { homeOf } from './home';

/** Of a case, as much as says who approves it. */
export type Approvable = Pick<
  Incident,
  'approval' | 'caller' | 'callerKey' | 'confidential' | 'heard' | 'status' | 'team'
>;
type Asking = Pick<
  Incident,
  'approval' | 'callerKey' | 'callerRecord' | 'caseType' | 'confidential' | 'service' | 'team'
>;

/** Somebody who may have to say yes or no: by their key in the desk's file, or by their address where they are not in it. */
export type Decider =
  | { readonly type: 'key'; readonly key: string }
  | { readonly type: 'address'; readonly name: string; readonly email: string };

/** It waits for somebody's yes or no. */
export const isPending = ({ approval, status }: Pick<Incident, 'approval' | 'status'>): boolean =>
  approval !== undefined && approval.answer === undefined && UNRESOLVED.includes(status);

type Approver = Pick<NonNullable<Incident['approval']>, 'approver' | 'manager'>;

/** Who is to approve by the desk's rule; nobody where that is somebody it does not know. */
const namedBy = (desk: Desk, { callerRecord, service = '' }: Asking): Approver => {
  const by = desk.types.request?.approval?.by;
  if (by === undefined) return {};
  if (by === 'owner') {
    const owner = desk.services[service]?.owner;
    return owner === undefined ? {} : { approver: owner };
  }
  if (by !== 'manager') return { approver: by };
  const { key, name, email } = callerRecord?.manager ?? {};
  if (key !== undefined && desk.people[key]) return { approver: key };
  return name !== undefined && email !== undefined ? { manager: { name, email: email.toLowerCase() } } : {};
};

/**
 * Who may have to decide, in order: the approver, then the team's lead, its manager, and the desk's first admin. Nobody
 * approves what they asked for themselves, and who left the desk decides nothing.
 */
const lineOf = (
  desk: Desk,
  { approver, manager }: Approver,
  { callerKey, confidential, team: key }: Pick<Asking, 'callerKey' | 'confidential' | 'team'>,
): readonly Decider[] => {
  const team = desk.teams[homeOf(desk, key)];
  const line = [approver, team?.lead, team?.manager, confidential ? undefined : desk.admins[0]];
  return [
    ...(manager ? [{ type: 'address', ...manager } as const] : []),
    ...[...new Set(line)].flatMap((one): readonly Decider[] =>
      one !== undefined && one !== callerKey && desk.people[one] !== undefined ? [{ type: 'key', key: one }] : [],
    ),
  ];
};

export const decidersOf = (
  desk: Desk,
  incident: Pick<Asking, 'approval' | 'callerKey' | 'confidential' | 'team'>,
): readonly Decider[] => lineOf(desk, incident.approval ?? {}, incident);

/** Their place among those who may have to decide; -1 for nobody of them. */
export const placeAmong = (deciders: readonly Decider[], { deskKey, email }: Actor): number =>
  deciders.findIndex((one) => (one.type === 'key' ? one.key === deskKey : one.email === email));

/** Whether they may say yes or no: who is asked, who was asked in their place, and the next in line once it is late. */
export const mayApprove = (desk: Desk, actor: Actor, incident: Approvable): boolean => {
  const { approval, caller, heard } = incident;
  if (!isPending(incident) || !actor.member || caller.id === actor.id) return false;
  const at = placeAmong(decidersOf(desk, incident), actor);
  const isTold = actor.deskKey !== undefined && heard?.told.includes(actor.deskKey) === true;
  return at === 0 || (at > 0 && (isTold || (at === 1 && approval?.told === 2)));
};

type Asked = Extract<Draft, { readonly type: 'approvalAsked' }>;

/** What a request needs before anybody works on it; nothing where the desk asks for no approval, or nobody is left to give it. */
export const approvalFor = (desk: Desk, incident: Asking, at: Date): readonly Asked[] => {
  const rule = desk.types.request?.approval;
  const { approval, caseType, team } = incident;
  if (caseType !== 'request' || !rule || approval?.answer?.approved) return [];
  const asked = namedBy(desk, incident);
  const calendar = desk.hours[desk.teams[homeOf(desk, team)]?.hours ?? ''];
  if (!calendar || lineOf(desk, asked, incident).length === 0) return [];
  const dueAt = addSpan(rule.within, at, calendar);
  const remindAt = addOpen(calendar, at, Math.floor(openBetween(calendar, at, dueAt) / 2));
  return [{ type: 'approvalAsked', ...asked, remindAt, dueAt }];
};

/** When its approver is reminded, or it goes to the next in line. */
export const nextReminder = (incident: Pick<Incident, 'approval' | 'status'>): Date | undefined => {
  const { approval } = incident;
  if (!approval || !isPending(incident) || approval.told === 2) return undefined;
  return approval.told === 0 ? approval.remindAt : approval.dueAt;
};
