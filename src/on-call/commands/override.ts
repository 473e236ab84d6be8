import type { Period } from '../../calendar/types';
import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { fillInLine, goneLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { type Decide, periodProblem, refuse, type Says } from '../change';
import { readPeriod } from '../chat/period';
import { runs, takesPart, weekView } from '../chat/week';
import { isInTeam, mayPutOn, peopleOf } from '../rights';
import { give, type OnCallDeps, type Pressed } from '../turn';
import type { OnCallChanges, Override } from '../types';
import { overrideForm } from '../views/forms';
import { notOnCallTeamLine, onCallRefusalText, overrideLine } from '../views/lines';

const isInside = (inner: Period, outer: Period): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** An override of the team for the same hours, or for some of them; one wholly inside another is fine. */
const overlapping = (changes: OnCallChanges, team: string, period: Period): Override | undefined =>
  changes.overrides.find((one) => {
    if (one.team !== team || one.to <= period.from || period.to <= one.from) return false;
    return isInside(one, period) === isInside(period, one);
  });

type PutOn = Pick<Override, 'id' | 'team' | 'person' | 'from' | 'to'>;

export const setOverride: Decide<PutOn> = (command, changes, desk) => {
  const { id, team: key, person, from, to, at, by } = command;
  const team = desk.teams[key];
  if (!team?.onCall) return refuse('no_on_call');
  if (!desk.people[person]) return refuse('no_such_person');
  const problem = periodProblem(command, at);
  if (problem) return problem;
  if (!isInTeam(team, person)) return refuse('not_in_team', person);
  if (!mayPutOn(desk, by, team, person)) return refuse('only_team');
  if (changes.overrides.some((one) => one.id === id)) return changes;
  const clash = overlapping(changes, key, command);
  if (clash) return { ...refuse('overlaps', clash.person), period: { from: clash.from, to: clash.to } };
  const away = changes.absences.find((one) => one.person === person && one.from < to && from < one.to);
  // Who says it of themselves knows better.
  if (away && by.deskKey !== person) return { ...refuse('absent', person), period: { from: away.from, to: away.to } };
  const made: Override = { id, team: key, person, from, to, by: { id: by.id, name: by.name }, at };
  return { ...changes, overrides: [...changes.overrides, made] };
};

/** To whom another put on call. */
const saysPutOn: Says<PutOn> = ({ id, team, person, from, to, by }) =>
  person === by.deskKey
    ? []
    : [
        {
          id: `onCall.${id}`,
          to: { type: 'key', key: person },
          content: { kind: 'onCall', team, by: by.name, from, to },
        },
      ];

/** The form to put somebody on call: leads choose whom, others themselves. */
const open = (turn: Pressed, problem?: string): Reply => {
  const { ctx, who, input } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(goneLine(ctx), 'warning');
  const self = who.actor.deskKey;
  if (self === undefined || !takesPart(turn, team)) return tell(notOnCallTeamLine(ctx, team.key), 'warning');
  const people = runs(turn, team) ? peopleOf(ctx.desk, team) : [self];
  const { person = isInTeam(team, self) ? self : undefined, from, to } = input.data;
  return privately(overrideForm(ctx, { team: team.key, people, person, from, to, problem }));
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  if (!team) return tell(goneLine(ctx), 'warning');
  const person = input.data['person'] ?? who.actor.deskKey;
  const period = readPeriod(turn);
  if ('problem' in period) return open(turn, period.problem);
  if (!person) return open(turn, fillInLine(ctx));
  const id = deps.newId();
  const handled = await give(turn, setOverride, { id, team: team.key, person, ...period }, saysPutOn);
  if (handled.type === 'refused') return open(turn, onCallRefusalText(ctx, handled.refusal));
  return weekView(turn, team, 0, { text: overrideLine(ctx, team.key, person, period), tone: 'good' });
};

/** Somebody is put on call for a while. */
export const override = {
  name: 'override',
  presses: { open: { opens: 'form', answer: (turn) => open(turn) }, send: { answer: send } },
} as const satisfies Command<OnCallDeps>;
