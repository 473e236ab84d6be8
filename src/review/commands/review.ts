import type { Command, TypedWords } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { withCase } from '../../incident/chat/words';
import type { StoredIncident } from '../../incident/stored';
import { exported } from '../export/exported';
import { mayReview } from '../rights';
import {
  afterwards,
  giveReview,
  noSuchReview,
  opened,
  type Pressed,
  type ReviewDeps,
  type ReviewTurn,
  showReview,
} from '../turn';
import { PARTS, type Part } from '../types';
import { partForm } from '../views/forms';
import { reviewRefusal } from '../views/words';

const WORDS = { en: ['review'], da: ['gennemgang'] } as const;

/** Begins one where there is none, and shows it. */
const begin = async (turn: ReviewTurn, of: StoredIncident): Promise<Reply> => {
  const { ctx, who } = turn;
  if (!mayReview(ctx.desk, who.actor, of.state)) {
    return tell(reviewRefusal(ctx, { refused: 'no_such_review' }), 'warning');
  }
  const review = await turn.deps.store.reviews.load(of.state.id);
  if (review) return showReview(turn, of, review.state);
  const handled = await giveReview(turn, of, { type: 'begin' });
  return afterwards(turn, of, undefined, handled, 'review.done.begun');
};

const answer = (turn: ReviewTurn<MessageInput>, words: TypedWords): Promise<Reply | undefined> => {
  // "review of the contract" is something that somebody reports.
  if (words.number === undefined && words.rest.trim() !== '') return Promise.resolve(undefined);
  return withCase(turn, words, { words: WORDS }, (of) => begin(turn, of));
};

/** A button of a review, for whoever may read it. */
const onReview = async (
  turn: Pressed,
  then: (found: Required<NonNullable<Awaited<ReturnType<typeof opened>>>>) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const found = await opened(turn, turn.input.data['review']);
  return found?.review ? then({ of: found.of, review: found.review }) : noSuchReview(turn);
};

const partIn = ({ input }: Pressed): Part | undefined => PARTS.find((part) => part === input.data['part']);

const press = (turn: Pressed): Promise<Reply> => onReview(turn, ({ of, review }) => showReview(turn, of, review.state));

const edit = (turn: Pressed): Promise<Reply> =>
  onReview(turn, ({ of, review }) => {
    const part = partIn(turn);
    if (!part) return showReview(turn, of, review.state, { text: fillInLine(turn.ctx), tone: 'warning' });
    if (review.state.status !== 'approved') return privately(partForm(turn.ctx, review.state, part));
    return showReview(turn, of, review.state, {
      text: reviewRefusal(turn.ctx, { refused: 'approved' }),
      tone: 'warning',
    });
  });

const send = (turn: Pressed): Promise<Reply> =>
  onReview(turn, async ({ of, review }) => {
    const part = partIn(turn);
    if (!part) return noSuchReview(turn);
    const text = turn.input.data['text'] ?? '';
    const handled = await giveReview(turn, of, { type: 'write', part, text }, review);
    if (handled.type === 'refused' && handled.refusal.refused === 'too_long') {
      return privately(
        partForm(turn.ctx, review.state, part, { text, problem: reviewRefusal(turn.ctx, handled.refusal) }),
      );
    }
    return afterwards(turn, of, review, handled, 'review.done.written');
  });

const DONE = { share: 'review.done.shared', approve: 'review.done.approved' } as const;

const step =
  (type: 'share' | 'approve') =>
  (turn: Pressed): Promise<Reply> =>
    onReview(turn, async ({ of, review }) => {
      const handled = await giveReview(turn, of, { type }, review);
      return afterwards(turn, of, review, handled, DONE[type]);
    });

/** `review INC-7`, `gennemgang INC-7`: what was learned of a case that has ended. */
export const review = {
  name: 'review',
  typed: { for: 'operators', words: WORDS, usage: 'named', help: 'help.review', answer },
  presses: {
    press: { opens: 'look', answer: press },
    edit: { opens: 'form', answer: edit },
    send: { answer: send },
    share: { answer: step('share') },
    approve: { answer: step('approve') },
    export: { answer: (turn: Pressed) => onReview(turn, (found) => exported(turn, found.of, found.review.state)) },
  },
} as const satisfies Command<ReviewDeps>;
