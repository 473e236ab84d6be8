/**
 * Every button's action. `x.open` shows a form, `x.send` is its Send button; the others act at once.
 * Data: `incident` (id) wherever there is one, `place` (`caller` or `team`: which of its cards was pressed).
 */
export const ACTIONS = [
  'report.open',
  'report.send',
  'assess',
  'assess.open',
  'assess.send',
  'answer.open',
  'answer.send',
  /** The card that asks which case a message belongs to: data `text`, and `incident` unless it is something new. */
  'answer.choose',
  'claim',
  'release',
  'ask.open',
  'ask.send',
  'message.open',
  'message.send',
  /** Takes a held message to the caller back: data `message`, its id. */
  'unsend',
  'note.open',
  'note.send',
  'escalate.open',
  'escalate.send',
  'seen',
  'assign.open',
  'assign.send',
  'wait.open',
  'wait.send',
  'resume',
  'handOver.open',
  'handOver.send',
  'accept',
  'return.open',
  'return.send',
  'resolve.open',
  'resolve.send',
  'works',
  'fixed',
  'notYet.open',
  'notYet.send',
  'cancel.open',
  'cancel.send',
  'reopen.open',
  'reopen.send',
  'more',
  /** What happens next with a case, why not sooner, and what became of every message. */
  'why',
  /** The card as it is now: also what *Cancel* on a form does, and a client's own refresh. */
  'show',
  /** A form without an incident was cancelled. */
  'dismiss',
  'queue',
  'mine',
  'help',
  /** The person's own overview. */
  'home',
  /** A team's schedule: data `team`, `week` from this one. Without a team, everybody's. */
  'oncall',
  'swap.open',
  'swap.send',
  'swap.accept',
  'swap.refuse',
  'swap.withdraw',
  'override.open',
  'override.send',
  'drop.open',
  'drop.send',
  'away.open',
  'away.send',
  'settings.open',
  'settings.send',
  /** The desk itself: data `from`, where a page of teams begins. */
  'desk',
  'desk.add.open',
  'desk.add.send',
  'desk.remove.open',
  'desk.remove.send',
  'desk.answers',
  'desk.answer.open',
  'desk.answer.send',
  'desk.answer.remove',
  'desk.words',
  'desk.category.open',
  'desk.category.send',
  'desk.versions',
  /** What a kept version would change: data `version`. */
  'desk.review',
  /** Makes a kept version count in place of another: data `version`, `base`. */
  'desk.apply',
  /** Brings back what was there before data `version`. */
  'desk.undo',
] as const;
export type ActionName = (typeof ACTIONS)[number];

/** What a press on this shows: a form, a list or a card to read. A client may open a window for it at once. */
export const opensView = (action: string): boolean =>
  action.endsWith('.open') ||
  ['more', 'why', 'show', 'queue', 'mine', 'help', 'answer.choose', 'oncall'].includes(action) ||
  ['desk', 'desk.answers', 'desk.words', 'desk.versions', 'desk.review'].includes(action);
