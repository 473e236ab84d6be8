import { z } from 'zod';
import { teamUnknownLine } from '../../../command/lines';
import { teamNamed } from '../../../desk/team-named';
import { teamName } from '../../../desk/words';
import { isAdmin } from '../../../people/rights';
import { caseCommand } from '../../case-command';
import { planResumed, refuse, unresolved } from '../../decide/shared';
import { operators } from '../../rights';
import { isNoSentence } from '../../sentence';

/** A case that went to and fro: the lead of its first team, or whoever stands in, decides who has it. */
export const stay = caseCommand({
  type: 'stay',
  may: operators,
  takes: z.object({ team: z.string().max(40) }),
  ready: unresolved,
  decide: ({ at, by, team: wanted }, state, desk) => {
    const { stuck, team: was } = state;
    if (!stuck) return refuse('not_now');
    const first = desk.teams[was];
    const stands = [stuck.lead, first?.lead, first?.manager].some((key) => key !== undefined && key === by.deskKey);
    if (!by.member || !(stands || isAdmin(desk, by))) return refuse('only_decider', desk.people[stuck.lead]?.name);
    const team = desk.teams[wanted];
    if (!team) return refuse('no_such_team');
    if (team.key === was) return [{ type: 'settled', team: team.key, was }];
    return [
      { type: 'settled', team: team.key, was },
      { type: 'planned', plan: planResumed({ ...state, team: team.key }, desk, at), because: 'rehomed' },
    ];
  },
  done: 'done.settled',
  fact: ({ stuck }, place, ctx) =>
    place === 'team' && stuck
      ? {
          label: 'fact.stuck',
          words: `${ctx.desk.people[stuck.lead]?.name ?? stuck.lead}: ${stuck.teams.map((team) => teamName(ctx, team)).join(' / ')}`,
        }
      : undefined,
  words: {
    for: 'leads',
    help: 'help.stay',
    words: { en: ['stay'], da: ['bliv'] },
    shown: 'takes.stay',
    counts: (words) => words.number !== undefined && (isNoSentence(words) || words.plain === true),
    meant: (rest, { ctx }) => {
      const team = teamNamed(ctx.desk, rest);
      return team === undefined ? { fill: {}, problem: teamUnknownLine(ctx, rest) } : { body: { team } };
    },
  },
});
