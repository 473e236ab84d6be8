import { addSpan } from '../../calendar/business-time';
import { VAGT } from '../../ground/actor';
import type { IncidentEvent } from '../events';
import { type Incident } from '../types';
import { OFFER } from './nudge';

/** Timers are no news; a day that came is, for it asks somebody to go on. */
const isNews = (event: IncidentEvent): boolean =>
  event.by !== VAGT || (event.type === 'resumed' && event.because === 'date');

const withoutNews = ({ news: _, ...state }: Incident): Incident => state;

/**
 * When the silence of a claimed or waiting case is told next. Whatever a person does with it is news; a case that waits
 * for a day is silent from that day on.
 */
export const withNews = (state: Incident, event: IncidentEvent): Incident => {
  const { status, noNews, news, calendars, waiting } = state;
  if (status !== 'in_progress' && status !== 'waiting') return withoutNews(state);
  const calendar = noNews && calendars[noNews.hours];
  if (!noNews || !calendar) return withoutNews(state);
  const limit = (from: Date): Date => addSpan(noNews.span, from, calendar);
  const start = (at: Date): Date => (waiting?.until && waiting.until > at ? waiting.until : at);
  if (event.type === 'noNews') {
    return { ...state, news: { at: event.since, dueAt: limit(event.at), told: event.to === 'owner' ? 1 : 2 } };
  }
  // Its owner hears of it by the offer to close.
  if (event.type === 'nudged' && event.told === OFFER && news) {
    return { ...state, news: { ...news, dueAt: limit(event.at), told: news.told === 2 ? 2 : 1 } };
  }
  // Its owner is reminded by that.
  const reminds = event.type === 'promiseBroken' || (event.type === 'targetBreached' && event.sorry);
  if (reminds && news?.told === 0 && state.owner) {
    return { ...state, news: { ...news, dueAt: limit(event.at), told: 1 } };
  }
  // A second one tells the lead.
  if (event.type === 'promiseBroken' && !event.dueAt && news?.told === 1) {
    return { ...state, news: { ...news, told: 2 } };
  }
  if (isNews(event) || !news) {
    return { ...state, news: { at: event.at, dueAt: limit(start(event.at)), told: 0 } };
  }
  if (event.type !== 'planned' || news.told > 0) return state;
  return { ...state, news: { ...news, dueAt: limit(start(news.at)) } };
};
