import { type IncidentEffect, LEAD } from '../effects';
import type { IncidentEvent } from '../events';
import { isLow } from '../state/satisfaction';
import type { Incident } from '../types';
import { type Happenings, say, untold } from './happening';

/** Of a case that is over: whether its caller may be asked is looked up first. */
export const asksHowItWent = ({ at }: Pick<IncidentEvent, 'at'>, { id, score }: Incident): readonly IncidentEffect[] =>
  score ? [] : [{ type: 'command', kind: 'incident', id, command: 'survey', key: `survey.${at.getTime()}` }];

/** How it went, as its caller says: their lead hears of a bad one, nobody else of any. */
export const SURVEY = {
  surveyed: {
    callersOnly: true,
    evolve: (state) => ({ ...state, surveyed: true }),
    says: untold,
  },
  scored: {
    callersOnly: true,
    evolve: (state, { score: given, at }) => ({ ...state, score: { given, at } }),
    says: (event) => (isLow(event.score) ? [say(event, LEAD, { kind: 'lowScore', score: event.score })] : []),
    line: (_, { t, who, as }) => (as === 'caller' ? t('history.scored', { who }) : undefined),
  },
  explained: {
    callersOnly: true,
    evolve: (state, { text: why }) => ({ ...state, ...(state.score && { score: { ...state.score, why } }) }),
    says: (event, { after }) =>
      after.score ? [say(event, LEAD, { kind: 'lowScore', score: after.score.given, text: event.text })] : [],
  },
} satisfies Partial<Happenings>;
