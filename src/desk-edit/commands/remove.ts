import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { ofTeam } from '../chat/allowed';
import { doerOf, problemOf, replyOf } from '../chat/outcome';
import { removeMember } from '../edits';
import type { DeskEditDeps } from '../turn';
import { type DeskTurn } from '../turn';
import { removeForm } from '../views/forms';
import { editRefusalLine } from '../views/lines';

type Pressed = DeskTurn<ActionInput>;

const noTeam = ({ ctx }: Pressed): Reply => tell(editRefusalLine(ctx, { refused: 'no_team' }), 'warning');

const open = (turn: Pressed, problem?: string): Reply => {
  const { ctx, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  if (team.members === 'everyone') return tell(editRefusalLine(ctx, { refused: 'everyone' }), 'warning');
  return privately(removeForm(ctx, { team: team.key, people: team.members, person: input.data['person'], problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input } = turn;
  const team = teamOf(turn);
  if (!team) return noTeam(turn);
  const { person } = input.data;
  if (!person) return open(turn, fillInLine(ctx));
  const outcome = await deps.desks.edit(removeMember(team.key, person), doerOf(turn));
  const problem = problemOf(turn, outcome);
  return problem === undefined ? replyOf(turn, outcome) : open(turn, problem);
};

/** Somebody leaves a team. */
export const remove = {
  name: 'desk.remove',
  presses: { open: { opens: 'form', answer: ofTeam((turn) => open(turn)) }, send: { answer: ofTeam(send) } },
} as const satisfies Command<DeskEditDeps>;
