import { bold, quote, text } from '../../view/build';
import type { ViewContext } from '../../view/context';
import { textsFor } from '../../view/text';
import { atWords } from '../../view/time';
import type { Block, Button } from '../../view/view';
import { majorNow } from '../major/rules';
import { MAJOR_ROLES, type MajorIncident, type MajorRole } from '../major/types';
import type { Incident } from '../types';
import { button, dataOf } from './button';
import type { CardContext } from './context';

export const roleWords = (role: MajorRole, ctx: ViewContext): string => textsFor(ctx)(`role.${role}`);

/** What is known, what is done about it, and when the next news come. */
export const updateBlocks = (
  {
    update,
    dueAt,
  }: { readonly update?: Pick<NonNullable<MajorIncident['update']>, 'known' | 'doing'>; readonly dueAt: Date },
  ctx: ViewContext,
): readonly Block[] => {
  const t = textsFor(ctx);
  const next = text(t(dueAt > ctx.now ? 'major.next' : 'major.soon', { at: atWords(ctx, dueAt) }), 'subtle');
  if (!update) return [next];
  return [
    text([bold(t('major.known'))]),
    ...quote(update.known),
    text([bold(t('major.doing'))]),
    ...quote(update.doing),
    next,
  ];
};

/** That it is a major incident, and the newest news of it. */
export const majorBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const major = majorNow(incident);
  return major ? [text(textsFor(ctx)('major.is'), 'attention'), ...updateBlocks(major, ctx)] : [];
};

/** Roles that nobody has, to be taken by a press. */
export const roleButtons = (incident: Incident, ctx: CardContext): readonly Button[] => {
  const major = majorNow(incident);
  if (!major) return [];
  const t = textsFor(ctx);
  const data = dataOf(incident, 'team', ctx);
  return MAJOR_ROLES.filter((role) => major[role] === undefined).map((role) =>
    button(t, 'button.role', 'role', { ...data, role }, { values: { role: roleWords(role, ctx) } }),
  );
};
