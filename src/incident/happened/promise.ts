import { VAGT } from '../../ground/actor';
import { momentWords } from '../../view/time';
import { CALLER, LEAD, OWNER } from '../effects';
import { type Happenings, say, toCaller, toTeam, withSaid } from './happening';

/** By when the caller hears of it. */
export const PROMISE = {
  newsPromised: {
    evolve: (state, { dueAt, text, by }) => ({
      ...state,
      promise: { dueAt, ...(by !== VAGT && { by: { id: by.id, name: by.name } }), ...(text !== undefined && { text }) },
    }),
    says: (event, { after }) => {
      const { dueAt, text } = event;
      return toCaller(event, after, { kind: 'newsPromised', dueAt, ...(text !== undefined && { text }) });
    },
    line: ({ dueAt, text }, { ctx, t, who }) =>
      withSaid(t('history.newsPromised', { who, at: momentWords(ctx, dueAt) }), text),
  },
  promiseBroken: {
    evolve: ({ promise: _, ...state }, { dueAt }) => (dueAt ? { ...state, promise: { dueAt, broken: true } } : state),
    says: (event, { before, after }) => {
      const notice = { kind: 'promiseBroken', ...(event.dueAt && { dueAt: event.dueAt }) } as const;
      const told = before?.news?.told ?? 0;
      const first = told > 0 ? [] : [after.owner ? OWNER : LEAD];
      // The caller reads that the lead knows.
      const again = told === 2 ? [] : [LEAD];
      return [CALLER, ...(before?.promise?.broken ? again : first)].map((to) => say(event, to, notice));
    },
    line: toTeam((_, { t }) => t('history.promiseBroken')),
  },
} satisfies Partial<Happenings>;
