import { notSureYetLine } from '../command/lines';
import type { Handled } from '../record/handle';
import type { Tone } from '../view/view';
import { type CommandBody, type IncidentTurn } from './turn';
import { alreadySoLine, DONE, doneLine, escalatedLine } from './views/lines';
import { refusalText } from './views/refusal';

const PAST = {
  assess: 'assessed',
  claim: 'claimed',
  seen: 'seen',
  assign: 'assigned',
  wait: 'waiting',
  resume: 'resumed',
  handOver: 'handedOver',
  accept: 'accepted',
  return: 'returned',
  release: 'released',
  ask: 'asked',
  answer: 'answered',
  message: 'messaged',
  unsend: 'unsent',
  note: 'noted',
  resolve: 'resolved',
  works: 'works',
  fixed: 'fixed',
  notYet: 'notYet',
  cancel: 'cancelled',
  reopen: 'reopened',
} as const satisfies Partial<Record<CommandBody['type'], (typeof DONE)[number]>>;

/** What a command came to, in one sentence for the person who gave it. */
export const outcomeLine = (
  turn: IncidentTurn,
  body: Exclude<CommandBody, { readonly type: 'report' }>,
  handled: Handled,
): { readonly text: string; readonly tone: Tone } => {
  const { ctx } = turn;
  switch (handled.type) {
    case 'unsure':
      return { text: notSureYetLine(ctx), tone: 'warning' };
    case 'refused':
      return { text: refusalText(handled.refusal, handled.incident?.state, ctx), tone: 'warning' };
    case 'already':
      return { text: alreadySoLine(ctx, handled.incident.state), tone: 'subtle' };
    case 'done': {
      const { state } = handled.incident;
      const text =
        body.type === 'escalate'
          ? escalatedLine(ctx, state, state.escalatedTo ?? 'lead')
          : doneLine(ctx, PAST[body.type], state);
      return { text, tone: 'good' };
    }
  }
};
