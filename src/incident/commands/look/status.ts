import type { Command, TypedWords } from '../../../command/command';
import type { MessageInput, Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import { caseOfThread } from '../../chat/thread';
import { withCase } from '../../chat/words';
import { isEnded } from '../../lifecycle';
import { ownCases } from '../../queries/own';
import type { StoredIncident } from '../../stored';
import { type IncidentDeps, type IncidentTurn, placeFor, readerContext } from '../../turn';
import { mineView } from '../../views/lists/mine';
import { nothingStandsView, standingView } from '../../views/lists/standing';

const MOST = 20;
const WORDS = {
  en: [
    'status',
    'status of',
    'status on',
    'what is the status of',
    'any news on',
    'any update on',
    'how is it going with',
    'what about my case',
    'how are you',
    'how are things',
  ],
  da: [
    'status',
    'status på',
    'hvad er status på',
    'er der nyt om',
    'hvordan går det med',
    'hvordan ser det ud',
    'hvordan ser det ud med',
    'hvad sker der med',
    'hvad med min sag',
  ],
} as const;

const tellStanding = (turn: IncidentTurn, stored: StoredIncident): Reply =>
  privately(standingView(stored.state, placeFor(turn, stored, undefined), readerContext(turn, stored)));

const standing = async (turn: IncidentTurn<MessageInput>, typed: TypedWords): Promise<Reply | undefined> => {
  const { ctx, deps } = turn;
  const then = (stored: StoredIncident): Reply => tellStanding(turn, stored);
  if (typed.number !== undefined) return withCase(turn, typed, { words: WORDS }, then);
  const here = await caseOfThread(turn);
  if (here) return then(here.stored);
  const own = await ownCases(turn, MOST);
  const mine = { ...own, reported: own.reported.filter((incident) => !isEnded(incident)) };
  const [only, ...others] = [...mine.reported, ...mine.owned];
  if (!only) return privately(nothingStandsView(ctx));
  const stored = others.length === 0 ? await deps.store.incidents.load(only.id) : undefined;
  return stored ? then(stored) : privately(mineView(ctx, mine));
};

/** `status`, "er der nyt?": where their case stands, or each of them. */
export const status = {
  name: 'status',
  typed: {
    for: 'everybody',
    words: WORDS,
    means: 'standing',
    usage: 'number',
    help: 'help.status',
    answer: standing,
  },
} as const satisfies Command<IncidentDeps>;
