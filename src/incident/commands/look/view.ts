import type { Command, TypedWords } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { staffOnlyLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { textsFor } from '../../../view/text';
import { shorten } from '../../../view/words';
import { viewNamed, wishOf, withoutView, withView } from '../../policies/lists/saved-views';
import { viewsOf } from '../../queries/queue';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { savedViewsView } from '../../views/lists/saved-views';
import { queueReply } from './queue';

/** More words behind it tell of a view somewhere. */
const MOST_WORDS = 3;

const list = async (turn: IncidentTurn): Promise<Reply> => privately(savedViewsView(turn.ctx, await viewsOf(turn)));

const save = async (turn: IncidentTurn, view: { readonly name: string; readonly words: string }): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  const t = textsFor(ctx);
  const views = withView(await viewsOf(turn), view, READ.moment);
  if (typeof views === 'string')
    return tell(t('view.refused', { why: views, name: shorten(view.name, 30) }), 'warning');
  await deps.store.people.setViews(who.person.id, views);
  return queueReply(turn, { words: view.words }, { text: t('view.saved', { name: view.name }), tone: 'good' });
};

const remove = async (turn: IncidentTurn, name: string): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  const views = await viewsOf(turn);
  const known = viewNamed(views, name);
  if (!known) return tell(textsFor(ctx)('view.unknown', { name: shorten(name, 30) }), 'warning');
  await deps.store.people.setViews(who.person.id, withoutView(views, name));
  return tell(textsFor(ctx)('view.deleted', { name: known.name }), 'good');
};

const show = async (turn: IncidentTurn, name: string): Promise<Reply | undefined> => {
  const view = viewNamed(await viewsOf(turn), name);
  if (view) return queueReply(turn, { words: view.words });
  if (name.split(' ').length > MOST_WORDS) return undefined;
  return tell(textsFor(turn.ctx)('view.unknown', { name: shorten(name, 30) }), 'warning');
};

/** A caller tells of a view from a window. */
const typed = async (turn: IncidentTurn, { rest }: TypedWords): Promise<Reply | undefined> => {
  if (!isStaff(turn.ctx.desk, turn.who.actor)) {
    return rest.trim() === '' ? tell(staffOnlyLine(turn.ctx), 'warning') : undefined;
  }
  const wish = wishOf(rest);
  switch (wish.do) {
    case 'list':
      return list(turn);
    case 'save':
      return save(turn, wish.view);
    case 'delete':
      return remove(turn, wish.name);
    case 'show':
      return show(turn, wish.name);
  }
};

/** The queue's filters that somebody saved by names of their own. */
export const view = {
  name: 'view',
  typed: {
    for: 'operators',
    words: { en: ['view', 'views'], da: ['visning', 'visninger'] },
    usage: 'text',
    shown: 'takes.view',
    help: 'help.view',
    answer: typed,
  },
  presses: { delete: { answer: (turn) => remove(turn, turn.input.data['name'] ?? '') } },
} as const satisfies Command<IncidentDeps>;
