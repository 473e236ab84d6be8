import type { Reply } from '../../command/input';
import { privately, teamOf } from '../../command/turn';
import type { View } from '../../view/view';
import type { EditsFor } from '../edits';
import type { Pressed } from '../turn';
import type { TeamForm } from '../views/forms';
import { ofTeam } from './allowed';
import { edited, refuse } from './outcome';

interface ByForm {
  /** `members`: who is in the team now. */
  readonly form: (turn: Pressed, team: TeamForm, members: readonly string[]) => View;
  /** What the form says, or what is missing in it. */
  readonly read: (turn: Pressed, team: string) => EditsFor | string;
}

/** Says who is in the team that the button names, by a form. */
export const membersByForm = ({ form, read }: ByForm) => {
  const open = (turn: Pressed, problem?: string): Reply => {
    const team = teamOf(turn);
    if (!team) return refuse(turn.ctx, { refused: 'no_team' });
    if (team.members === 'everyone') return refuse(turn.ctx, { refused: 'everyone' });
    const { person } = turn.input.data;
    return privately(form(turn, { team: team.key, person, problem }, team.members));
  };
  const send = async (turn: Pressed): Promise<Reply> => {
    const team = teamOf(turn);
    if (!team) return refuse(turn.ctx, { refused: 'no_team' });
    const edits = read(turn, team.key);
    return typeof edits === 'string' ? open(turn, edits) : edited(turn, edits, (problem) => open(turn, problem));
  };
  return {
    open: { opens: 'form', answer: ofTeam((turn) => open(turn)) },
    send: { answer: ofTeam(send) },
  } as const;
};
