import { z } from 'zod';
import { teamUnknownLine } from '../../../command/lines';
import type { Desk } from '../../../desk/model';
import { teamNamed } from '../../../desk/team-named';
import { teamName } from '../../../desk/words';
import { LIMITS } from '../../../ground/limits';
import type { CardPlace } from '../../../ground/refs';
import type { Choice } from '../../../view/view';
import { formCommand, MOST_CHOICES } from '../../case-command';
import { ALREADY, answerDue, refuse, tooLongWhy, unresolved, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { teamsOf } from '../../policies/hops';
import { operators } from '../../rights';
import type { Incident } from '../../types';
import type { CardContext } from '../../views/context';

/** The team at the start of what was typed, and the words behind it. */
const teamAndWhy = (desk: Desk, rest: string): { readonly team: string; readonly why: string } | undefined => {
  const words = rest.split(/\s+/);
  for (let count = Math.min(words.length, 4); count > 0; count -= 1) {
    const name = words.slice(0, count).join(' ');
    const team = teamNamed(desk, name.replace(/[:,.]$/, ''));
    if (team) return { team, why: words.slice(count).join(' ') };
  }
  return undefined;
};

const teamsToChoose = (ctx: CardContext, _: CardPlace, { team }: Incident): readonly Choice[] => {
  const others = Object.keys(ctx.desk.teams).filter((key) => key !== team);
  // A choice cannot be empty: with one team alone the answer is that it has the case already.
  const offered = others.length > 0 ? others : [team];
  return offered.slice(0, MOST_CHOICES).map((key) => ({ value: key, label: teamName(ctx, key) }));
};

/** The next line of support. */
const nextTeam = ({ service = '', category }: Incident, { desk }: CardContext): string | undefined =>
  desk.services[service]?.next ?? desk.categories[category]?.next;

/** Offers it to another team; nothing about its owner changes until somebody there accepts. */
export const handOver = formCommand({
  type: 'handOver',
  may: operators,
  takes: mayWhy.extend({ team: z.string() }),
  ready: unresolved,
  decide: ({ at, team: wanted, why }, state, desk) => {
    const team = desk.teams[wanted];
    if (!team) return refuse('no_such_team');
    if (team.key === state.team) return refuse('same_team');
    if (team.members.length === 0) return refuse('team_empty', team.name[desk.languages[0]]);
    if (state.stuck) return refuse('stuck', desk.people[state.stuck.lead]?.name);
    const problem = tooLongWhy(why);
    if (problem) return problem;
    if (state.handOver?.team === team.key) return ALREADY;
    return [{ type: 'handedOver', team: team.key, dueAt: answerDue(state, team.key, desk, at), ...withWhy(why) }];
  },
  done: 'done.handedOver',
  form: {
    heading: 'form.handOver.heading',
    intro: 'form.handOver.intro',
    inputs: [
      { id: 'team', label: 'form.handOver.team', choices: teamsToChoose },
      { id: 'why', label: 'form.handOver.why', max: LIMITS.why, required: false },
    ],
    preset: (incident, ctx) => ({ team: nextTeam(incident, ctx) }),
    send: 'button.handOver',
  },
  fact: (incident, place, ctx) => {
    const teams = teamsOf(incident);
    if (place !== 'team' || teams.length < 2) return undefined;
    const shown = teams.map((team) => teamName(ctx, team)).join(' → ');
    return { label: 'fact.been', words: `${teams.length} (${shown})` };
  },
  button: ({ handOver: offered }, at, { desk }) =>
    at === 'pass' && !offered && Object.keys(desk.teams).length > 1 && { label: 'button.handOverOpen' },
  words: {
    for: 'operators',
    help: 'help.handOver',
    words: { en: ['hand over'], da: ['send videre'] },
    meant: (rest, { ctx }) => {
      if (rest === '') return { fill: {} };
      const found = teamAndWhy(ctx.desk, rest);
      return found
        ? { body: { team: found.team, ...withWhy(found.why) } }
        : { fill: {}, problem: teamUnknownLine(ctx, rest) };
    },
  },
});
