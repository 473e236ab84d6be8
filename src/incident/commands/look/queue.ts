import type { Command, TypedWords } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { staffOnlyLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { type Desk, PRIORITIES } from '../../../desk/model';
import { teamNamed } from '../../../desk/team-named';
import { fold } from '../../../ground/fold';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { QUEUE_PAGE, scopeOf } from '../../chat/scope';
import { mayRead } from '../../rights';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import { queueView } from '../../views/lists/queue';

/** Pages of the queue that are read for one that is filtered. */
const MOST_READ = 20;

/** What the words behind it leave of the queue: a priority, a team, or what stands in the title. */
const fits = (desk: Desk, words: string): ((incident: Incident) => boolean) => {
  const wanted = fold(words);
  const priority = PRIORITIES.find((one) => fold(one) === wanted);
  const team = teamNamed(desk, words);
  if (priority) return (incident) => incident.priority === priority;
  if (team !== undefined) return (incident) => incident.team === team;
  return ({ title }) => wanted.split(' ').every((word) => fold(title).includes(word));
};

const page = async (turn: IncidentTurn, words = '', after?: string): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const isWanted = fits(ctx.desk, words);
  const rows: Incident[] = [];
  let next = after;
  const most = words === '' ? 1 : MOST_READ;
  for (let read = 0; read < most && rows.length < QUEUE_PAGE && (read === 0 || next); read += 1) {
    const asked = { size: QUEUE_PAGE, ...(next && { after: next }) };
    const found = await deps.store.incidents.queue(scopeOf(turn), ctx.now, asked);
    rows.push(...found.rows.filter((incident) => mayRead(ctx.desk, who.actor, incident) && isWanted(incident)));
    next = found.next;
  }
  return privately(queueView(ctx, { rows, next, first: !after, words }));
};

/** Words behind it that are none of a caller's, who tells of a queue somewhere. */
const typed = (turn: IncidentTurn, { rest }: TypedWords): Promise<Reply> | undefined =>
  rest === '' || (rest.length <= READ.moment && isStaff(turn.ctx.desk, turn.who.actor)) ? page(turn, rest) : undefined;

/** Unresolved cases of the teams they work in, all or those that fit; `after` comes from a paging button. */
export const queue = {
  name: 'queue',
  typed: {
    for: 'operators',
    words: { en: ['queue', 'search'], da: ['kø', 'søg'] },
    usage: 'team',
    shown: 'takes.queue',
    help: 'help.queue',
    answer: typed,
  },
  presses: {
    press: { opens: 'look', answer: (turn) => page(turn, turn.input.data['words'], turn.input.data['after']) },
  },
} as const satisfies Command<IncidentDeps>;
