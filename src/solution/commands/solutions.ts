import type { Command, TypedWords } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { staffOnlyLine, tooLongLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { fold } from '../../ground/fold';
import { READ } from '../../ground/limits';
import { isStaff } from '../../people/rights';
import { textsFor } from '../../view/text';
import { searchSolutions, seeksSolution } from '../policies/search';
import { staleReasons } from '../policies/stale';
import { mayReadSolution } from '../rights';
import type { SolutionDeps, SolutionTurn } from '../turn';
import type { Solution } from '../types';
import { type SolutionList, solutionList } from '../views/list';
import { openNewSolution } from './new';

const PAGE = 5;
const STALE = ['stale', 'foraeldede', 'foraeldet'];
const NEW = ['new', 'ny', 'nyt'];

interface Asked {
  readonly kind: SolutionList['kind'];
  readonly words: string;
  readonly from?: string | undefined;
}

/** What they look for: of everything the drafts first, then what is used most. */
const rowsFor = (turn: SolutionTurn, { kind, words }: Asked): readonly Solution[] => {
  const { ctx, who, deps } = turn;
  const readable = deps.shelf.all().filter((one) => mayReadSolution(ctx.desk, who.actor, one));
  if (kind === 'found') return searchSolutions(readable, words);
  if (kind === 'stale') return readable.filter((one) => staleReasons(ctx.desk, one, ctx.now).length > 0);
  const isDraft = ({ status }: Solution): number => Number(status === 'draft');
  return readable.toSorted((a, b) => isDraft(b) - isDraft(a) || b.used - a.used || b.number - a.number);
};

const page = (turn: SolutionTurn, asked: Asked): Reply => {
  const { ctx, who } = turn;
  const { kind, words } = asked;
  if (words.length > READ.moment) return tell(tooLongLine(ctx, words.length, READ.moment), 'warning');
  if (kind === 'stale' && !isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  if (kind === 'found' && !seeksSolution(words)) return tell(textsFor(ctx)('find.noWords'), 'warning');
  const all = rowsFor(turn, asked);
  const wanted = Number(asked.from ?? 0);
  const last = Math.max(0, Math.floor((all.length - 1) / PAGE) * PAGE);
  const from = Number.isSafeInteger(wanted) ? Math.min(Math.max(0, wanted), last) : 0;
  const rows = all.slice(from, from + PAGE);
  return privately(solutionList({ kind, words, rows, total: all.length, from, size: PAGE }, who.actor, ctx));
};

const askedFor = (words: string): Asked => {
  if (words === '') return { kind: 'all', words };
  return STALE.includes(fold(words)) ? { kind: 'stale', words: '' } : { kind: 'found', words };
};

/** A long text that begins so is what somebody reports. */
const typed = (turn: SolutionTurn<MessageInput>, { rest }: TypedWords): Reply | undefined => {
  const words = rest.trim();
  if (words.length > READ.moment && !isStaff(turn.ctx.desk, turn.who.actor)) return undefined;
  return NEW.includes(fold(words)) ? openNewSolution(turn, {}) : page(turn, askedFor(words));
};

/** Standard solutions that somebody may read: all, by words, or those that should be looked at. */
export const solutions = {
  name: 'solutions',
  typed: {
    for: 'everybody',
    words: { en: ['solutions'], da: ['løsninger', 'standardløsninger'] },
    usage: 'text',
    shown: 'takes.solutions',
    help: 'help.solutions',
    opens: ({ rest }) => NEW.includes(fold(rest)),
    answer: typed,
  },
  presses: {
    press: {
      opens: 'look',
      answer: (turn) => {
        const { words = '', stale, from } = turn.input.data;
        return page(turn, { ...(stale === 'yes' ? { kind: 'stale', words: '' } : askedFor(words)), from });
      },
    },
  },
} as const satisfies Command<SolutionDeps>;
