import type { Command } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { privately, type Turn, tell } from '../../command/turn';
import { teamName } from '../../desk/words';
import { isAdmin, ledTeams } from '../../people/rights';
import { text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { FEWEST, type Satisfaction, satisfaction } from '../satisfaction';
import { DAYS, type FiguresDeps, sinceWhen } from '../since';

type Asked = Turn<MessageInput, FiguresDeps>;

const lineOf = ({ team, answers, told }: Satisfaction, { ctx }: Asked): string => {
  const t = textsFor(ctx);
  if (!told) return t('figures.satisfaction.few', { team: teamName(ctx, team), fewest: FEWEST });
  const mean = told.mean.toLocaleString(ctx.reader.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const each = told.each.map(({ score, count }) => `${score}: ${count}`).join(' · ');
  return t('figures.satisfaction.team', { team: teamName(ctx, team), mean, answers, each });
};

/** A lead sees their teams, an admin all of them; a confidential case counts for its leads alone. */
const answer = async (turn: Asked): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  const t = textsFor(ctx);
  const { desk, now } = ctx;
  const led = ledTeams(desk, who.actor);
  const all = isAdmin(desk, who.actor);
  if (!all && led.length === 0) return tell(t('figures.leadsOnly'), 'warning');
  const scored = await deps.store.incidents.scoredSince(sinceWhen(now));
  const counted = scored.filter(({ team, confidential }) => led.includes(team) || (all && !confidential));
  const teams = satisfaction(counted);
  if (teams.length === 0) return tell(t('figures.satisfaction.none', { days: DAYS }));
  const lines = teams.map((one) => lineOf(one, turn));
  const heading = t('figures.satisfaction.heading', { days: DAYS });
  return privately({
    fallback: `${heading} ${lines.join(' ')}`,
    blocks: [title(heading), ...lines.map((line) => text(line))],
  });
};

/** `figures satisfaction`, `tal tilfredshed`: what callers said of how it went, in sums by team. */
export const figuresSatisfaction = {
  name: 'figures.satisfaction',
  typed: {
    for: 'leads',
    words: { en: ['figures satisfaction'], da: ['tal tilfredshed'] },
    usage: 'nothing',
    help: 'help.figures.satisfaction',
    answer,
  },
} as const satisfies Command<FiguresDeps>;
