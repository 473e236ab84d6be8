import { addSpan } from '../../calendar/business-time';
import type { Desk } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import type { CommandOf } from '../commands';
import { isUnresolved, reopenUntil } from '../lifecycle';
import type { Incident } from '../types';
import {
  ALREADY,
  caller,
  callerOrOperator,
  claimFirst,
  type Draft,
  isBlank,
  operator,
  planResumed,
  refuse,
} from './shared';

/** A resolved case closes by itself in the hours of its resolution target. */
const closesAt = (state: Incident, desk: Desk, at: Date): Date => {
  const calendar = state.calendars[state.resolutionTarget.hours];
  if (!calendar) throw new Error(`Incident ${state.id} has no hours "${state.resolutionTarget.hours}"`);
  return addSpan(desk.autoClose, at, calendar);
};

/** What fixed it. Claims it first where nobody has. */
export const resolve = operator<CommandOf<'resolve'>>((command, state, desk) => {
  if (state.status === 'resolved') return ALREADY;
  if (!isUnresolved(state)) return refuse('not_now');
  if (isBlank(command.text)) return refuse('empty_text');
  if (command.text.length > LIMITS.text) return refuse('too_long');
  const { text, code } = command;
  return [...claimFirst(command, state), { type: 'resolved', text, code, closesAt: closesAt(state, desk, command.at) }];
});

/** The caller says it works again: that is the resolution and its confirmation at once. */
export const works = caller<CommandOf<'works'>>((command, state, desk) => {
  if (state.status === 'closed') return ALREADY;
  if (state.status === 'cancelled') return refuse('not_now');
  const resolved: readonly Draft[] = isUnresolved(state)
    ? [{ type: 'resolved', text: '', code: 'no_fault', closesAt: closesAt(state, desk, command.at) }]
    : [];
  return [...resolved, { type: 'closed', how: 'caller' }];
});

/** The caller confirms the resolution. */
export const fixed = caller<CommandOf<'fixed'>>((_command, state) => {
  if (state.status === 'closed') return ALREADY;
  return state.status === 'resolved' ? [{ type: 'closed', how: 'confirmed' }] : refuse('not_now');
});

/** Back to work at the same operator; a case nobody ever had goes back to the team and its policy starts again. */
const openAgain = (state: Incident, desk: Desk, at: Date, why: string | undefined): readonly Draft[] => {
  const to = state.owner && state.status !== 'cancelled' ? 'in_progress' : 'new';
  const reopened: Draft = { type: 'reopened', to, ...(why && { why }) };
  return to === 'in_progress'
    ? [reopened]
    : [reopened, { type: 'planned', plan: planResumed(state, desk, at), because: 'reopened' }];
};

const isTooLate = (state: Incident, at: Date): boolean => {
  const until = reopenUntil(state);
  return until !== undefined && at > until;
};

/** The caller says it is not fixed, with a word why; also when it was closed meanwhile. */
export const notYet = caller<CommandOf<'notYet'>>((command, state, desk) => {
  if (isUnresolved(state)) return ALREADY;
  if (state.status === 'cancelled') return refuse('not_now');
  if (isBlank(command.why)) return refuse('empty_text');
  if (command.why.length > LIMITS.why) return refuse('too_long');
  return isTooLate(state, command.at) ? refuse('too_late') : openAgain(state, desk, command.at, command.why);
});

export const cancel = callerOrOperator<CommandOf<'cancel'>>((command, state) => {
  if (state.status === 'cancelled') return ALREADY;
  if (!isUnresolved(state)) return refuse('not_now');
  if ((command.why?.length ?? 0) > LIMITS.why) return refuse('too_long');
  return [{ type: 'cancelled', ...(command.why && { why: command.why }) }];
});

export const reopen = callerOrOperator<CommandOf<'reopen'>>((command, state, desk) => {
  if (isUnresolved(state)) return ALREADY;
  if ((command.why?.length ?? 0) > LIMITS.why) return refuse('too_long');
  return isTooLate(state, command.at) ? refuse('too_late') : openAgain(state, desk, command.at, command.why);
});
