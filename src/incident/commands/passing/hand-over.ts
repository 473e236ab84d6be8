import { z } from 'zod';
import { addSpan } from '../../../calendar/business-time';
import { teamUnknownLine } from '../../../command/lines';
import type { Desk } from '../../../desk/model';
import { teamNamed } from '../../../desk/team-named';
import { caseCommand } from '../../case-command';
import { ALREADY, refuse, tooLongWhy, unresolved, withWhy } from '../../decide/shared';
import { mayWhy } from '../../fields';
import { operators } from '../../rights';
import { handOverForm } from '../../views/forms/passing';

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

/** Offers it to another team; nothing about its owner changes until somebody there accepts. */
export const handOver = caseCommand({
  type: 'handOver',
  may: operators,
  takes: mayWhy.extend({ team: z.string() }),
  ready: unresolved,
  decide: ({ at, team: wanted, why }, state, desk) => {
    const team = desk.teams[wanted];
    if (!team) return refuse('no_such_team');
    if (team.key === state.team) return refuse('same_team');
    const problem = tooLongWhy(why);
    if (problem) return problem;
    if (state.handOver?.team === team.key) return ALREADY;
    const target = desk.targets[state.priority];
    const calendar = desk.hours[target.hours ?? team.hours];
    if (!calendar) throw new Error(`No hours "${target.hours ?? team.hours}" on the desk`);
    const dueAt = addSpan(target.response, at, calendar);
    return [{ type: 'handedOver', team: team.key, dueAt, ...withWhy(why) }];
  },
  done: 'done.handedOver',
  form: handOverForm,
  button: ({ handOver: offered }, at, { desk }) =>
    at === 'pass' && !offered && Object.keys(desk.teams).length > 1 ? { label: 'button.handOverOpen' } : undefined,
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
