import { type For, INTENT_NAMES, INTENTS } from '../../chat/intents';
import { helpRows, helpView, replyRow } from '../../chat/pages';
import type { Reply } from '../../command/input';
import { staffOnlyLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { isAdmin, isStaff, ledTeams, readableTeams } from '../../people/rights';
import type { StoredIncident } from '../../record/records';
import type { View } from '../../view/view';
import { type ReadScope } from '../store';
import { type IncidentTurn, placeFor, readable } from '../turn';
import { noSuchNumberLine } from '../views/lines';
import { homeView } from '../views/lists/home';
import { mineView } from '../views/lists/mine';
import { queueView } from '../views/lists/queue';
import { showView } from '../views/lists/show';

const PAGE = 6;
const MOST = 20;

/** The parts of the help that are about what this person may do. */
const groupsOf = (turn: IncidentTurn): readonly For[] => {
  const { desk } = turn.ctx;
  const { actor } = turn.who;
  const leads = ledTeams(desk, actor).length > 0 || isAdmin(desk, actor);
  return [
    'everybody',
    ...(isStaff(desk, actor) ? (['operators'] as const) : []),
    ...(leads ? (['leads'] as const) : []),
  ];
};

export const help = (turn: IncidentTurn): View => {
  const { ctx } = turn;
  const groups = groupsOf(turn);
  const hasAnswers = Object.keys(ctx.desk.answers).length > 0;
  const names = INTENT_NAMES.filter((name) => groups.includes(INTENTS[name].for) && (name !== 'answer' || hasAnswers));
  return helpView(ctx, [...helpRows(ctx, names), ...(groups.includes('operators') ? [replyRow(ctx)] : [])]);
};

/** What they reported and have not seen the end of, and what they work on. */
export const mine = async (turn: IncidentTurn): Promise<View> => {
  const { id } = turn.who.person;
  const { incidents } = turn.deps.store;
  const [reported, owned] = await Promise.all([incidents.ofCaller(id, MOST), incidents.ofOwner(id, MOST)]);
  return mineView(turn.ctx, { reported, owned });
};

const scopeOf = ({ ctx: { desk }, who }: IncidentTurn): ReadScope => ({
  person: who.person.id,
  teams: readableTeams(desk, who.actor),
  confidentialTeams: ledTeams(desk, who.actor),
  everything: isAdmin(desk, who.actor),
});

/** Unresolved cases of the teams they work in; `after` comes from a paging button. */
export const queue = async (turn: IncidentTurn, after?: string): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  const { desk } = ctx;
  if (!isStaff(desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const page = await deps.store.incidents.queue(scopeOf(turn), ctx.now, { size: PAGE, ...(after && { after }) });
  return privately(queueView(ctx, { ...page, first: !after }));
};

/** Their own overview: what they work on, what waits for their teams, what they reported. `first`: they are new here. */
export const home = async (turn: IncidentTurn, first = false): Promise<View> => {
  const { ctx, who, deps } = turn;
  const { incidents } = deps.store;
  const isOperator = isStaff(ctx.desk, who.actor);
  const [reported, owned, queued] = await Promise.all([
    incidents.ofCaller(who.person.id, MOST),
    incidents.ofOwner(who.person.id, MOST),
    isOperator ? incidents.queue(scopeOf(turn), ctx.now, { size: PAGE }) : undefined,
  ]);
  return homeView(ctx, { reported, owned, first, ...(queued && { queued: queued.rows }) });
};

export const showCase = (turn: IncidentTurn, stored: StoredIncident, wanted?: string): View =>
  showView({ incident: stored.state, timeline: stored.timeline }, placeFor(turn, stored, wanted), turn.ctx);

/** The case with this number, if it exists for them. */
export const findNumber = async (turn: IncidentTurn, number: number): Promise<StoredIncident | undefined> =>
  readable(turn, await turn.deps.store.incidents.byNumber(number));

export const show = async (turn: IncidentTurn, number: number): Promise<Reply> => {
  const stored = await findNumber(turn, number);
  return stored ? privately(showCase(turn, stored)) : tell(noSuchNumberLine(turn.ctx, number), 'warning');
};
