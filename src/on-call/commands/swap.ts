import { type Period } from '../../calendar/types';
import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine, goneLine, notNowLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import type { Team } from '../../desk/model';
import { lookedUp } from '../../people/reach';
import { saysSwap, swapBulletins } from '../chat/tell-swap';
import { comingTurns, weekView } from '../chat/week';
import { isInTeam, peopleOf } from '../rights';
import type { OnCallHandled } from '../service';
import { answerSwap, askSwap, withdrawSwap } from '../swaps';
import { give, type OnCallDeps, type Pressed } from '../turn';
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
const open = async (turn: Pressed, problem?: string): Promise<Reply> => {
  const { ctx, who, deps, input } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(goneLine(ctx), 'warning');
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

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  if (!team) return tell(goneLine(ctx), 'warning');
  const given = readShift(input.data['give'])?.period;
  const take = readShift(input.data['take']);
  if (!given || !take) return open(turn, fillInLine(ctx));
  // Nobody could ask them, and the question would lie for ever.
  const other = await lookedUp(deps.personByKey(take.person));
  if (other === 'later') return open(turn, notNowLine(ctx, take.person));
  if (!other) return open(turn, swapUnreachableLine(ctx, take.person));
  const handled = await give(
    turn,
    askSwap,
    {
      id: deps.newId(),
      team: team.key,
      other: take.person,
      give: given,
      ...(take.period && { take: take.period }),
    },
    saysSwap,
  );
  if (handled.type === 'refused') return open(turn, onCallRefusalText(ctx, handled.refusal));
  const asked = handled.changes.swaps.findLast(
    (one) =>
      one.asker === who.actor.deskKey && one.other === take.person && one.give.from.getTime() === given.from.getTime(),
  );
  if (!asked) return tell(goneLine(ctx), 'warning');
  return weekView(turn, team, 0, { text: swapAskedLine(ctx, asked), tone: 'good' });
};

/** Data `swap`. Also after a refusal: a message that still shows buttons is out of date. */
const answered = async ({ ctx, deps, input }: Pressed, handled: OnCallHandled): Promise<Reply> => {
  const found = handled.changes.swaps.find((one) => one.id === input.data['swap']);
  if (!found) return tell(goneLine(ctx), 'warning');
  if (handled.type !== 'done') for (const one of swapBulletins(found)) await deps.bulletins.put(one);
  if (handled.type === 'refused') return tell(onCallRefusalText(ctx, handled.refusal), 'warning');
  return tell(swapAnsweredLine(ctx, found), 'good');
};

const reply = async (turn: Pressed, accept: boolean): Promise<Reply> =>
  answered(turn, await give(turn, answerSwap, { swap: turn.input.data['swap'] ?? '', accept }, saysSwap));

const withdraw = async (turn: Pressed): Promise<Reply> =>
  answered(turn, await give(turn, withdrawSwap, { swap: turn.input.data['swap'] ?? '' }, saysSwap));

/** Two people change turns: one asks, the other answers. */
export const swap = {
  name: 'swap',
  presses: {
    open: { opens: 'form', answer: (turn) => open(turn) },
    send: { answer: send },
    accept: { answer: (turn) => reply(turn, true) },
    refuse: { answer: (turn) => reply(turn, false) },
    withdraw: { answer: withdraw },
  },
} as const satisfies Command<OnCallDeps>;
