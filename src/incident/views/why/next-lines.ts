import type { Notify } from '../../../desk/model';
import { teamName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import { byWords, dayWords, durationWords, momentWords } from '../../../view/time';
import { list } from '../../../view/words';
import type { Audience } from '../../effects';
import type { Because, Coming, NotComing, What } from '../../policies/coming';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { missedNames, notifyNames, ownerName, priorityName } from '../words';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MOST_DATES = 4;

const nameOf = (ctx: CardContext, incident: Incident, to: Audience): string => {
  if (!isNotify(to)) return to.type === 'caller' ? incident.caller.name : ownerName(ctx, incident);
  return notifyNames(ctx, incident, [to]);
};

const isNotify = (to: Audience): to is Notify => to.type !== 'caller' && to.type !== 'owner';

const names = (ctx: CardContext, incident: Incident, tells: readonly Audience[]): string =>
  list(ctx, [...new Set(tells.map((to) => nameOf(ctx, incident, to)))]);

/** Warnings of the response target show on the card alone: the policy does the telling. */
type Told = Exclude<What, 'responseWarning'>;
const isTold = (coming: Coming): coming is Coming & { readonly what: Told } =>
  coming.what !== 'responseWarning' && (coming.tells.length > 0 || coming.what === 'handOverDue');

/** What somebody hears of. */
export const toldOnly = (coming: readonly Coming[]): readonly (Coming & { readonly what: Told })[] =>
  coming.filter(isTold);

/** "kl. 14.30 (om 2 timer) · Anna Holm får besked …". */
export const comingLine = (coming: Coming & { readonly what: Told }, incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const when = coming.at > ctx.now ? byWords(ctx, coming.at) : t('time.now');
  const what = t(`why.what.${coming.what}`, {
    who: names(ctx, incident, coming.tells),
    way: coming.by ?? 'chat',
    percent: coming.percent ?? 0,
    team: coming.team === undefined ? '' : teamName(ctx, coming.team),
  });
  return `${when} · ${what}`;
};

/** Open time in hours: a day of it is not a day by the clock. */
const openWords = (ctx: CardContext, ms: number): string =>
  ms < DAY ? durationWords(ctx.reader.lang, ms) : textsFor(ctx)('why.hours', { count: Math.round(ms / HOUR) });

const datesWords = (ctx: CardContext, dates: readonly string[]): string =>
  list(ctx, [
    ...dates.slice(0, MOST_DATES).map((date) => dayWords(ctx, date)),
    ...(dates.length > MOST_DATES ? ['…'] : []),
  ]);

const becauseWords = (because: Because, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const at = (moment: Date): string => momentWords(ctx, moment);
  switch (because.kind) {
    case 'rule':
      return t('why.because.rule', {
        span: openWords(ctx, because.ms),
        since: at(because.since),
        skips: because.skips ? 'yes' : 'no',
      });
    case 'openHours': {
      const isNow = because.from <= ctx.now;
      return t('why.because.openHours', {
        now: isNow ? 'yes' : 'no',
        from: isNow ? '' : at(because.from),
        opens: byWords(ctx, because.opens),
      });
    }
    case 'holiday':
      return t('why.because.holiday', { dates: datesWords(ctx, because.dates) });
    case 'hold':
      return t('why.because.hold', { who: because.by.name, until: byWords(ctx, because.until) });
    case 'waiting':
      return t('why.because.waiting', { reason: because.reason, until: byWords(ctx, because.until) });
  }
};

/** Why these do not come sooner, each reason once; that it is simply the rule is said of the first alone. */
export const becauseLines = (coming: readonly Coming[], ctx: CardContext): readonly string[] => {
  const reasons = coming
    .filter(({ at }) => at > ctx.now)
    .flatMap(({ because }, n) => (because && (n === 0 || because.kind !== 'rule') ? [because] : []));
  return [...new Set(reasons.map((because) => becauseWords(because, ctx)))];
};

/** What does not come, and why. */
export const notLine = (not: NotComing, incident: Incident, ctx: CardContext): string => {
  const t = textsFor(ctx);
  switch (not.because) {
    case 'claimed':
      return t('why.not.claimed', {
        who: not.by.name,
        known: not.at ? 'yes' : 'no',
        at: not.at ? momentWords(ctx, not.at) : '',
      });
    case 'paused':
      return t('why.not.paused', {
        since: momentWords(ctx, not.since),
        reason: not.reason,
        dated: not.until ? 'yes' : 'no',
        until: not.until ? byWords(ctx, not.until) : '',
      });
    case 'noPolicy':
      return t('why.not.noPolicy', { priority: priorityName(ctx, incident) });
    case 'atRest':
    case 'silenceTold':
      return t(`why.not.${not.because}`, missedNames(ctx, incident));
    case 'closed':
    case 'cancelled':
      return t(`why.not.${not.because}`);
  }
};
