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
    'what is the status',
    'whats the status',
    'what is the status of',
    'any news',
    'any news on',
    'is there any news',
    'any update',
    'any updates',
    'any progress',
    'any update on',
    'how is it going',
    'hows it going',
    'how is it going with',
    'how are things',
    'how are you',
    'how are things going',
    'how far are you',
    'what is happening',
    'whats happening',
    'status of my case',
    'status on my case',
    'what about my case',
    'how is my case',
    'hows my case',
    'where is my case',
    'is it fixed yet',
    'is it fixed',
    'is anybody on it',
    'is anyone on it',
    'is somebody working on it',
    'is anyone looking at it',
    'when is it fixed',
    'when will it be fixed',
  ],
  da: [
    'status',
    'status på',
    'hvad er status',
    'hvad er status på',
    'er der nyt',
    'er der noget nyt',
    'er der nyt om',
    'er der nyt om min sag',
    'er der nyt i min sag',
    'er der sket noget',
    'noget nyt',
    'nyt om min sag',
    'hvordan går det',
    'hvordan går det med',
    'hvordan går det med det',
    'hvordan går det med den',
    'hvordan går det med min sag',
    'hvordan ser det ud',
    'hvordan ser det ud med',
    'hvor langt er i',
    'hvor langt er du',
    'hvad sker der',
    'hvad sker der med',
    'hvad sker der med min sag',
    'hvad med min sag',
    'hvor er min sag',
    'status på min sag',
    'status på mine sager',
    'er det løst',
    'er den løst',
    'er det fikset',
    'er der nogen på den',
    'er der nogen på sagen',
    'er der nogen der kigger på det',
    'hvornår virker det',
    'hvornår virker det igen',
    'hvornår er det løst',
    'hvornår bliver det løst',
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
  typed: { for: 'everybody', words: WORDS, usage: 'number', help: 'help.status', answer: standing },
} as const satisfies Command<IncidentDeps>;
