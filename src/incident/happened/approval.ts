import { VAGT } from '../../ground/actor';
import { APPROVER, CALLER, TEAM } from '../effects';
import { withPausedClocks, withResumedClocks } from '../policies/approval-clocks';
import type { Incident } from '../types';
import { askedName } from '../views/approval-words';
import { asksRulesNow } from './choosing';
import { type Happenings, say, toCaller, toOwner, toTeam, withSaid } from './happening';

type Answer = NonNullable<NonNullable<Incident['approval']>['answer']>;

const answered = (state: Incident, answer: Omit<Answer, 'by'>, by: Answer['by'] | typeof VAGT): Incident =>
  state.approval && by !== VAGT ? { ...state, approval: { ...state.approval, answer: { ...answer, by } } } : state;

/** A request and the yes or no that it needs. */
export const APPROVAL = {
  approvalAsked: {
    evolve: (state, { at, approver, manager, remindAt, dueAt }) => ({
      ...withPausedClocks(state, at),
      approval: { ...(approver !== undefined && { approver }), ...(manager && { manager }), remindAt, dueAt, told: 0 },
    }),
    says: (event) => [say(event, APPROVER, { kind: 'approvalAsked', dueAt: event.dueAt, repeat: false })],
    line: (_, { incident, ctx, t }) => t('history.approvalAsked', { who: askedName(incident, 0, ctx) }),
  },
  approvalReminded: {
    evolve: (state, { step }) => (state.approval ? { ...state, approval: { ...state.approval, told: step } } : state),
    says: (event, { after }) =>
      after.approval
        ? [say(event, APPROVER, { kind: 'approvalAsked', dueAt: after.approval.dueAt, repeat: true })]
        : [],
    line: toTeam(({ step }, { incident, ctx, t }) =>
      t('history.approvalReminded', { who: askedName(incident, step, ctx) }),
    ),
  },
  inquired: {
    evolve: (state) => (state.approval ? { ...state, approval: { ...state.approval, inquired: true } } : state),
    says: (event) => [say(event, CALLER, { kind: 'inquired', text: event.text })],
    line: ({ text }, { t, who }) => withSaid(t('history.inquired', { who }), text),
  },
  approved: {
    evolve: (state, { at, by }) => answered(withResumedClocks(state, at), { approved: true, at }, by),
    says: (event, { after }) => [
      ...asksRulesNow(event, after),
      ...toCaller(event, after, { kind: 'approved' }),
      ...(after.owner ? toOwner(event, after, { kind: 'approved' }) : [say(event, TEAM, { kind: 'approved' })]),
    ],
    line: (_, { t, who }) => t('history.approved', { who }),
  },
  declined: {
    evolve: (state, { at, by, why }) => answered(state, { approved: false, at, why }, by),
    says: (event, { after }) => [
      ...toCaller(event, after, { kind: 'declined', text: event.why }),
      ...toOwner(event, after, { kind: 'declined', text: event.why }),
    ],
    line: ({ why }, { t, who }) => withSaid(t('history.saidNo', { who }), why),
  },
} satisfies Partial<Happenings>;
