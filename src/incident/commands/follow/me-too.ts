import type { Command } from '../../../command/command';
import type { ActionInput, Reply } from '../../../command/input';
import { outOfDateLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { textsFor } from '../../../view/text';
import { isUnresolved } from '../../lifecycle';
import { knownOf } from '../../policies/services/known';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { meTooView } from '../../views/lists/known';

type Pressed = IncidentTurn<ActionInput>;

const departmentOf = async ({ who, deps }: Pressed): Promise<string | undefined> => {
  const { email } = who.person;
  return email === undefined ? undefined : (await deps.store.callers.get(email.toLowerCase()))?.department;
};

/** One write of this person's own; the case hears of it by a recount. */
const join = async (turn: Pressed): Promise<Reply> => {
  const { ctx, who, deps } = turn;
  const t = textsFor(ctx);
  const [stored, department] = await Promise.all([deps.named, departmentOf(turn)]);
  const known = stored && who.actor.member ? knownOf(stored.state) : undefined;
  if (!stored || !known) return tell(t('meToo.over'), 'warning');
  if (stored.state.caller.id === who.person.id) return tell(t('meToo.own'), 'warning');
  const same = { type: 'meToo', key: stored.state.id } as const;
  await deps.store.follows.follow(same, who.person.id, ctx.now, department === undefined ? {} : { department });
  // Had it ended by now, nobody would tell them any more.
  const now = await deps.store.incidents.load(stored.state.id);
  if (now && isUnresolved(now.state)) return privately(meTooView(ctx, known));
  await deps.store.follows.unfollow(same, who.person.id, ctx.now);
  return tell(t('meToo.over'), 'warning');
};

const stop = async ({ ctx, who, input, deps }: Pressed): Promise<Reply> => {
  const { incident } = input.data;
  if (incident === undefined) return tell(outOfDateLine(ctx), 'warning');
  await deps.store.follows.unfollow({ type: 'meToo', key: incident }, who.person.id, ctx.now);
  return tell(textsFor(ctx)('meToo.stopped'), 'good');
};

/** Has the same as what everybody may know of: counted with it, and hears what helps and how it ends. */
export const meToo = {
  name: 'meToo',
  presses: { press: { answer: join }, stop: { answer: stop } },
} as const satisfies Command<IncidentDeps>;
