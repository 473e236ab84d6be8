import type { Banner } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords, byWords, momentWords } from '../../../view/time';
import { byName } from '../../../view/words';
import { deadline } from '../../policies/next-look';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { closesWords, mayReopen } from '../ending';
import { notifyNames, ownerName } from '../words';

/** A step that is due is about to be taken. */
const whenTold = (at: Date, ctx: CardContext): string => (at > ctx.now ? atWords(ctx, at) : textsFor(ctx)('time.now'));

/** Whom the response policy tells next, and whom after that. */
const policyWords = (incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const { policy } = incident;
  const [step, after] = policy?.steps.slice(policy.fired) ?? [];
  if (step) {
    const who = notifyNames(ctx, incident, step.notify);
    const then = after ? notifyNames(ctx, incident, after.notify) : '';
    const values = { who, at: whenTold(step.at, ctx), way: step.by, then, thenWay: after?.by ?? 'chat' };
    return t(after ? 'next.team.stepThen' : 'next.team.step', values);
  }
  if (policy?.repeat && policy.repeatAt) {
    return t('next.team.repeat', {
      who: notifyNames(ctx, incident, policy.repeat.notify),
      at: whenTold(policy.repeatAt, ctx),
    });
  }
  return policy && policy.fired > 0 ? t('next.team.allTold') : '';
};

/** Who said that they are on it, while that holds. */
const seenWords = ({ seen }: Incident, ctx: CardContext): string =>
  seen && seen.until > ctx.now
    ? textsFor(ctx)('next.team.seen', { name: seen.by.name, until: momentWords(ctx, seen.until) })
    : '';

/** What it waits for, until when, and whether the clock stands still. */
const waitingWords = (incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const { waiting, resolutionTarget } = incident;
  const until = waiting?.until;
  const back = until ? t('next.team.waitingUntil', { by: atWords(ctx, until), owner: ownerName(ctx, incident) }) : '';
  const { pausedAt, dueAt } = resolutionTarget;
  const runs = dueAt > ctx.now ? 'next.team.clockRuns' : 'next.team.clockRanOut';
  const clock = pausedAt ? t('next.team.clockStands') : t(runs, { by: byWords(ctx, dueAt), at: atWords(ctx, dueAt) });
  const words = t('next.team.waiting', { caller: incident.caller.name, reason: waiting?.reason ?? 'caller' });
  return [words, back, clock].filter(Boolean).join(' ');
};

const whileNew = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const due = deadline(incident) ?? incident.responseTarget.dueAt;
  const late = due <= ctx.now;
  const sentence = late
    ? t('next.team.newLate', { at: atWords(ctx, due) })
    : t('next.team.new', { by: byWords(ctx, due) });
  return {
    text: [sentence, seenWords(incident, ctx), policyWords(incident, ctx)].filter(Boolean).join(' '),
    tone: late ? 'attention' : 'warning',
  };
};

const inProgress = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const due = incident.resolutionTarget.dueAt;
  const owner = ownerName(ctx, incident);
  return due > ctx.now
    ? { text: t('next.team.in_progress', { owner, by: byWords(ctx, due) }), tone: 'normal' }
    : { text: t('next.team.in_progressLate', { owner, at: atWords(ctx, due) }), tone: 'attention' };
};

const ended = (incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const caller = incident.caller.name;
  const until = mayReopen(incident, ctx);
  const how =
    incident.status === 'cancelled'
      ? t('next.cancelled', { who: byName(ctx, incident.cancelled?.by ?? 'vagt') })
      : t('next.team.closed', { how: incident.closed?.how ?? 'confirmed', caller });
  return until ? `${how} ${t('next.reopenUntil', { by: byWords(ctx, until) })}` : how;
};

/** What happens next and by when, for the people who work on it. */
export const teamNext = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const caller = incident.caller.name;
  switch (incident.status) {
    case 'new':
      return whileNew(incident, ctx);
    case 'in_progress':
      return inProgress(incident, ctx);
    case 'waiting':
      return { text: waitingWords(incident, ctx), tone: 'normal' };
    case 'resolved':
      return {
        text: [t('next.team.resolved', { caller }), ...closesWords(incident, 'team', ctx)].join(' '),
        tone: 'good',
      };
    case 'closed':
    case 'cancelled':
      return { text: ended(incident, ctx), tone: 'subtle' };
  }
};
