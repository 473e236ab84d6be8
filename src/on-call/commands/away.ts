import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { readPeriod } from '../chat/period';
import { runs, weekView } from '../chat/week';
import { peopleOf } from '../rights';
import type { OnCallDeps } from '../turn';
import { type OnCallTurn } from '../turn';
import { awayForm } from '../views/forms';
import { awayLine, onCallRefusalText } from '../views/lines';

type Pressed = OnCallTurn<ActionInput>;

/** Whom this person may say to be away: themselves, and as a lead or admin their people. */
const awayPeople = (turn: OnCallTurn): readonly string[] => {
  const { ctx, who } = turn;
  const self = who.actor.deskKey;
  if (self === undefined) return [];
  const led = Object.values(ctx.desk.teams).filter((team) => runs(turn, team));
  return [...new Set([self, ...led.flatMap((team) => peopleOf(ctx.desk, team))])];
};

const open = (turn: OnCallTurn, data: Readonly<Record<string, string>> = {}, problem?: string): Reply => {
  const { ctx, who } = turn;
  const people = awayPeople(turn);
  if (people.length === 0) return tell(onCallRefusalText(ctx, { refused: 'only_self' }), 'warning');
  const { team, person = who.actor.deskKey, from, to } = data;
  return privately(awayForm(ctx, { team, people, person, from, to, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const person = input.data['person'] ?? who.actor.deskKey;
  const period = readPeriod(turn);
  if ('problem' in period) return open(turn, input.data, period.problem);
  if (!person) return open(turn, input.data, fillInLine(ctx));
  const command = { type: 'setAbsence', id: deps.newId(), person, ...period } as const;
  const handled = await deps.onCall.give({ ...command, by: who.actor, key: input.key });
  if (handled.type === 'refused') return open(turn, input.data, onCallRefusalText(ctx, handled.refusal));
  const said = awayLine(ctx, person, period, person === who.actor.deskKey);
  const team = teamOf(turn);
  return team?.onCall ? weekView(turn, team, 0, { text: said, tone: 'good' }) : tell(said, 'good');
};

/** Somebody is away for a while. */
export const away = {
  name: 'away',
  typed: {
    for: 'operators',
    words: { en: ['away'], da: ['fravær'] },
    usage: 'nothing',
    help: 'help.away',
    answer: (turn) => open(turn),
  },
  presses: { open: { opens: 'form', answer: (turn) => open(turn, turn.input.data) }, send: { answer: send } },
} as const satisfies Command<OnCallDeps>;
