import { z } from 'zod';
import { fillInLine, notNowLine } from '../../../command/lines';
import { personName } from '../../../desk/words';
import { fold } from '../../../ground/fold';
import type { CardPlace } from '../../../ground/refs';
import { isInTeam, peopleOf } from '../../../on-call/rights';
import { lookedUp } from '../../../people/reach';
import type { Choice } from '../../../view/view';
import { shorten } from '../../../view/words';
import { formCommand, type Meant, MOST_CHOICES } from '../../case-command';
import { ALREADY, type Draft, named, refuse, unresolved } from '../../decide/shared';
import { homeOf } from '../../policies/home';
import { leads } from '../../rights';
import type { StoredIncident } from '../../stored';
import type { IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import type { CardContext } from '../../views/context';
import { refusalText } from '../../views/refusal';

const takes = z.object({ to: z.object({ id: z.string(), name: z.string(), key: z.string() }) });

/** Somebody of the desk's file, met or not. */
const assigned = async (
  { ctx, deps }: IncidentTurn,
  { state }: StoredIncident,
  key: string,
): Promise<Meant<z.infer<typeof takes>>> => {
  const person = await lookedUp(deps.personByKey(key));
  if (person === 'later') return { fill: {}, problem: notNowLine(ctx, key) };
  if (person) return { body: { to: { id: person.id, name: person.name, key } } };
  const who = ctx.desk.people[key]?.name;
  const refusal = { refused: 'no_such_person', ...(who !== undefined && { who }) } as const;
  return { fill: {}, problem: refusalText(refusal, state, ctx) };
};

/** Whom a key of the desk's file, a whole name or a first name means: of the case's team before all others. */
const peopleNamed = ({ ctx }: IncidentTurn, { state }: StoredIncident, typed: string): readonly string[] => {
  const wanted = fold(typed);
  const people = Object.values(ctx.desk.people);
  const exact = people.filter(({ key, name }) => fold(key) === wanted || fold(name) === wanted);
  const known = exact.length > 0 ? exact : people.filter(({ name }) => fold(name).split(' ')[0] === wanted);
  const team = ctx.desk.teams[state.team];
  const own = known.filter(({ key }) => team && isInTeam(team, key));
  return (own.length > 0 ? own : known).map(({ key }) => key);
};

const membersToChoose = (ctx: CardContext, _: CardPlace, incident: Incident): readonly Choice[] => {
  const team = ctx.desk.teams[homeOf(ctx.desk, incident.team)];
  const people = team ? peopleOf(ctx.desk, team) : [];
  return people.slice(0, MOST_CHOICES).map((key) => ({ value: key, label: shorten(personName(ctx, key), 75) }));
};

/** Gives it to somebody of the team, who need not agree. `key` is theirs in the desk's file. */
export const assign = formCommand({
  type: 'assign',
  may: leads,
  takes,
  ready: unresolved,
  decide: ({ to }, state, desk) => {
    const team = desk.teams[state.team];
    const isThere = team && (team.members === 'everyone' || team.members.includes(to.key) || team.lead === to.key);
    if (!isThere) return refuse('not_in_team', to.name);
    if (state.owner?.id === to.id) return ALREADY;
    const resumed: readonly Draft[] = state.status === 'waiting' ? [{ type: 'resumed', because: 'person' }] : [];
    return [...resumed, { type: 'assigned', owner: named(to) }];
  },
  done: 'done.assigned',
  form: {
    heading: 'form.assign.heading',
    intro: 'form.assign.intro',
    inputs: [{ id: 'to', label: 'form.assign.to', choices: membersToChoose }],
    send: 'button.assign',
  },
  meant: ({ to }, turn, stored) => (to ? assigned(turn, stored, to) : { fill: {}, problem: fillInLine(turn.ctx) }),
  button: (_, at) => at === 'pass' && { label: 'button.assignOpen' },
  words: {
    for: 'leads',
    help: 'help.assign',
    words: { en: ['assign'], da: ['tildel'] },
    meant: (rest, turn, stored) => {
      if (rest === '') return { fill: {} };
      const [key, ...others] = peopleNamed(turn, stored, rest);
      if (key !== undefined && others.length === 0) return assigned(turn, stored, key);
      return { fill: {}, problem: refusalText({ refused: 'no_such_person' }, stored.state, turn.ctx) };
    },
  },
});
