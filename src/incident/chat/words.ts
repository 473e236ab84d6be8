import type { Typed, TypedWords } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { splitNumber } from '../../command/number';
import { privately, tell } from '../../command/turn';
import { type Banner, buttons, text } from '../../view/build';
import { textsFor } from '../../view/text';
import type { View } from '../../view/view';
import type { AnyCaseCommand } from '../case-command';
import { isEnded, isUnresolved } from '../lifecycle';
import { outcomeLine } from '../outcome';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentDeps, type IncidentTurn, placeFor, readable, readerContext } from '../turn';
import { besideOf, button } from '../views/button';
import { caseForm } from '../views/forms/case-form';
import { noSuchNumberLine, numberMissingLine } from '../views/lines';
import { noCaseMeant, whichCase } from '../views/lists/which-case';
import { refusalView } from '../views/refusal';
import { cardOf, refusalNow } from './press';
import { caseOfThread } from './thread';

type Written = IncidentTurn<MessageInput>;

/** So many cases of somebody are looked at. */
const MOST = 20;

/** The case with this number, if it exists for them. */
export const findNumber = async (turn: IncidentTurn, number: number): Promise<StoredIncident | undefined> =>
  readable(turn, await turn.deps.store.incidents.byNumber(number));

type Then = (stored: StoredIncident) => Reply | undefined | Promise<Reply | undefined>;

/** The case that a field names, if it exists for them: `INC-7`, `#7` or `7`. */
export const namedCase = async (turn: IncidentTurn, typed: string): Promise<StoredIncident | undefined> => {
  const asked = splitNumber(typed.trim());
  return asked && asked.rest === '' ? findNumber(turn, asked.number) : undefined;
};

/** Answers the command with the case that its number names, or says that there is none. */
export const withCase = async <R extends Reply | undefined>(
  turn: IncidentTurn,
  { number }: TypedWords,
  { words }: Pick<Typed<never>, 'words'>,
  then: (stored: StoredIncident) => R | Promise<R>,
): Promise<Reply | R> => {
  const { ctx } = turn;
  if (number === undefined) return tell(numberMissingLine(ctx, words[ctx.reader.lang][0]), 'warning');
  const found = await findNumber(turn, number);
  return found ? then(found) : tell(noSuchNumberLine(ctx, number), 'warning');
};

/** Their cases that a command could mean now. One that waits for their word whether it works is meant before all others. */
const couldMean = async (turn: Written, command: AnyCaseCommand, as: 'owner' | 'caller') => {
  const { incidents } = turn.deps.store;
  const { id } = turn.who.person;
  const own = as === 'caller' ? await incidents.ofCaller(id, MOST) : await incidents.ofOwner(id, MOST);
  const fit = own.filter(
    (state) => (as === 'caller' ? !isEnded(state) : isUnresolved(state)) && !refusalNow(command, turn, { state }),
  );
  const resolved = fit.filter(({ status }) => status === 'resolved');
  return resolved.length === 1 ? resolved : fit;
};

/** Without a number: the case whose thread it is, or their only one; of several it asks which. */
const withoutNumber = async (turn: Written, typed: TypedWords, command: AnyCaseCommand, then: Then) => {
  const { words } = command;
  const { ctx } = turn;
  const here = words?.without && (await caseOfThread(turn));
  if (here) return then(here.stored);
  const cases = words?.without ? await couldMean(turn, command, words.without) : [];
  const [first, ...others] = cases;
  const written = typed.sentence === 'unsure' ? turn.input.text : undefined;
  if (first && (others.length > 0 || written !== undefined)) return privately(whichCase(command, cases, ctx, written));
  const only = first && (await turn.deps.store.incidents.load(first.id));
  if (only) return then(only);
  const none = words?.sentence ?? (typed.sentence && words?.none);
  if (none && written !== undefined) return privately(noCaseMeant(textsFor(ctx)(none), written, ctx));
  if (none) return tell(textsFor(ctx)(none));
  return words && withCase(turn, typed, words, then);
};

/** What was done at once, with a button that takes it back. */
const undoable = (turn: Written, stored: StoredIncident, { text: words, tone }: Banner, undo: 'reopen'): View => {
  const data = besideOf(stored.state, placeFor(turn, stored, undefined));
  const back = button(textsFor(turn.ctx), 'button.undo', undo, data);
  return { fallback: words, blocks: [text(words, tone), ...buttons([back])] };
};

const give = async (turn: Written, known: StoredIncident, command: AnyCaseCommand, body: object): Promise<Reply> => {
  const { shows, undo } = command.words ?? {};
  const handled = await giveCase(turn, known, command, body);
  const line = outcomeLine(turn, command, handled);
  if (shows && (handled.type === 'done' || handled.type === 'already')) return cardOf(turn, handled.stored, line);
  return undo && handled.type === 'done'
    ? privately(undoable(turn, handled.stored, line, undo))
    : tell(line.text, line.tone);
};

/** Gives what was typed. Without its words, or when they are not understood, it shows the form. */
const run = async (
  turn: Written,
  stored: StoredIncident,
  command: AnyCaseCommand,
  rest: string,
): Promise<Reply | undefined> => {
  const { ctx } = turn;
  const { theirs } = command.words ?? {};
  const isTheirs = theirs && stored.state.caller.id === turn.who.person.id;
  if (isTheirs && command.may(ctx.desk, turn.who.actor, stored.state)) return run(turn, stored, theirs, rest);
  if (command.words?.sentence && command.may(ctx.desk, turn.who.actor, stored.state)) return undefined;
  const meant = (await command.words?.meant?.(rest.trim(), turn, stored)) ?? { body: {} };
  if ('body' in meant) return give(turn, stored, command, meant.body);
  const refusal = refusalNow(command, turn, stored);
  if (refusal) return privately(refusalView(refusal, stored.state, ctx));
  const typed = { ...meant.fill, problem: meant.problem };
  const { type, form } = command;
  return form
    ? privately(caseForm({ type, form }, stored.state, 'team', readerContext(turn, stored), typed))
    : tell(meant.problem ?? '', 'warning');
};

/** How a command on a case is typed: `<word> INC-7 …`. */
export const typedOf = (command: AnyCaseCommand): Typed<IncidentDeps> | undefined => {
  const { words } = command;
  return (
    words && {
      for: words.for,
      words: words.words,
      help: words.help,
      usage: words.named ? 'named' : 'number',
      ...(words.shown && { shown: words.shown }),
      ...(words.means && { means: words.means }),
      ...(words.offered && { isOffered: ({ desk }) => words.offered?.(desk) ?? true }),
      opens: (typed) => words.opens?.(typed) ?? false,
      answer: (turn, typed) => {
        if (words.counts?.(typed, turn.ctx) === false) return undefined;
        const then: Then = (stored) => run(turn, stored, command, typed.rest);
        return typed.number === undefined
          ? withoutNumber(turn, typed, command, then)
          : withCase(turn, typed, words, then);
      },
    }
  );
};
