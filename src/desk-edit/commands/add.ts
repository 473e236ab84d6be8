import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { ofTeam } from '../chat/allowed';
import { doerOf, problemOf, replyOf } from '../chat/outcome';
import { addMember } from '../edits';
import type { DeskEditDeps } from '../turn';
import { type DeskTurn } from '../turn';
import { addForm, NEW_PERSON } from '../views/forms';
import { editRefusalLine } from '../views/lines';

type Pressed = DeskTurn<ActionInput>;

const noTeam = ({ ctx }: Pressed): Reply => tell(editRefusalLine(ctx, { refused: 'no_team' }), 'warning');

const open = (turn: Pressed, problem?: string): Reply => {
  const { ctx, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  if (team.members === 'everyone') return tell(editRefusalLine(ctx, { refused: 'everyone' }), 'warning');
  const { members } = team;
  const people = Object.keys(ctx.desk.people).filter((key) => !members.includes(key));
  const { person, email, name } = input.data;
  return privately(addForm(ctx, { team: team.key, people, person, email, name, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  const { person = NEW_PERSON } = input.data;
  const [email, name] = [input.data['email']?.trim() ?? '', input.data['name']?.trim() ?? ''];
  if (person === NEW_PERSON && email === '') return open(turn, fillInLine(ctx));
  const member = person === NEW_PERSON ? { email, ...(name && { name }) } : { key: person };
  const outcome = await deps.desks.edit(addMember(team.key, member), doerOf(turn));
  const problem = problemOf(turn, outcome);
  return problem === undefined ? replyOf(turn, outcome) : open(turn, problem);
};

/** Somebody comes into a team. */
export const add = {
  name: 'desk.add',
  presses: { open: { opens: 'form', answer: ofTeam((turn) => open(turn)) }, send: { answer: ofTeam(send) } },
} as const satisfies Command<DeskEditDeps>;
