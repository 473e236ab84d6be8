import type { ActionInput, Reply } from '../../command/input';
import { outOfDateLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { type DeskDeed, deskRefusal } from '../rights';
import { type DeskTurn } from '../turn';
import { deskRefusalLine } from '../views/lines';
import { answersView, wordsView } from '../views/lists';
import { dropAnswer, openAnswer, sendAnswerForm } from './answers';
import { lookAtDesk, lookAtVersions, pageFrom } from './look';
import { openAdd, openRemove, sendAdd, sendRemove } from './members';
import { doerOf, replyOf } from './outcome';
import { openWords, sendWords } from './words';

type Pressed = DeskTurn<ActionInput>;

/** Whether a button is about the desk itself. */
export const isOfDesk = (action: string): boolean => action === 'desk' || action.startsWith('desk.');

const deedOf = ({ input }: Pressed): DeskDeed => {
  if (input.action === 'desk') return { deed: 'look' };
  const isMembers = input.action.startsWith('desk.add.') || input.action.startsWith('desk.remove.');
  return isMembers ? { deed: 'members', team: input.data['team'] ?? '' } : { deed: 'change' };
};

/** A button about the desk: first whether this person may, then what it does. */
export const onDeskPress = async (turn: Pressed, action: string): Promise<Reply> => {
  const { ctx, deps, who, input } = turn;
  const { data } = input;
  const refused = deskRefusal(ctx.desk, who.actor, deedOf(turn));
  if (refused) return tell(deskRefusalLine(ctx, refused), 'warning');
  switch (action) {
    case 'desk':
      return lookAtDesk(turn, pageFrom(data));
    case 'desk.add.open':
      return openAdd(turn);
    case 'desk.add.send':
      return sendAdd(turn);
    case 'desk.remove.open':
      return openRemove(turn);
    case 'desk.remove.send':
      return sendRemove(turn);
    case 'desk.answers':
      return privately(answersView(ctx, pageFrom(data)));
    case 'desk.answer.open':
      return openAnswer(turn);
    case 'desk.answer.send':
      return sendAnswerForm(turn);
    case 'desk.answer.remove':
      return dropAnswer(turn);
    case 'desk.words':
      return privately(wordsView(ctx, pageFrom(data)));
    case 'desk.category.open':
      return openWords(turn);
    case 'desk.category.send':
      return sendWords(turn);
    case 'desk.versions':
      return lookAtVersions(turn);
    case 'desk.review':
      return replyOf(turn, await deps.desks.review(data['version'] ?? ''));
    case 'desk.apply':
      return replyOf(turn, await deps.desks.apply(data['version'] ?? '', data['base'] ?? '', doerOf(turn)));
    case 'desk.undo':
      return replyOf(turn, await deps.desks.undo(data['version'] ?? '', doerOf(turn)));
    default:
      return tell(outOfDateLine(ctx), 'warning');
  }
};
