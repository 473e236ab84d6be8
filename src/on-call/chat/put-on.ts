import { type Period } from '../../calendar/types';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, momentUnknownLine, outOfDateLine } from '../../command/lines';
import { privately, teamOf, tell } from '../../command/turn';
import { parseWhen } from '../../command/when';
import { isInTeam, peopleOf } from '../rights';
import { type OnCallTurn } from '../turn';
import { awayForm, dropForm, overrideForm } from '../views/forms';
import { awayLine, droppedLine, notOnCallTeamLine, onCallRefusalText, overrideLine } from '../views/lines';
import { droppable, runs, takesPart, weekView } from './look';

type Pressed = OnCallTurn<ActionInput>;

/** What was typed as from and until; a problem when one of the two is not understood. An empty `from` is now. */
const readPeriod = ({ ctx, input }: Pressed): Period | { readonly problem: string } => {
  const { now, reader } = ctx;
  const typedFrom = input.data['from']?.trim() ?? '';
  const typedTo = input.data['to']?.trim() ?? '';
  if (typedTo === '') return { problem: fillInLine(ctx) };
  const from = typedFrom === '' ? now : parseWhen(typedFrom, { now, ...reader });
  if (!from) return { problem: momentUnknownLine(ctx, typedFrom) };
  const to = parseWhen(typedTo, { now, ...reader });
  return to ? { from, to } : { problem: momentUnknownLine(ctx, typedTo) };
};

/** The form to put somebody on call: leads choose whom, others themselves. */
export const openOverride = (turn: Pressed, problem?: string): Reply => {
  const { ctx, who, input } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(outOfDateLine(ctx), 'warning');
  const self = who.actor.deskKey;
  if (self === undefined || !takesPart(turn, team)) return tell(notOnCallTeamLine(ctx, team.key), 'warning');
  const people = runs(turn, team) ? peopleOf(ctx.desk, team) : [self];
  const { person = isInTeam(team, self) ? self : undefined, from, to } = input.data;
  return privately(overrideForm(ctx, { team: team.key, people, person, from, to, problem }));
};

export const sendOverride = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  if (!team) return tell(outOfDateLine(ctx), 'warning');
  const person = input.data['person'] ?? who.actor.deskKey;
  const period = readPeriod(turn);
  if ('problem' in period) return openOverride(turn, period.problem);
  if (!person) return openOverride(turn, fillInLine(ctx));
  const id = deps.newId();
  const command = { type: 'setOverride', id, team: team.key, person, ...period } as const;
  const handled = await deps.onCall.give({ ...command, by: who.actor, key: input.key });
  if (handled.type === 'refused') return openOverride(turn, onCallRefusalText(ctx, handled.refusal));
  if (handled.type === 'done' && person !== who.actor.deskKey) {
    await deps.bulletins.put({
      id: `onCall.${id}`,
      to: { type: 'key', key: person },
      content: { kind: 'onCall', team: team.key, by: who.actor.name, ...period },
    });
  }
  return weekView(turn, team, 0, { text: overrideLine(ctx, team.key, person, period), tone: 'good' });
};

/** The form to take back that somebody was put on. */
export const openDrop = async (turn: Pressed, problem?: string): Promise<Reply> => {
  const { ctx, deps } = turn;
  const team = teamOf(turn);
  if (!team?.onCall) return tell(outOfDateLine(ctx), 'warning');
  const overrides = droppable(turn, await deps.onCall.current(), team);
  if (overrides.length === 0) return weekView(turn, team, 0);
  return privately(dropForm(ctx, { team: team.key, overrides, problem }));
};

export const sendDrop = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const team = teamOf(turn);
  const override = input.data['override'];
  if (!team) return tell(outOfDateLine(ctx), 'warning');
  if (!override) return openDrop(turn, fillInLine(ctx));
  const handled = await deps.onCall.give({ type: 'removeOverride', override, by: who.actor, key: input.key });
  if (handled.type === 'refused') return openDrop(turn, onCallRefusalText(ctx, handled.refusal));
  return weekView(turn, team, 0, { text: droppedLine(ctx, team.key), tone: 'good' });
};

/** Whom this person may say to be away: themselves, and as a lead or admin their people. */
const awayPeople = (turn: OnCallTurn): readonly string[] => {
  const { ctx, who } = turn;
  const self = who.actor.deskKey;
  if (self === undefined) return [];
  const led = Object.values(ctx.desk.teams).filter((team) => runs(turn, team));
  return [...new Set([self, ...led.flatMap((team) => peopleOf(ctx.desk, team))])];
};

export const openAway = (turn: OnCallTurn, data: Readonly<Record<string, string>> = {}, problem?: string): Reply => {
  const { ctx, who } = turn;
  const people = awayPeople(turn);
  if (people.length === 0) return tell(onCallRefusalText(ctx, { refused: 'only_self' }), 'warning');
  const { team, person = who.actor.deskKey, from, to } = data;
  return privately(awayForm(ctx, { team, people, person, from, to, problem }));
};

export const sendAway = async (turn: Pressed): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const person = input.data['person'] ?? who.actor.deskKey;
  const period = readPeriod(turn);
  if ('problem' in period) return openAway(turn, input.data, period.problem);
  if (!person) return openAway(turn, input.data, fillInLine(ctx));
  const command = { type: 'setAbsence', id: deps.newId(), person, ...period } as const;
  const handled = await deps.onCall.give({ ...command, by: who.actor, key: input.key });
  if (handled.type === 'refused') return openAway(turn, input.data, onCallRefusalText(ctx, handled.refusal));
  const said = awayLine(ctx, person, period, person === who.actor.deskKey);
  const team = teamOf(turn);
  return team?.onCall ? weekView(turn, team, 0, { text: said, tone: 'good' }) : tell(said, 'good');
};
