import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { type Decide, periodProblem, refuse } from '../change';
import { readPeriod } from '../chat/period';
import { runs, weekView } from '../chat/week';
import { maySayAway, peopleOf } from '../rights';
import { saysAway } from '../stand-ins';
import { give, type OnCallDeps, type OnCallTurn, type Pressed } from '../turn';
import type { Absence } from '../types';
import { awayView } from '../views/away';
import { awayForm } from '../views/forms';
import { awayLine, onCallRefusalText } from '../views/lines';
import { pressedBack } from './back';

export const setAbsence: Decide<Omit<Absence, 'by' | 'at'>> = (command, changes, desk) => {
  const { id, person, from, to, at, by } = command;
  if (!desk.people[person]) return refuse('no_such_person');
  if (!maySayAway(desk, by, person)) return refuse('only_self');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  // They may have been put on since they said so before.
  const isOnSince = (said: Date): boolean =>
    changes.overrides.some((one) => one.person === person && one.at > said && one.from < to && from < one.to);
  const isSo = changes.absences.some(
    (one) => one.id === id || (one.person === person && one.from <= from && to <= one.to && !isOnSince(one.at)),
  );
  if (isSo) return changes;
  const made = { id, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...changes, absences: [...changes.absences, made] };
};

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
  const id = deps.newId();
  const handled = await give(turn, setAbsence, { id, person, ...period }, saysAway);
  if (handled.type === 'refused') return open(turn, input.data, onCallRefusalText(ctx, handled.refusal));
  const said = awayLine(ctx, person, period, person === who.actor.deskKey);
  const team = teamOf(turn);
  if (team?.onCall) return weekView(turn, team, 0, { text: said, tone: 'good' });
  const view = awayView(ctx, said, person, period.from <= ctx.now);
  return { type: 'view', view, private: true, said: view };
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
  presses: {
    open: { opens: 'form', answer: (turn) => open(turn, turn.input.data) },
    send: { answer: send },
    back: { answer: pressedBack },
  },
} as const satisfies Command<OnCallDeps>;
