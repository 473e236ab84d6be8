import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine, momentUnknownLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { parseWhen } from '../../command/when';
import { peopleOfDesk } from '../people';
import { isReadable, listedActions } from '../queries/unfinished';
import {
  afterwards,
  giveReview,
  noSuchReview,
  opened,
  openedAction,
  type Pressed,
  type ReviewDeps,
  type ReviewTurn,
  reviewOutcome,
} from '../turn';
import { actionForm, dropForm, type Typed } from '../views/forms';
import { actionsView } from '../views/lists';
import { reviewRefusal } from '../views/words';

const list = async (turn: ReviewTurn): Promise<Reply> => privately(actionsView(turn.ctx, await listedActions(turn)));

const formFor = async (turn: Pressed, typed: Typed = {}): Promise<Reply> => {
  const { review: id, action: named } = turn.input.data;
  const found = await opened(turn, id);
  if (!found?.review) return noSuchReview(turn);
  const { state } = found.review;
  const action = state.actions.find((one) => one.id === named);
  const people = peopleOfDesk(turn.ctx.desk, state.about.team);
  return privately(actionForm(turn.ctx, state, action, named ?? turn.deps.newId(), people, typed));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const { review: id, action = '', text = '', owner: key = '', due = '' } = input.data;
  const again = (problem: string): Promise<Reply> => formFor(turn, { text, owner: key, due, problem });
  const found = await opened(turn, id);
  if (!found?.review || action === '') return noSuchReview(turn);
  if (text.trim() === '' || key === '' || due.trim() === '') return again(fillInLine(ctx));
  const dueAt = parseWhen(due, { now: ctx.now, ...ctx.reader });
  if (!dueAt) return again(momentUnknownLine(ctx, due));
  const owner = { key, name: ctx.desk.people[key]?.name ?? key };
  const handled = await giveReview(
    turn,
    found.of,
    { type: 'act', action, text: text.trim(), owner, dueAt },
    found.review,
  );
  if (handled.type === 'refused') return again(reviewRefusal(ctx, handled.refusal));
  return afterwards(turn, found.of, found.review, handled, 'review.done.acted');
};

/** Afterwards who reads the review sees it, and who only has an action sees theirs. */
const ended = async (
  turn: Pressed,
  then: { readonly type: 'done' } | { readonly type: 'drop'; readonly why: string },
) => {
  const { ctx, who } = turn;
  const found = await openedAction(turn);
  if (!found) return noSuchReview(turn);
  const { of, review, action } = found;
  const handled = await giveReview(turn, of, { ...then, action: action.id }, review);
  if (handled.type === 'refused' && (handled.refusal.refused === 'empty' || handled.refusal.refused === 'too_long')) {
    const typed = { why: then.type === 'drop' ? then.why : '', problem: reviewRefusal(ctx, handled.refusal) };
    return privately(dropForm(ctx, review.state, action, typed));
  }
  const done = then.type === 'done' ? 'review.done.done' : 'review.done.dropped';
  if (isReadable(ctx.desk, who.actor, of.state)) return afterwards(turn, of, review, handled, done);
  const { text, tone } = reviewOutcome(turn, handled, done);
  return tell(text, tone);
};

const drop = async (turn: Pressed): Promise<Reply> => {
  const found = await openedAction(turn);
  if (!found) return noSuchReview(turn);
  return privately(dropForm(turn.ctx, found.review.state, found.action));
};

/** `actions`, `handlinger`: what is to be done after reviews, within the reader's rights and what is theirs. */
export const actions = {
  name: 'actions',
  typed: {
    for: 'operators',
    words: { en: ['actions'], da: ['handlinger'] },
    usage: 'nothing',
    help: 'help.actions',
    answer: list,
  },
  presses: {
    list: { opens: 'look', answer: list },
    edit: { opens: 'form', answer: (turn: Pressed) => formFor(turn) },
    send: { answer: send },
    done: { answer: (turn: Pressed) => ended(turn, { type: 'done' }) },
    drop: { opens: 'form', answer: drop },
    dropped: { answer: (turn: Pressed) => ended(turn, { type: 'drop', why: turn.input.data['why'] ?? '' }) },
  },
} as const satisfies Command<ReviewDeps>;
