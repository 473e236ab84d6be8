import type { Command, TypedWords } from '../../../command/command';
import type { MessageInput, Reply, SearchInput } from '../../../command/input';
import { tooLongLine } from '../../../command/lines';
import { splitNumber } from '../../../command/number';
import { DONE, privately, tell } from '../../../command/turn';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { textsFor } from '../../../view/text';
import { type FindAsked, findPage, seeks } from '../../queries/find';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { findView, foundRow } from '../../views/lists/find';
import { showNumber } from './show';

/** A page holds this many cases: both platforms show as many whole. */
const FIND_PAGE = 10;

const page = async (turn: IncidentTurn, asked: FindAsked): Promise<Reply> => {
  const { ctx } = turn;
  const { words } = asked;
  if (words.length > READ.moment) return tell(tooLongLine(ctx, words.length, READ.moment), 'warning');
  if (words.trim() === '') return tell(textsFor(ctx)('find.what'));
  if (!seeks(ctx.desk, words)) return tell(textsFor(ctx)('find.noWords'), 'warning');
  return privately(findView(turn, await findPage(turn, asked, FIND_PAGE)));
};

/** The same for a client that lists what was found itself: as many as a page holds. Nothing is found by no words. */
export const search = async (turn: IncidentTurn<SearchInput>): Promise<Reply> => {
  const { ctx } = turn;
  const words = turn.input.words.trim();
  if (words.length > READ.moment) return tell(tooLongLine(ctx, words.length, READ.moment), 'warning');
  if (!seeks(ctx.desk, words)) return DONE;
  const found = await findPage(turn, { words }, FIND_PAGE);
  const view = findView(turn, found);
  return { type: 'view', view, private: true, found: found.rows.map((incident) => foundRow(incident, found, turn)) };
};

/** A long text that a caller begins with "find" is what they report. */
const typed = (turn: IncidentTurn<MessageInput>, { rest }: TypedWords): Promise<Reply> | undefined => {
  const asked = splitNumber(rest);
  if (asked && !asked.plain && asked.rest === '') return showNumber(turn, asked.number);
  const isTold = rest.length > READ.moment && !isStaff(turn.ctx.desk, turn.who.actor);
  return isTold ? undefined : page(turn, { words: rest });
};

/** Cases by their words, their people and their service, open and ended, as far as somebody may read them. */
export const find = {
  name: 'find',
  typed: {
    for: 'everybody',
    words: { en: ['find', 'search'], da: ['find', 'søg'] },
    usage: 'text',
    shown: 'takes.find',
    help: 'help.find',
    answer: typed,
  },
  presses: {
    press: {
      opens: 'look',
      answer: (turn) => {
        const { words = '', state, team, from } = turn.input.data;
        return page(turn, { words, state, team, from });
      },
    },
  },
} as const satisfies Command<IncidentDeps>;
