import type { Command } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { privately, type Turn, tell } from '../../command/turn';
import { teamName } from '../../desk/words';
import { isAdmin, ledTeams } from '../../people/rights';
import { text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { pingPongs } from '../ping-pong';
import { DAYS, type FiguresDeps, sinceWhen } from '../since';

const MOST = 10;

/** A lead sees the pairs that their team is in, an admin all of them; a confidential case counts for its leads alone. */
const answer = async ({ ctx, who, deps }: Turn<MessageInput, FiguresDeps>): Promise<Reply> => {
  const t = textsFor(ctx);
  const { desk, now } = ctx;
  const led = ledTeams(desk, who.actor);
  const all = isAdmin(desk, who.actor);
  if (!all && led.length === 0) return tell(t('figures.leadsOnly'), 'warning');
  const since = sinceWhen(now);
  const passed = await deps.store.incidents.passedSince(since);
  const pairs = pingPongs(passed, since, ({ confidential }, teams) => {
    const isTheirs = teams.some((team) => led.includes(team));
    return isTheirs || (all && !confidential);
  });
  if (pairs.length === 0) return tell(t('figures.hops.none', { days: DAYS }));
  const lines = pairs
    .slice(0, MOST)
    .map(({ teams: [one, other], cases, passes }) =>
      t('figures.hops.pair', { one: teamName(ctx, one), other: teamName(ctx, other), cases, passes }),
    );
  const heading = t('figures.hops.heading', { days: DAYS });
  return privately({
    fallback: `${heading} ${lines.join(' ')}`,
    blocks: [title(heading), ...lines.map((line) => text(line))],
  });
};

/** `figures hops`, `tal hop`: the pairs of teams that send cases to and fro. */
export const figuresHops = {
  name: 'figures.hops',
  typed: {
    for: 'leads',
    words: { en: ['figures hops'], da: ['tal hop'] },
    usage: 'nothing',
    help: 'help.figures.hops',
    answer,
  },
} as const satisfies Command<FiguresDeps>;
