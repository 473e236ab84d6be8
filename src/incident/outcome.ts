import { notSureYetLine } from '../command/lines';
import type { Banner } from '../view/build';
import type { AnyCaseCommand } from './case-command';
import type { HandledIncident } from './stored';
import { type IncidentTurn, placeFor } from './turn';
import { alreadySoLine, doneLine } from './views/lines';
import { tellThemWords } from './views/on-behalf';
import { refusalText } from './views/refusal';

/** What a command came to, in one sentence for the person who gave it. */
export const outcomeLine = (
  turn: Pick<IncidentTurn, 'ctx' | 'who'>,
  { done, tellsCaller }: Pick<AnyCaseCommand, 'done' | 'tellsCaller'>,
  handled: HandledIncident,
): Banner => {
  const { ctx } = turn;
  switch (handled.type) {
    case 'unsure':
      return { text: notSureYetLine(ctx), tone: 'warning' };
    case 'refused':
      return { text: refusalText(handled.refusal, handled.stored?.state, ctx), tone: 'warning' };
    case 'already':
      return {
        text: alreadySoLine(ctx, handled.stored.state, placeFor(turn, handled.stored, undefined)),
        tone: 'subtle',
      };
    case 'done': {
      const { state } = handled.stored;
      if (tellsCaller && state.absent) return { text: tellThemWords(state, ctx), tone: 'warning' };
      return { text: doneLine(ctx, done, state), tone: 'good' };
    }
  }
};
