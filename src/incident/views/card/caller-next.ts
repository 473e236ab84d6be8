import { teamName } from '../../../desk/words';
import type { Banner } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords, byWords } from '../../../view/time';
import { byName } from '../../../view/words';
import { deadline } from '../../policies/next-look';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { closesWords, mayReopen } from '../ending';
import { ownerName, resolverName } from '../words';

const whileNew = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const due = deadline(incident) ?? incident.responseTarget.dueAt;
  const team = teamName(ctx, incident.team);
  const { seen } = incident;
  const isSeen = seen !== undefined && seen.until > ctx.now;
  if (due > ctx.now) {
    const words = t('next.caller.new', { team, by: byWords(ctx, due) });
    const first = isSeen ? `${t('next.caller.seen', { name: seen.by.name })} ` : '';
    return { text: `${first}${words}`, tone: 'normal' };
  }
  const told = incident.escalatedTo ?? 'nobody';
  return { text: t('next.caller.newLate', { team, at: atWords(ctx, due), told }), tone: 'warning' };
};

const inProgress = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const due = incident.resolutionTarget.dueAt;
  const owner = ownerName(ctx, incident);
  return due > ctx.now
    ? { text: t('next.caller.in_progress', { owner, by: byWords(ctx, due) }), tone: 'normal' }
    : { text: t('next.caller.in_progressLate', { owner, at: atWords(ctx, due) }), tone: 'warning' };
};

const waiting = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  const owner = ownerName(ctx, incident);
  const { reason, until } = incident.waiting ?? { reason: 'caller' };
  if (reason === 'caller') return { text: t('next.caller.waiting', { owner }), tone: 'attention' };
  const words = t('next.caller.waitingFor', { owner, reason, dated: until ? 'yes' : 'no' });
  const back = until ? ` ${t('next.caller.waitingUntil', { by: atWords(ctx, until) })}` : '';
  return { text: `${words}${back}`, tone: 'normal' };
};

const ended = (incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const until = mayReopen(incident, ctx);
  const how =
    incident.status === 'cancelled'
      ? t('next.cancelled', { who: byName(ctx, incident.cancelled?.by ?? 'vagt', incident.caller.id) })
      : t('next.caller.closed', { how: incident.closed?.how ?? 'confirmed' });
  return `${how} ${until ? t('next.reopenUntil', { by: byWords(ctx, until) }) : t('next.reopenOver')}`;
};

/** What happens next and by when, for the person it happens to. */
export const callerNext = (incident: Incident, ctx: CardContext): Banner => {
  const t = textsFor(ctx);
  switch (incident.status) {
    case 'new':
      return whileNew(incident, ctx);
    case 'in_progress':
      return inProgress(incident, ctx);
    case 'waiting':
      return waiting(incident, ctx);
    case 'resolved':
      return {
        text: [
          t('next.caller.resolved', { resolver: resolverName(ctx, incident) }),
          ...closesWords(incident, 'caller', ctx),
        ].join(' '),
        tone: 'good',
      };
    case 'closed':
    case 'cancelled':
      return { text: ended(incident, ctx), tone: 'subtle' };
  }
};
