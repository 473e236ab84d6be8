import type { Typed, TypedWords } from '../../command/command';
import type { MessageInput, Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import type { AnyCaseCommand } from '../case-command';
import { isUnresolved } from '../lifecycle';
import { outcomeLine } from '../outcome';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentDeps, type IncidentTurn, readable } from '../turn';
import { caseForm } from '../views/forms/case-form';
import { noSuchNumberLine, numberMissingLine } from '../views/lines';
import { refusalView } from '../views/refusal';
import { refusalNow } from './press';

type Written = IncidentTurn<MessageInput>;

/** The case with this number, if it exists for them. */
export const findNumber = async (turn: IncidentTurn, number: number): Promise<StoredIncident | undefined> =>
  readable(turn, await turn.deps.store.incidents.byNumber(number));

/** The only case of theirs. */
const onlyCase = async ({ deps, who }: Written, as: 'owner' | 'caller'): Promise<StoredIncident | undefined> => {
  const { incidents } = deps.store;
  const { id } = who.person;
  const own = as === 'caller' ? await incidents.ofCaller(id, 20) : await incidents.ofOwner(id, 20);
  const [only, ...others] = own.filter(isUnresolved);
  return only && others.length === 0 ? incidents.load(only.id) : undefined;
};

/** Answers the command with the case that its number names, or says that there is none. */
export const withCase = async (
  turn: Written,
  { number }: TypedWords,
  { words, without }: { readonly words: Typed<never>['words']; readonly without?: 'owner' | 'caller' | undefined },
  then: (stored: StoredIncident) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const { ctx } = turn;
  if (number === undefined) {
    const only = without && (await onlyCase(turn, without));
    return only ? then(only) : tell(numberMissingLine(ctx, words[ctx.reader.lang][0]), 'warning');
  }
  const found = await findNumber(turn, number);
  return found ? then(found) : tell(noSuchNumberLine(ctx, number), 'warning');
};

/** Gives what was typed. Without its words, or when they are not understood, it shows the form. */
const run = async (turn: Written, stored: StoredIncident, command: AnyCaseCommand, rest: string): Promise<Reply> => {
  const meant = (await command.words?.meant?.(rest.trim(), turn, stored)) ?? { body: {} };
  if ('body' in meant) {
    const line = outcomeLine(turn, command, await giveCase(turn, stored, command, meant.body));
    return tell(line.text, line.tone);
  }
  const { ctx } = turn;
  const refusal = refusalNow(command, turn, stored);
  if (refusal) return privately(refusalView(refusal, stored.state, ctx));
  const typed = { ...meant.fill, problem: meant.problem };
  const { type, form } = command;
  return form
    ? privately(caseForm({ type, form }, stored.state, 'team', ctx, typed))
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
      opens: (typed) => words.opens?.(typed) ?? false,
      answer: (turn, typed) =>
        (words.counts?.(typed, turn.ctx) ?? true)
          ? withCase(turn, typed, words, (stored) => run(turn, stored, command, typed.rest))
          : undefined,
    }
  );
};
