import { earliest } from '../ground/moments';
import type { ReviewEvent } from './events';
import type { Action, Review } from './types';

type Begun = Extract<ReviewEvent, { readonly type: 'begun' }>;

const begun = ({ review, desk, because, writer, dueAt, at, by, about, deskVersion }: Begun): Review => ({
  id: review,
  desk,
  deskVersion,
  source: 'review',
  externalKey: review,
  about,
  begunBy: by,
  begunAt: at,
  ...(writer && { writer }),
  because,
  status: 'draft',
  ...(dueAt && { due: { at: dueAt } }),
  parts: {},
  actions: [],
  changedAt: at,
});

const changed = (state: Review, id: string, change: (action: Action) => Action): Review => ({
  ...state,
  actions: state.actions.map((action) => (action.id === id ? change(action) : action)),
});

const acted = (state: Review, event: Extract<ReviewEvent, { readonly type: 'acted' }>): Review => {
  const { action: id, text, owner, dueAt } = event;
  const given: Action = { id, text, owner, dueAt, status: 'open', remindAt: dueAt };
  return state.actions.some((action) => action.id === id)
    ? changed(state, id, () => given)
    : { ...state, actions: [...state.actions, given] };
};

const apply = (state: Review, event: ReviewEvent): Review => {
  const { at, by } = event;
  switch (event.type) {
    case 'begun':
      return state;
    case 'written': {
      const { [event.part]: _, ...others } = state.parts;
      if (event.text === '' || by === 'vagt') return { ...state, parts: others };
      return { ...state, parts: { ...others, [event.part]: { text: event.text, at, by } } };
    }
    case 'acted':
      return acted(state, event);
    case 'done':
      return changed(state, event.action, ({ remindAt: _, ...action }) => ({
        ...action,
        status: 'done',
        ended: { at, by },
      }));
    case 'dropped':
      return changed(state, event.action, ({ remindAt: _, ...action }) => ({
        ...action,
        status: 'dropped',
        why: event.why,
        ended: { at, by },
      }));
    case 'shared':
      return { ...state, status: 'shared' };
    case 'approved':
      return by === 'vagt' ? state : { ...state, status: 'approved', approved: { at, by } };
    case 'overdue':
      return { ...state, ...(state.due && { due: { ...state.due, told: true } }) };
    case 'reminded':
      return changed(state, event.action, (action) => ({ ...action, remindAt: event.again }));
    case 'orphaned':
      return changed(state, event.action, ({ remindAt: _, ...action }) => ({ ...action, orphaned: true }));
  }
};

/** The next look: when it should have been approved, and when somebody is reminded. */
export const nextLook = ({ status, due, actions }: Review): Date | undefined =>
  [due && !due.told && status !== 'approved' ? due.at : undefined, ...actions.map(({ remindAt }) => remindAt)].reduce(
    earliest,
    undefined,
  );

export const evolve = (before: Review | undefined, event: ReviewEvent): Review => {
  if (event.type !== 'begun' && !before) throw new Error(`A review cannot begin with "${event.type}"`);
  const applied = before ? apply(before, event) : event.type === 'begun' ? begun(event) : undefined;
  if (!applied) throw new Error('Nothing was begun');
  const { nextAt: _, ...state } = {
    ...applied,
    about: event.about,
    changedAt: event.at,
    deskVersion: event.deskVersion,
  };
  const nextAt = nextLook(state);
  return nextAt ? { ...state, nextAt } : state;
};
