import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine, goneLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { isAdmin } from '../../people/rights';
import { type Decide, refuse } from '../change';
import { droppable, weekView } from '../chat/week';
import { mayPutOn } from '../rights';
import { give, type OnCallDeps, type Pressed } from '../turn';
import { dropForm } from '../views/forms';
import { droppedLine, onCallRefusalText } from '../views/lines';

export const removeOverride: Decide<{ readonly override: string }> = ({ override, by }, changes, desk) => {
  const found = changes.overrides.find((one) => one.id === override);
  if (!found) return changes;
  const team = desk.teams[found.team];
  const may = team ? mayPutOn(desk, by, team, found.person) : isAdmin(desk, by);
  if (!may) return refuse('only_team');
  // What two agreed on is undone by another swap.
  if (found.swap !== undefined) return refuse('answered_already');
  return { ...changes, overrides: changes.overrides.filter((one) => one !== found) };
};

/** The form to take back that somebody was put on. */
const open = async (turn: Pressed, problem?: string): Promise<Reply> => {
  const { ctx, deps } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(goneLine(ctx), 'warning');
  const overrides = droppable(turn, await deps.onCall.current(), team);
  if (overrides.length === 0) return weekView(turn, team, 0);
  return privately(dropForm(ctx, { team: team.key, overrides, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const team = teamOf(turn);
  const override = input.data['override'];
  if (!team) return tell(goneLine(ctx), 'warning');
  if (!override) return open(turn, fillInLine(ctx));
  const handled = await give(turn, removeOverride, { override });
  if (handled.type === 'refused') return open(turn, onCallRefusalText(ctx, handled.refusal));
  return weekView(turn, team, 0, { text: droppedLine(ctx, team.key), tone: 'good' });
};

/** Somebody who was put on call is taken off again. */
export const drop = {
  name: 'drop',
  presses: { open: { opens: 'form', answer: (turn) => open(turn) }, send: { answer: send } },
} as const satisfies Command<OnCallDeps>;
