import { personName, teamName } from '../../desk/words';
import { textsFor } from '../../view/text';
import { byWords, momentWords } from '../../view/time';
import type { Fact } from '../case-command';
import { decidersOf, isPending } from '../policies/approval';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** Whom it was asked of: the approver, and late (`step` 2) the next in line; the team where nobody is left. */
export const askedName = (incident: Incident, step: number, ctx: CardContext): string => {
  const [first, next = first] = decidersOf(ctx.desk, incident);
  const one = step === 2 ? next : first;
  if (one === undefined) return teamName(ctx, incident.team);
  return one.type === 'key' ? personName(ctx, one.key) : one.name;
};

/** Whose yes or no is awaited now. */
export const awaitedName = (incident: Incident, ctx: CardContext): string =>
  askedName(incident, incident.approval?.told ?? 0, ctx);

/** Who is to approve it and by when, or who said what. */
export const approvalFact = (incident: Incident, ctx: CardContext): Fact | undefined => {
  const { approval } = incident;
  if (!approval) return undefined;
  const t = textsFor(ctx);
  const { answer } = approval;
  if (answer) {
    const values = { who: answer.by.name, at: momentWords(ctx, answer.at), approved: answer.approved ? 'yes' : 'no' };
    return { label: 'fact.approval', words: t('approval.answered', values) };
  }
  return isPending(incident)
    ? {
        label: 'fact.approval',
        words: t('approval.awaited', { who: awaitedName(incident, ctx), by: byWords(ctx, approval.dueAt) }),
      }
    : undefined;
};
