import { text } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block, Spans } from '../../view/view';
import { type Called, callerState } from '../on-behalf/called';
import type { Incident } from '../types';
import type { Fact } from './card/parts';
import type { CardContext } from './context';

/** The number on which a caller wants to be called: as they said, else as the company's own list has it. */
const phoneOf = ({ called, callerRecord }: Pick<Incident, 'called' | 'callerRecord'>): string | undefined =>
  called?.callBack ?? callerRecord?.phone;

/** What can be dialled of a number as it was written. */
const dialled = (phone: string): string =>
  [...phone.replace('(0)', '')].filter((sign) => sign === '+' || (sign >= '0' && sign <= '9')).join('');

/** A number that a client may dial: its own words stand there wherever it cannot. */
const phoneSpans = (phone: string): Spans => {
  const digits = dialled(phone);
  return digits === '' ? [phone] : [{ link: `tel:${digits}`, label: phone }];
};

/** How its caller stands to the case, for texts that choose by it. */
export const callerValues = (incident: Incident) => {
  const phone = phoneOf(incident);
  return {
    caller: incident.caller.name,
    state: callerState(incident),
    known: phone === undefined ? 'no' : 'yes',
    phone: phone ?? '',
  };
};

/** How it was told, in words: *Kim called*. */
export const sourceWords = (ctx: CardContext, source: NonNullable<Called['source']>, caller: string): string =>
  textsFor(ctx)('called.source', { source, caller });

/** What whoever wrote it down was told beside what is wrong. */
export const calledFacts = (incident: Incident, ctx: CardContext): readonly Fact[] => {
  const t = textsFor(ctx);
  const { called, caller } = incident;
  const phone = phoneOf(incident);
  return [
    ...(called?.source ? [{ label: t('fact.source'), value: [sourceWords(ctx, called.source, caller.name)] }] : []),
    ...(called?.since === undefined ? [] : [{ label: t('fact.since'), value: [called.since] }]),
    ...(phone === undefined ? [] : [{ label: t('fact.callBack'), value: phoneSpans(phone) }]),
  ];
};

/** That nobody in chat reads it as its caller, and what that leaves to the team. */
export const absentBlocks = (incident: Incident, ctx: CardContext): readonly Block[] =>
  incident.absent ? [text(textsFor(ctx)('card.absent', callerValues(incident)), 'warning')] : [];

/** What was meant for a caller who is in no chat is left to whoever said it. */
export const tellThemWords = (incident: Incident, ctx: CardContext): string =>
  textsFor(ctx)('line.tellThem', callerValues(incident));
