import type { Command, TypedWords } from '../../../command/command';
import type { MessageInput, Reply, SearchInput } from '../../../command/input';
import { tooLongLine } from '../../../command/lines';
import { splitNumber } from '../../../command/number';
import { DONE, privately, tell } from '../../../command/turn';
import { READ } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { namedCase } from '../../chat/words';
import type { Named } from '../../policies/lists/sought';
import { type FindAsked, findPage, ownNewest, seeks } from '../../queries/find';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import { findForm, findView, foundRow } from '../../views/lists/find';
import { showNumber } from './show';

/** A page holds this many cases: both platforms show as many whole. */
const FIND_PAGE = 10;

const page = async (turn: IncidentTurn, asked: FindAsked): Promise<Reply> => {
  const { ctx } = turn;
  const { words } = asked;
  const numbered = splitNumber(words.trim());
  // Digits alone may be words, too.
  const isNumber = numbered?.rest === '' && (!numbered.plain || (await namedCase(turn, words)) !== undefined);
  if (isNumber) return showNumber(turn, numbered.number);
  if (words.length > READ.moment) return tell(tooLongLine(ctx, words.length, READ.moment), 'warning');
  if (words.trim() === '') return privately(findForm(ctx));
  if (!seeks(ctx.desk, words)) return tell(textsFor(ctx)('find.noWords'), 'warning');
  return privately(findView(turn, await findPage(turn, asked, FIND_PAGE)));
};

type FoundRows =
  | { readonly view: View; readonly rows: readonly Incident[]; readonly named: readonly Named[] }
  | undefined;

/** What a client lists itself: the case that the words number, else what they find, else, for a field, what is their own. */
const listed = async (turn: IncidentTurn<SearchInput>): Promise<FoundRows> => {
  const { asks } = turn.input;
  const words = turn.input.words.trim();
  const numbered = await namedCase(turn, words);
  if (numbered) return { view: findForm(turn.ctx), rows: [numbered.state], named: [] };
  if (words === '' && asks) return { view: findForm(turn.ctx), rows: await ownNewest(turn, FIND_PAGE), named: [] };
  if (!seeks(turn.ctx.desk, words)) return undefined;
  const found = await findPage(turn, { words }, FIND_PAGE);
  return { view: findView(turn, found), ...found };
};

/** The same for a client that lists what was found itself: as many as a page holds. Nothing is found by no words. */
export const search = async (turn: IncidentTurn<SearchInput>): Promise<Reply> => {
  const { ctx } = turn;
  const words = turn.input.words.trim();
  if (words.length > READ.moment) return tell(tooLongLine(ctx, words.length, READ.moment), 'warning');
  const found = await listed(turn);
  if (!found) return DONE;
  const rows = found.rows.map((incident) => foundRow(incident, found, turn));
  return { type: 'view', view: found.view, private: true, found: rows };
};

/** A long text that a caller begins with "find" is what they report. */
const typed = (turn: IncidentTurn<MessageInput>, { rest }: TypedWords): Promise<Reply> | undefined => {
  const isTold = rest.length > READ.moment && !isStaff(turn.ctx.desk, turn.who.actor);
  return isTold ? undefined : page(turn, { words: rest });
};

/** Cases by their words, their people and their service, open and ended, as far as somebody may read them. */
export const find = {
  name: 'find',
  typed: {
    for: 'everybody',
    words: { en: ['find', 'search'], da: ['find', 'søg'] },
    opens: ({ rest }) => rest.trim() === '',
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
