import type { Desk } from '../../desk/model';
import { type By, VAGT } from '../../ground/actor';
import { LIMITS } from '../../ground/limits';
import type { OmitEach } from '../../record/schema';
import type { ReviewCommand } from '../commands';
import type { ReviewEvent, ReviewRefusal } from '../events';
import { hasAction, mayApproveReview, mayReview } from '../rights';
import type { Action, Review } from '../types';
import { tick } from './tick';

/** An event before it is stamped with when, who and of which case. */
export type Draft = OmitEach<ReviewEvent, 'at' | 'by' | 'deskVersion' | 'about'>;
type Outcome = readonly Draft[] | ReviewRefusal;

/** More nobody follows up. */
const MOST_ACTIONS = 20;
const ALREADY: readonly Draft[] = [];
const refuse = (refused: ReviewRefusal['refused']): ReviewRefusal => ({ refused });

type Given = Exclude<ReviewCommand, { readonly by: typeof VAGT }>;
type Of<T extends Given['type']> = Extract<Given, { readonly type: T }>;

const problemWith = (text: string, most: number): ReviewRefusal | undefined => {
  if (text.trim() === '') return refuse('empty');
  return text.length > most ? refuse('too_long') : undefined;
};

const written = ({ part, text }: Of<'write'>, { parts }: Review): Outcome => {
  if (text.length > LIMITS.text) return refuse('too_long');
  return (parts[part]?.text ?? '') === text.trim() ? ALREADY : [{ type: 'written', part, text: text.trim() }];
};

const acted = (command: Of<'act'>, { actions }: Review, desk: Desk, at: Date): Outcome => {
  const { action, text, owner, dueAt } = command;
  const before = actions.find(({ id }) => id === action);
  const problem = problemWith(text, LIMITS.why);
  if (problem) return problem;
  if (!desk.people[owner.key]) return refuse('no_such_person');
  if (dueAt <= at) return refuse('date_passed');
  if (before && before.status !== 'open') return refuse('action_ended');
  if (!before && actions.length >= MOST_ACTIONS) return refuse('too_many');
  const isSame = before?.text === text && before.owner.key === owner.key && before.dueAt.getTime() === dueAt.getTime();
  return isSame ? ALREADY : [{ type: 'acted', action, text, owner, dueAt }];
};

const ended = (command: Of<'done'> | Of<'drop'>, { actions }: Review, desk: Desk): Outcome => {
  const found = actions.find(({ id }) => id === command.action);
  const reads = mayReview(desk, command.by, command.of.whose);
  // To whoever neither has it nor reads the review there is none.
  if (!reads && !(found && hasAction(command.by, found))) return refuse('no_such_review');
  if (!found) return refuse('no_such_action');
  return command.type === 'done' ? isDone(found) : dropped(command, found);
};

const isDone = ({ id, status }: Action): Outcome => {
  if (status === 'done') return ALREADY;
  return status === 'dropped' ? refuse('action_ended') : [{ type: 'done', action: id }];
};

const dropped = ({ why }: Of<'drop'>, { id, status }: Action): Outcome => {
  if (status === 'dropped') return ALREADY;
  if (status === 'done') return refuse('action_ended');
  return problemWith(why, LIMITS.why) ?? [{ type: 'dropped', action: id, why: why.trim() }];
};

const approved = (command: Of<'approve'>, { status, parts }: Review, desk: Desk): Outcome => {
  if (!mayApproveReview(desk, command.by, command.of.whose)) return refuse('only_approver');
  if (status === 'approved') return ALREADY;
  return parts.summary ? [{ type: 'approved' }] : refuse('empty');
};

const ofPerson = (command: Given, state: Review | undefined, desk: Desk, at: Date): Outcome => {
  if (command.type === 'done' || command.type === 'drop') {
    return state ? ended(command, state, desk) : refuse('no_such_review');
  }
  if (!mayReview(desk, command.by, command.of.whose)) return refuse('no_such_review');
  if (command.type === 'begin') {
    if (state) return ALREADY;
    const { review, of } = command;
    return of.ended ? [{ type: 'begun', review, desk: desk.id, because: [] }] : refuse('not_ended');
  }
  if (!state) return refuse('no_such_review');
  switch (command.type) {
    case 'write':
      return state.status === 'approved' ? refuse('approved') : written(command, state);
    case 'act':
      return acted(command, state, desk, at);
    case 'share':
      if (state.status !== 'draft') return ALREADY;
      return state.parts.summary ? [{ type: 'shared' }] : refuse('empty');
    case 'approve':
      return approved(command, state, desk);
  }
};

/** What a command comes to: events, `[]` because it is so already, or a refusal. Pure. */
export const decide = (
  command: ReviewCommand,
  at: Date,
  state: Review | undefined,
  desk: Desk,
): readonly ReviewEvent[] | ReviewRefusal => {
  const stamp =
    (about: Review['about'], by: By) =>
    (draft: Draft): ReviewEvent => ({
      ...draft,
      at,
      by,
      about,
      deskVersion: desk.version,
    });
  if (command.type === 'tick') return state ? tick(state, desk, at).map(stamp(state.about, VAGT)) : [];
  if (command.type === 'ask') {
    const { found, review } = command;
    if (!found || state || found.because.length === 0) return [];
    const { of, because, writer, dueAt } = found;
    const begun: Draft = { type: 'begun', review, desk: desk.id, because, dueAt, ...(writer && { writer }) };
    return [stamp(of.about, VAGT)(begun)];
  }
  const outcome = ofPerson(command, state, desk, at);
  const { id, name } = command.by;
  return 'refused' in outcome ? outcome : outcome.map(stamp(command.of.about, { id, name }));
};
