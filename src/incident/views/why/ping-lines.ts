import type { DeliveryReason } from '../../../delivery/reasons';
import { teamName } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import { list, shorten } from '../../../view/words';
import { type Fate, type Ping, type PingTarget, type PingWhere } from '../../pings';
import type { CardContext } from '../context';

const LONGEST_NAME = 60;

const toWords = (to: PingTarget, ctx: CardContext): string => {
  const t = textsFor(ctx);
  switch (to.type) {
    case 'person':
      return shorten(to.name, LONGEST_NAME);
    case 'room':
      return teamName(ctx, to.team);
    case 'onCall':
      return t('why.to.onCall', { team: teamName(ctx, to.team) });
    case 'nobody':
      return t('why.to.nobody');
  }
};

/** Of a message that arrived: why it went where it went. */
const STAYS: ReadonlySet<DeliveryReason> = new Set(['digest', 'folded', 'nobody_on_call']);

const reasonWords = (fate: Fate, ctx: CardContext): string => {
  if (!('reason' in fate) || fate.reason === undefined) return '';
  // What a message waited for on the way is over once it has arrived.
  if (fate.status === 'sent' && !STAYS.has(fate.reason)) return '';
  const who = fate.status === 'cancelled' ? fate.by : undefined;
  const values = { known: who === undefined ? 'no' : 'yes', who: shorten(who ?? '', LONGEST_NAME) };
  return `: ${textsFor(ctx)(`why.reason.${fate.reason}`, values)}`;
};

const insteadWords = (instead: PingWhere | undefined, ctx: CardContext): string => {
  if (!instead) return '';
  const t = textsFor(ctx);
  return instead.to.type === 'nobody'
    ? `; ${t('why.insteadNobody')}`
    : `; ${t('why.instead', { who: toWords(instead.to, ctx), way: t(`why.way.${instead.way}`) })}`;
};

const fateWords = (fate: Fate, ctx: CardContext): string => {
  const at = fate.status === 'waits' ? fate.until : fate.status === 'sent' ? fate.at : undefined;
  const status = textsFor(ctx)(`why.fate.${fate.status}`, { at: at ? momentWords(ctx, at) : '' });
  const instead = 'instead' in fate ? fate.instead : undefined;
  return `${status}${reasonWords(fate, ctx)}${insteadWords(instead, ctx)}`;
};

/** Who hears it and how, and for whom. */
const whoWords = ({ to, way, standsFor }: Ping, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const who = list(
    ctx,
    (standsFor ?? []).map((name) => shorten(name, LONGEST_NAME)),
  );
  if (to.type === 'nobody') return standsFor ? t('why.to.nobodyFor', { who }) : toWords(to, ctx);
  const words = `${toWords(to, ctx)}, ${t(`why.way.${way}`)}`;
  return standsFor ? t('why.standsFor', { to: words, who }) : words;
};

/** When, what, to whom, and what became of it. */
export const pingParts = (ping: Ping, ctx: CardContext): readonly string[] => [
  momentWords(ctx, ping.at),
  textsFor(ctx)('why.said', { kind: ping.kind }),
  whoWords(ping, ctx),
  fateWords(ping.fate, ctx),
];

/** "kl. 09.05 · ingen har taget sagen · Servicedesk, i kanalen · leveret kl. 09.05". */
export const pingLine = (ping: Ping, ctx: CardContext): string => pingParts(ping, ctx).join(' · ');
