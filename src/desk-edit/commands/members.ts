import type { ActionInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { addMember, removeMember } from '../edits';
import { type DeskTurn } from '../turn';
import { addForm, NEW_PERSON, removeForm } from '../views/forms';
import { editRefusalLine } from '../views/lines';
import { doerOf, problemOf, replyOf } from './outcome';

type Pressed = DeskTurn<ActionInput>;

const noTeam = ({ ctx }: Pressed): Reply => tell(editRefusalLine(ctx, { refused: 'no_team' }), 'warning');

export const openAdd = (turn: Pressed, problem?: string): Reply => {
  const { ctx, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  if (team.members === 'everyone') return tell(editRefusalLine(ctx, { refused: 'everyone' }), 'warning');
  const { members } = team;
  const people = Object.keys(ctx.desk.people).filter((key) => !members.includes(key));
  const { person, email, name } = input.data;
  return privately(addForm(ctx, { team: team.key, people, person, email, name, problem }));
};

export const sendAdd = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  const { person = NEW_PERSON } = input.data;
  const [email, name] = [input.data['email']?.trim() ?? '', input.data['name']?.trim() ?? ''];
  if (person === NEW_PERSON && email === '') return openAdd(turn, fillInLine(ctx));
  const member = person === NEW_PERSON ? { email, ...(name && { name }) } : { key: person };
  const outcome = await deps.desks.edit(addMember(team.key, member), doerOf(turn));
  const problem = problemOf(turn, outcome);
  return problem === undefined ? replyOf(turn, outcome) : openAdd(turn, problem);
};

export const openRemove = (turn: Pressed, problem?: string): Reply => {
  const { ctx, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  if (team.members === 'everyone') return tell(editRefusalLine(ctx, { refused: 'everyone' }), 'warning');
  return privately(removeForm(ctx, { team: team.key, people: team.members, person: input.data['person'], problem }));
};

export const sendRemove = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  const { person } = input.data;
  if (!person) return openRemove(turn, fillInLine(ctx));
  const outcome = await deps.desks.edit(removeMember(team.key, person), doerOf(turn));
  const problem = problemOf(turn, outcome);
  return problem === undefined ? replyOf(turn, outcome) : openRemove(turn, problem);
};
