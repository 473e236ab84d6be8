import type { Reply } from '../../command/input';
import { tell } from '../../command/turn';
import { type DeskDeed, deskRefusal } from '../rights';
import type { Pressed } from '../turn';
import { deskRefusalLine } from '../views/lines';

type Answer = (turn: Pressed) => Reply | Promise<Reply>;

/** First whether this person may, then what the button does. */
const allowed =
  (wanted: (turn: Pressed) => DeskDeed, answer: Answer): Answer =>
  (turn) => {
    const refused = deskRefusal(turn.ctx.desk, turn.who.actor, wanted(turn));
    return refused ? tell(deskRefusalLine(turn.ctx, refused), 'warning') : answer(turn);
  };

/** For whoever may change all of the desk. */
export const changing = (answer: Answer): Answer => allowed(() => ({ deed: 'change' }), answer);
/** For whoever may say who is in the team that the button names. */
export const ofTeam = (answer: Answer): Answer =>
  allowed(({ input }) => ({ deed: 'members', team: input.data['team'] ?? '' }), answer);
