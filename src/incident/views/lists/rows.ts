import { headline, numberWords, teamName, titleWords, typeName } from '../../../desk/words';
import { type CardPlace } from '../../../ground/refs';
import { bold, buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { byWords, momentWords, relativeWords } from '../../../view/time';
import type { Block, Button, Tone } from '../../../view/view';
import { isPending } from '../../policies/approval';
import { showsType, typeOf } from '../../policies/case-type';
import { deadline } from '../../policies/deadline';
import { needsSomebodyAtOnce } from '../../policies/lists/queue-order';
import type { Incident } from '../../types';
import { awaitedName } from '../approval-words';
import { showButton } from '../button';
import type { CardContext } from '../context';
import { priorityName, statusWords } from '../words';

const deadlineReason = (incident: Incident, ctx: CardContext): { readonly text: string; readonly tone: Tone } => {
  const t = textsFor(ctx);
  const due = deadline(incident);
  if (isPending(incident)) return { text: t('row.approval', { who: awaitedName(incident, ctx) }), tone: 'subtle' };
  const until = incident.waiting?.until;
  if (!due && until) return { text: t('row.waitingUntil', { at: momentWords(ctx, until) }), tone: 'subtle' };
  if (!due) return { text: t(incident.status === 'waiting' ? 'row.waiting' : 'row.rest'), tone: 'subtle' };
  if (due <= ctx.now) {
    return { text: t('row.late', { ago: relativeWords(ctx, due), at: momentWords(ctx, due) }), tone: 'attention' };
  }
  const key = incident.status === 'new' ? 'row.respond' : 'row.resolve';
  return { text: t(key, { by: byWords(ctx, due) }), tone: 'normal' };
};

/** Why a row stands where it stands. */
export const reasonOf = (incident: Incident, ctx: CardContext): { readonly text: string; readonly tone: Tone } => {
  const reason = deadlineReason(incident, ctx);
  return needsSomebodyAtOnce(incident)
    ? { text: textsFor(ctx)('row.atOnce', { reason: reason.text }), tone: 'attention' }
    : reason;
};

/** One case in a list, with a button that shows it behind those that do something with it. */
export const rowBlocks = (
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  does: readonly Button[] = [],
): readonly Block[] => {
  const reason = reasonOf(incident, ctx);
  const facts = [
    ...(showsType(ctx.desk, incident) ? [typeName(ctx, typeOf(incident))] : []),
    priorityName(ctx, incident),
    ...(place === 'team' ? [teamName(ctx, incident.team), incident.caller.name] : []),
    statusWords(ctx, incident, place),
  ];
  return [
    text([bold(headline(ctx, incident))]),
    text(facts.join(' · '), 'subtle'),
    ...(place === 'team' ? [text(reason.text, reason.tone)] : []),
    ...buttons([...does, showButton(incident, place, ctx)]),
  ];
};

/** A line for each case, above buttons that bear their numbers. */
export const caseLines = (cases: readonly Pick<Incident, 'number' | 'title'>[], ctx: CardContext): readonly Block[] =>
  cases.map((incident) => text([bold(numberWords(ctx, incident)), ` · ${titleWords(ctx, incident)}`]));
