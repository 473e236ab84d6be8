import { dateOf, localDay } from '../../../calendar/local-day';
import type { Command, TypedWords } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import type { Desk, Service } from '../../../desk/model';
import { fold } from '../../../ground/fold';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { scopeOf } from '../../chat/scope';
import { downtimeMs } from '../../policies/services/downtime';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { serviceView } from '../../views/lists/service';

const serviceNamed = ({ services }: Desk, typed: string): Service | undefined => {
  if (typed.length > READ.name) return undefined;
  const wanted = fold(typed);
  return Object.values(services).find(({ key, name }) => [key, name.da, name.en].some((one) => fold(one) === wanted));
};

const page = async (turn: IncidentTurn, found: Service): Promise<Reply> => {
  const { ctx, deps } = turn;
  const { incidents } = deps.store;
  const month = dateOf(localDay(ctx.now, ctx.desk.zone).with({ day: 1 }));
  const [queue, spans] = await Promise.all([incidents.queue(scopeOf(turn)), incidents.downtimes(found.key)]);
  const open = queue.filter(({ service: of }) => of === found.key);
  return privately(serviceView(ctx, found, { open, downMs: downtimeMs(spans, found.key, month, ctx.now) }));
};

/** What names no service is none of this: "service desk does not answer" is a report. */
const typed = (turn: IncidentTurn, { rest }: TypedWords): Promise<Reply> | undefined => {
  const found = isStaff(turn.ctx.desk, turn.who.actor) ? serviceNamed(turn.ctx.desk, rest.trim()) : undefined;
  return found && page(turn, found);
};

/** A service: who has it, how critical it is, what is open, how long it was down this month. */
export const service = {
  name: 'service',
  typed: {
    for: 'operators',
    words: { en: ['service'], da: ['service'] },
    usage: 'text',
    shown: 'takes.service',
    help: 'help.service',
    isOffered: ({ desk }) => Object.keys(desk.services).length > 0,
    answer: typed,
  },
} as const satisfies Command<IncidentDeps>;
