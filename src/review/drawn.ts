import { serviceName } from '../desk/words';
import type { IncidentEvent } from '../incident/events';
import { HAPPENED } from '../incident/happened';
import type { StoredIncident } from '../incident/stored';
import type { Incident } from '../incident/types';
import type { CardContext } from '../incident/views/context';
import { textsFor } from '../view/text';
import { durationWords, momentWords } from '../view/time';
import { byName } from '../view/words';

/** One line of a case's history; what only the team may know is marked. */
export interface DrawnLine {
  readonly at: Date;
  readonly text: string;
  readonly internal: boolean;
}

export interface DrawnFact {
  readonly label: string;
  readonly value: string;
}

/** A case as its record and its whole history have it. */
export interface RecordedCase {
  readonly incident: Incident;
  readonly history: StoredIncident['timeline'];
}

const lineOf = (event: IncidentEvent, as: 'team' | 'caller', { incident, history }: RecordedCase, ctx: CardContext) => {
  const who = byName(ctx, event.by);
  return HAPPENED[event.type].line?.(event, { as, incident, ctx, timeline: history, who, t: textsFor(ctx) });
};

/** What happened, oldest first, in the reader's language. How its caller scored it is for the lead alone. */
export const drawnLines = (recorded: RecordedCase, ctx: CardContext): readonly DrawnLine[] =>
  recorded.history.flatMap((event) => {
    const text = lineOf(event, 'team', recorded, ctx);
    const open = lineOf(event, 'caller', recorded, ctx);
    return text === undefined ? [] : [{ at: event.at, text, internal: open === undefined }];
  });

const firstOf = ({ history }: RecordedCase, ...types: readonly IncidentEvent['type'][]): Date | undefined =>
  history.find(({ type }) => types.includes(type))?.at;

/** Reported, claimed, worked around, resolved, ended: when, and how long after it was reported. */
export const drawnTimes = (recorded: RecordedCase, ctx: CardContext): readonly DrawnFact[] => {
  const t = textsFor(ctx);
  const { incident } = recorded;
  const after = (at: Date): string =>
    t('review.after', { span: durationWords(ctx.reader.lang, at.getTime() - incident.loggedAt.getTime()) });
  const fact = (label: string, at: Date | undefined): readonly DrawnFact[] =>
    at ? [{ label, value: `${momentWords(ctx, at)} (${after(at)})` }] : [];
  return [
    { label: t('review.times.logged'), value: momentWords(ctx, incident.loggedAt) },
    ...fact(t('review.times.claimed'), firstOf(recorded, 'claimed', 'assigned')),
    ...fact(t('review.times.workaround'), incident.workaround?.at),
    ...fact(t('review.times.resolved'), incident.resolution?.at),
    ...fact(t('review.times.closed'), incident.closed?.at ?? incident.cancelled?.at),
  ];
};

/** What it put down, and for how long. */
export const drawnDown = ({ incident }: RecordedCase, ctx: CardContext): readonly DrawnFact[] =>
  (incident.down ?? []).map(({ service, from, to }) => ({
    label: textsFor(ctx)('review.down', { service: serviceName(ctx, service) }),
    value: durationWords(ctx.reader.lang, (to ?? ctx.now).getTime() - from.getTime()),
  }));
