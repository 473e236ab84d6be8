import { type Period } from '../../calendar/types';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, outOfDateLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import type { Team } from '../../desk/model';
import { isInTeam, peopleOf } from '../rights';
import { type OnCallTurn } from '../turn';
import type { OnCallChanges, OnDuty } from '../types';
import { swapForm } from '../views/forms';
import {
  noTurnsLine,
  notOnCallTeamLine,
  onCallRefusalText,
  swapAnsweredLine,
  swapAskedLine,
  swapUnreachableLine,
} from '../views/lines';
import { comingTurns, weekView } from './look';
import { tellSwap } from './tell-swap';

type Pressed = OnCallTurn<ActionInput>;

/** Turns are offered this far ahead. */
const OFFERED_DAYS = 56;

interface Offered {
  readonly own: readonly OnDuty[];
  readonly others: readonly OnDuty[];
  readonly people: readonly string[];
}

const offered = (turn: Pressed, changes: OnCallChanges, team: Team, asker: string): Offered => {
  const turns = comingTurns(turn, changes, team, OFFERED_DAYS);
  return {
    own: turns.filter(({ person }) => person === asker),
    others: turns.filter(({ person }) => person !== asker && isInTeam(team, person)),
    people: peopleOf(turn.ctx.desk, team).filter((person) => person !== asker),
  };
};

/** The form to ask a colleague, for whoever has a turn in this team. */
export const openSwap = async (turn: Pressed, problem?: string): Promise<Reply> => {
  const { ctx, who, deps, input } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(outOfDateLine(ctx), 'warning');
  const asker = who.actor.deskKey;
  if (asker === undefined || !isInTeam(team, asker)) return tell(notOnCallTeamLine(ctx, team.key), 'warning');
  const shown = offered(turn, await deps.onCall.current(), team, asker);
  if (shown.own.length === 0) return tell(noTurnsLine(ctx, team.key), 'warning');
  const { give, take } = input.data;
  return privately(swapForm(ctx, { team: team.key, ...shown, give, take, problem }));
};

/** `<person>|<from>|<to>` as a form's choice carries it. */
const readShift = (value: string | undefined): { readonly person: string; readonly period?: Period } | undefined => {
  const [person = '', from = '', to = ''] = (value ?? '').split('|');
  if (person === '') return undefined;
  const period = { from: new Date(from), to: new Date(to) };
  const isPeriod = !Number.isNaN(period.from.getTime()) && !Number.isNaN(period.to.getTime());
  return { person, ...(isPeriod && { period }) };
};

export const sendSwap = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  if (!team) return tell(outOfDateLine(ctx), 'warning');
  const give = readShift(input.data['give'])?.period;
  const take = readShift(input.data['take']);
  if (!give || !take) return openSwap(turn, fillInLine(ctx));
  // Nobody could ask them, and the question would lie for ever.
  if (!(await deps.personByKey(take.person))) return openSwap(turn, swapUnreachableLine(ctx, take.person));
  const handled = await deps.onCall.give({
    type: 'askSwap',
    id: deps.newId(),
    team: team.key,
    other: take.person,
    give,
    ...(take.period && { take: take.period }),
    by: who.actor,
    key: input.key,
  });
  if (handled.type === 'refused') return openSwap(turn, onCallRefusalText(ctx, handled.refusal));
  const swap = handled.changes.swaps.findLast(
    (one) =>
      one.asker === who.actor.deskKey && one.other === take.person && one.give.from.getTime() === give.from.getTime(),
  );
  if (!swap) return tell(outOfDateLine(ctx), 'warning');
  await tellSwap(deps.bulletins, swap);
  return weekView(turn, team, 0, { text: swapAskedLine(ctx, swap), tone: 'good' });
};

/** *Yes*, *No* and *Take it back*: data `swap`. */
export const answerSwap = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const { action, data } = input;
  const id = data['swap'] ?? '';
  const by = { by: who.actor, key: input.key };
  const handled =
    action === 'swap.withdraw'
      ? await deps.onCall.give({ type: 'withdrawSwap', swap: id, ...by })
      : await deps.onCall.give({ type: 'answerSwap', swap: id, accept: action === 'swap.accept', ...by });
  const swap = handled.changes.swaps.find((one) => one.id === id);
  if (!swap) return tell(outOfDateLine(ctx), 'warning');
  // Also after a refusal: a message that still shows buttons is out of date.
  await tellSwap(deps.bulletins, swap);
  if (handled.type === 'refused') return tell(onCallRefusalText(ctx, handled.refusal), 'warning');
  return tell(swapAnsweredLine(ctx, swap), 'good');
};
