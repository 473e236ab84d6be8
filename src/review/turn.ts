import type { ActionInput, ChatInput, Reply } from '../command/input';
import { notSureYetLine } from '../command/lines';
import { privately, type Turn, tell } from '../command/turn';
import type { StoredIncident } from '../incident/stored';
import type { IncidentDeps } from '../incident/turn';
import { type Banner, buttons, text } from '../view/build';
import { textsFor } from '../view/text';
import { aboutCase } from './asking';
import { button } from './button';
import type { ReviewInput } from './commands';
import type { RecordedCase } from './drawn';
import type { MakeDocument } from './export/document';
import { hasAction, mayApproveReview, mayReview } from './rights';
import type { ReviewStore } from './store';
import type { HandledReview, HandleReview, StoredReview } from './stored';
import type { Action, Review } from './types';
import { reviewView } from './views/review-view';
import { reviewRefusal } from './views/words';

/** What the commands of reviews need, beside what those of a case do. */
export type ReviewDeps = IncidentDeps & {
  readonly store: { readonly reviews: ReviewStore };
  readonly handleReview: HandleReview;
  readonly makeDocument: MakeDocument;
  /** Where a kept file can be had; absent, or undefined, without a public address. */
  readonly fileUrl?: (id: string) => string | undefined;
};

/** One event for these commands. */
export type ReviewTurn<I extends ChatInput = ChatInput> = Turn<I, ReviewDeps>;
export type Pressed = ReviewTurn<ActionInput>;

/** A case whose review this person may read, and the review, if there is one. */
export interface Opened {
  readonly of: StoredIncident;
  readonly review?: StoredReview;
}

export const noSuchReview = ({ ctx }: Pick<ReviewTurn, 'ctx'>): Reply =>
  tell(reviewRefusal(ctx, { refused: 'no_such_review' }), 'warning');

/** It, if it exists for them. */
export const opened = async ({ ctx, who, deps }: ReviewTurn, id: string | undefined): Promise<Opened | undefined> => {
  if (!id) return undefined;
  const [of, review] = await Promise.all([deps.store.incidents.load(id), deps.store.reviews.load(id)]);
  if (!of || !mayReview(ctx.desk, who.actor, of.state)) return undefined;
  return { of, ...(review && { review }) };
};

/** An action that a button names, for whoever has it or reads its review. */
export const openedAction = async (
  turn: Pressed,
): Promise<{ readonly of: StoredIncident; readonly review: StoredReview; readonly action: Action } | undefined> => {
  const { deps, ctx, who, input } = turn;
  const { review: id = '', action: named } = input.data;
  const [of, review] = await Promise.all([deps.store.incidents.load(id), deps.store.reviews.load(id)]);
  const action = review?.state.actions.find((one) => one.id === named);
  if (!of || !review || !action) return undefined;
  return mayReview(ctx.desk, who.actor, of.state) || hasAction(who.actor, action) ? { of, review, action } : undefined;
};

export const giveReview = (
  { deps, input, who }: ReviewTurn,
  of: StoredIncident,
  command: ReviewInput,
  known?: StoredReview,
): Promise<HandledReview> =>
  deps.handleReview(
    { ...command, review: of.state.id, key: input.key, by: who.actor, of: aboutCase(of) },
    command.type === 'begin' ? undefined : known,
  );

export const recordedCase = async ({ deps }: ReviewTurn, of: StoredIncident): Promise<RecordedCase> => ({
  incident: of.state,
  history: await deps.store.incidents.history(of.state.id),
});

/** The review as it is now, for this person. */
export const showReview = async (
  turn: ReviewTurn,
  of: StoredIncident,
  review: Review,
  banner?: Banner,
): Promise<Reply> => {
  const { ctx, who } = turn;
  const approves = mayApproveReview(ctx.desk, who.actor, of.state);
  const view = reviewView(review, await recordedCase(turn, of), ctx, { approves }, banner);
  if (!banner) return privately(view);
  const show = button(textsFor(ctx), 'button.showReview', 'review', { review: review.id });
  const said = { fallback: banner.text, blocks: [text(banner.text, banner.tone), ...buttons([show])] };
  return { type: 'view', view, private: true, said };
};

/** What a command came to. */
export const reviewOutcome = (
  { ctx }: Pick<ReviewTurn, 'ctx'>,
  handled: HandledReview,
  done: Parameters<ReturnType<typeof textsFor>>[0],
): Banner => {
  if (handled.type === 'refused') return { text: reviewRefusal(ctx, handled.refusal), tone: 'warning' };
  if (handled.type === 'unsure') return { text: notSureYetLine(ctx), tone: 'warning' };
  return handled.type === 'already'
    ? { text: textsFor(ctx)('review.already'), tone: 'subtle' }
    : { text: textsFor(ctx)(done), tone: 'good' };
};

/** The review after a command, with what it came to. */
export const afterwards = async (
  turn: ReviewTurn,
  of: StoredIncident,
  before: StoredReview | undefined,
  handled: HandledReview,
  done: Parameters<ReturnType<typeof textsFor>>[0],
): Promise<Reply> => {
  const banner = reviewOutcome(turn, handled, done);
  const stored = ('stored' in handled && handled.stored) || before;
  return stored ? showReview(turn, of, stored.state, banner) : tell(banner.text, banner.tone);
};
