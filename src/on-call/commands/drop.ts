import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, outOfDateLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { droppable, weekView } from '../chat/week';
import type { OnCallDeps } from '../turn';
import { type OnCallTurn } from '../turn';
import { dropForm } from '../views/forms';
import { droppedLine, onCallRefusalText } from '../views/lines';

type Pressed = OnCallTurn<ActionInput>;

/** The form to take back that somebody was put on. */
const open = async (turn: Pressed, problem?: string): Promise<Reply> => {
  const { ctx, deps } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(outOfDateLine(ctx), 'warning');
  const overrides = droppable(turn, await deps.onCall.current(), team);
  if (overrides.length === 0) return weekView(turn, team, 0);
  return privately(dropForm(ctx, { team: team.key, overrides, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  const override = input.data['override'];
  if (!team) return tell(outOfDateLine(ctx), 'warning');
  if (!override) return open(turn, fillInLine(ctx));
  const handled = await deps.onCall.give({ type: 'removeOverride', override, by: who.actor, key: input.key });
  if (handled.type === 'refused') return open(turn, onCallRefusalText(ctx, handled.refusal));
  return weekView(turn, team, 0, { text: droppedLine(ctx, team.key), tone: 'good' });
};

/** Somebody who was put on call is taken off again. */
export const drop = {
  name: 'drop',
  presses: { open: { opens: 'form', answer: (turn) => open(turn) }, send: { answer: send } },
} as const satisfies Command<OnCallDeps>;
