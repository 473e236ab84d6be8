import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, outOfDateLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { readPeriod } from '../chat/period';
import { runs, takesPart, weekView } from '../chat/week';
import { isInTeam, peopleOf } from '../rights';
import type { OnCallDeps } from '../turn';
import { type OnCallTurn } from '../turn';
import { overrideForm } from '../views/forms';
import { notOnCallTeamLine, onCallRefusalText, overrideLine } from '../views/lines';

type Pressed = OnCallTurn<ActionInput>;

/** The form to put somebody on call: leads choose whom, others themselves. */
const open = (turn: Pressed, problem?: string): Reply => {
  const { ctx, who, input } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(outOfDateLine(ctx), 'warning');
  const self = who.actor.deskKey;
  if (self === undefined || !takesPart(turn, team)) return tell(notOnCallTeamLine(ctx, team.key), 'warning');
  const people = runs(turn, team) ? peopleOf(ctx.desk, team) : [self];
  const { person = isInTeam(team, self) ? self : undefined, from, to } = input.data;
  return privately(overrideForm(ctx, { team: team.key, people, person, from, to, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  if (!team) return tell(outOfDateLine(ctx), 'warning');
  const person = input.data['person'] ?? who.actor.deskKey;
  const period = readPeriod(turn);
  if ('problem' in period) return open(turn, period.problem);
  if (!person) return open(turn, fillInLine(ctx));
  const id = deps.newId();
  const command = { type: 'setOverride', id, team: team.key, person, ...period } as const;
  const handled = await deps.onCall.give({ ...command, by: who.actor, key: input.key });
  if (handled.type === 'refused') return open(turn, onCallRefusalText(ctx, handled.refusal));
  if (handled.type === 'done' && person !== who.actor.deskKey) {
    await deps.bulletins.put({
      id: `onCall.${id}`,
      to: { type: 'key', key: person },
      content: { kind: 'onCall', team: team.key, by: who.actor.name, ...period },
    });
  }
  return weekView(turn, team, 0, { text: overrideLine(ctx, team.key, person, period), tone: 'good' });
};

/** Somebody is put on call for a while. */
export const override = {
  name: 'override',
  presses: { open: { opens: 'form', answer: (turn) => open(turn) }, send: { answer: send } },
} as const satisfies Command<OnCallDeps>;
