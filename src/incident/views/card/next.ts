import { numberWords, teamName } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import type { Banner } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords, byWords, momentWords } from '../../../view/time';
import { byName } from '../../../view/words';
import { isPending } from '../../policies/approval';
import { deadline } from '../../policies/deadline';
import { nextNews } from '../../policies/promise';
import type { Incident } from '../../types';
import { awaitedName } from '../approval-words';
import type { CardContext } from '../context';
import { closesWords, mayReopen, missedNames, notifyNames, ownerName, resolverName } from '../words';

const sentences = (...words: readonly string[]): string => words.filter(Boolean).join(' ');

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
  return policy && policy.fired > 0 ? t('next.team.allTold', missedNames(ctx, incident)) : '';
};

/** Who said that they are on it, while that holds. */
const seenWords = ({ seen }: Incident, place: CardPlace, ctx: CardContext): string =>
  seen && seen.until > ctx.now
    ? textsFor(ctx)(`next.${place}.seen`, { name: seen.by.name, until: momentWords(ctx, seen.until) })
    : '';

/** Who above the team has really been told. */
const toldAbove = ({ heard, team: key }: Incident, ctx: CardContext): 'lead' | 'manager' | 'both' | undefined => {
  const team = ctx.desk.teams[key];
  const lead = team !== undefined && heard?.told.includes(team.lead) === true;
  const manager = team?.manager !== undefined && heard?.told.includes(team.manager) === true;
  if (lead && manager && team.lead !== team.manager) return 'both';
  if (lead) return 'lead';
  return manager ? 'manager' : undefined;
};

const whileNew = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const due = deadline(incident) ?? incident.responseTarget.dueAt;
  const isLate = due <= ctx.now;
  const told = toldAbove(incident, ctx) ?? (incident.escalatedTo ? 'team' : 'nobody');
  const values = { team: teamName(ctx, incident.team), told, by: byWords(ctx, due), at: atWords(ctx, due) };
  const words = textsFor(ctx)(`next.${place}.${isLate ? 'newLate' : 'new'}`, values);
  const seen = seenWords(incident, place, ctx);
  if (place === 'team') {
    return { text: sentences(words, seen, policyWords(incident, ctx)), tone: isLate ? 'attention' : 'warning' };
  }
  return isLate ? { text: words, tone: 'warning' } : { text: sentences(seen, words), tone: 'normal' };
};

const inProgress = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const due = incident.resolutionTarget.dueAt;
  const owner = ownerName(ctx, incident);
  return due > ctx.now
    ? { text: t(`next.${place}.in_progress`, { owner, by: byWords(ctx, due) }), tone: 'normal' }
    : {
        text: t(`next.${place}.in_progressLate`, { owner, at: atWords(ctx, due) }),
        tone: place === 'team' ? 'attention' : 'warning',
      };
};

const callerWaits = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const owner = ownerName(ctx, incident);
  const { reason, until } = incident.waiting ?? { reason: 'caller' };
  if (reason === 'caller') return { text: t('next.caller.waiting', { owner }), tone: 'attention' };
  const words = t('next.caller.waitingFor', { owner, reason, dated: until ? 'yes' : 'no' });
  const back = until ? t('next.caller.waitingUntil', { by: atWords(ctx, until) }) : '';
  return { text: sentences(words, back), tone: 'normal' };
};

/** What it waits for, until when, and whether the clock stands still. */
const teamWaits = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const { waiting, resolutionTarget } = incident;
  const until = waiting?.until;
  const back = until ? t('next.team.waitingUntil', { by: atWords(ctx, until), owner: ownerName(ctx, incident) }) : '';
  const { pausedAt, dueAt } = resolutionTarget;
  const runs = dueAt > ctx.now ? 'next.team.clockRuns' : 'next.team.clockRanOut';
  const clock = pausedAt ? t('next.team.clockStands') : t(runs, { by: byWords(ctx, dueAt), at: atWords(ctx, dueAt) });
  const words = t('next.team.waiting', { caller: incident.caller.name, reason: waiting?.reason ?? 'caller' });
  return { text: sentences(words, back, clock), tone: 'normal' };
};

const resolved = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const values = { caller: incident.caller.name, resolver: resolverName(ctx, incident) };
  const words = textsFor(ctx)(`next.${place}.resolved`, values);
  return { text: sentences(words, ...closesWords(incident, place, ctx)), tone: 'good' };
};

const ended = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  if (incident.imported) {
    const { from, open } = incident.imported;
    return { text: t('next.imported', { from, open: open ? 'yes' : 'no' }), tone: 'subtle' };
  }
  const { caller, cancelled, closed, approval, merged } = incident;
  const until = mayReopen(incident, ctx);
  const how =
    incident.status === 'cancelled'
      ? t(approval?.answer?.approved === false ? 'next.declined' : 'next.cancelled', {
          who: byName(ctx, cancelled?.by ?? 'vagt', place === 'caller' ? caller.id : undefined),
        })
      : t(`next.${place}.closed`, {
          how: closed?.how ?? 'confirmed',
          caller: caller.name,
          into: merged ? numberWords(ctx, merged) : '',
        });
  const over = place === 'caller' ? t('next.reopenOver') : '';
  const again = merged ? 'next.splitUntil' : 'next.reopenUntil';
  return { text: sentences(how, until ? t(again, { by: byWords(ctx, until) }) : over), tone: 'subtle' };
};

const awaited = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const dueAt = incident.approval?.dueAt ?? ctx.now;
  const late = dueAt <= ctx.now ? 'yes' : 'no';
  const values = { who: awaitedName(incident, ctx), by: byWords(ctx, dueAt), at: atWords(ctx, dueAt), late };
  return { text: textsFor(ctx)(`next.${place}.approval`, values), tone: late === 'yes' ? 'warning' : 'normal' };
};

/** By when the caller hears of it. */
const newsWords = (incident: Incident, place: CardPlace, ctx: CardContext): string => {
  const { promise } = incident;
  // The team is told of what differs from the desk's own times.
  const at = place === 'caller' ? nextNews(incident) : promise?.by || promise?.broken ? promise.dueAt : undefined;
  const due = deadline(incident);
  if (!at || at <= ctx.now) return '';
  // Before somebody has it, when they answer is when its caller hears of it.
  if (place === 'caller' && due?.getTime() === at.getTime()) {
    return incident.status === 'new' ? '' : textsFor(ctx)('next.caller.newsThen');
  }
  return textsFor(ctx)(`next.${place}.news`, { caller: incident.caller.name, by: byWords(ctx, at) });
};

/** What happens next and by when: for the person it happens to, or for the people who work on it. */
export const nextBanner = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  const { text, tone } = statusBanner(incident, place, ctx);
  return { text: sentences(text, newsWords(incident, place, ctx)), tone };
};

const statusBanner = (incident: Incident, place: CardPlace, ctx: CardContext): Banner => {
  if (isPending(incident)) return awaited(incident, place, ctx);
  switch (incident.status) {
    case 'new':
      return whileNew(incident, place, ctx);
    case 'in_progress':
      return inProgress(incident, place, ctx);
    case 'waiting':
      return place === 'team' ? teamWaits(incident, ctx) : callerWaits(incident, ctx);
    case 'resolved':
      return resolved(incident, place, ctx);
    case 'closed':
    case 'cancelled':
      return ended(incident, place, ctx);
  }
};
