import type { MessageInput, Reply } from '../command/input';
import { tooLongLine, unknownCommandLine, wishLine } from '../command/lines';
import { DONE, openly, privately, tell } from '../command/turn';
import { onDeskFile } from '../desk-edit/chat/upload';
import { desk } from '../desk-edit/commands/desk';
import { LIMITS, READ } from '../ground/limits';
import { reportFormFor } from '../incident/chat/intake';
import { type KeptPictures, keepPictures, packPictures } from '../incident/chat/pictures';
import { reportNow } from '../incident/chat/report-now';
import { caseOfThread, type Threaded } from '../incident/chat/thread';
import { toCaller } from '../incident/chat/to-caller';
import { showNumber } from '../incident/commands/look/show';
import { status } from '../incident/commands/look/status';
import { contribute } from '../incident/commands/taking-part/contribute';
import { answer } from '../incident/commands/talk/answer';
import { note } from '../incident/commands/talk/note';
import { readyAnswer } from '../incident/commands/talk/ready-answer';
import { outcomeLine } from '../incident/outcome';
import { reportedOpen } from '../incident/queries/own';
import { mayWork, takesPart } from '../incident/rights';
import type { StoredIncident } from '../incident/stored';
import { giveCase } from '../incident/turn';
import type { Incident } from '../incident/types';
import { answerChoice } from '../incident/views/forms/answer-choice';
import { filesNotKeptLine } from '../incident/views/lines';
import { showSolutionNumber } from '../solution/commands/show';
import { text as line } from '../view/build';
import { help } from './commands/help';
import { smallTalkView } from './pages';
import { parseSmallTalk } from './small-talk';
import { type ChatTurn } from './turn';
import {
  type Intent,
  lengthOf,
  nearestIntent,
  parseIntent,
  parseNumber,
  parseSentence,
  parseSolution,
  parseWish,
} from './words';

type Typed = ChatTurn<MessageInput>;

/** Commands that change nothing. */
const LOOKS: ReadonlySet<string> = new Set([status.name, help.name]);

const spoken = async (
  turn: Typed,
  about: StoredIncident | string,
  command: typeof answer | typeof note | typeof contribute,
  text: string,
  kept: KeptPictures,
): Promise<Reply> => {
  const { wrote } = turn.input;
  const from = wrote === undefined ? {} : { from: wrote };
  const handled = await giveCase(turn, about, command, { text, attachments: kept.attachments, ...from });
  const line = outcomeLine(turn, command, handled);
  const problems = kept.problems.length > 0 ? ` ${filesNotKeptLine(turn.ctx, kept.problems)}` : '';
  // A conversation that goes on by itself is not answered word for word.
  if (!turn.input.addressed && line.tone !== 'warning' && problems === '') return DONE;
  return tell(line.text + problems, line.tone);
};

/**
 * A reply in a case's thread: the caller's is an answer, the team's goes to the caller or is an internal note; who takes part
 * says it in their own name, under the caller's card.
 */
const inThread = async (
  turn: Typed,
  thread: Threaded,
  pictures: () => Promise<KeptPictures>,
): Promise<Reply | undefined> => {
  const { stored, forCaller } = thread;
  const intent = parseIntent(turn.input.text);
  const sent = await toCaller(turn, thread, intent?.name === readyAnswer.name ? intent.rest : undefined);
  if (sent) return sent;
  const kept = await pictures();
  const { text } = turn.input;
  const { state } = stored;
  if (forCaller && turn.who.person.id === state.caller.id) return spoken(turn, stored, answer, text, kept);
  if (mayWork(turn.ctx.desk, turn.who.actor, state)) return spoken(turn, stored, note, text, kept);
  return forCaller && takesPart(turn.who.actor, state) ? spoken(turn, stored, contribute, text, kept) : undefined;
};

/** What is written in a room without mentioning the bot: kept where it stands under a case's card, and not answered. */
const overheard = async (turn: Typed): Promise<Reply> => {
  const thread = await caseOfThread(turn);
  return (thread && (await inThread(turn, thread, () => keepPictures(turn)))) ?? DONE;
};

/** The one case in which this person is asked something. */
const theWaiting = (open: readonly Incident[]): Incident | undefined => {
  const [waiting, ...others] = open.filter(({ status, question }) => status === 'waiting' && question !== undefined);
  return others.length === 0 ? waiting : undefined;
};

/** What was written with what it quotes: in a report that is a customer's mail, or what a console said. */
const wholeOf = ({ input: { text, whole = text } }: Typed): string => whole;

/** The same behind the word of a report; a quote before it follows it. */
const withQuotes = (turn: Typed, intent: Intent): Intent => {
  const whole = wholeOf(turn);
  if (whole === turn.input.text || intent.command.usage !== 'text') return intent;
  const same = parseIntent(whole);
  if (same?.name === intent.name) return same;
  const quotes = whole.split('\n').filter((one) => one.trimStart().startsWith('>'));
  return { ...intent, rest: [intent.rest, ...quotes].join('\n') };
};

const problemOf = ({ ctx }: Typed, { problems }: KeptPictures): { readonly problem?: string } =>
  problems.length > 0 ? { problem: filesNotKeptLine(ctx, problems) } : {};

/** The answer to a command that takes no files, with the files that were sent along to no end. */
const withoutFiles = ({ ctx, input }: Typed, { command }: Intent, reply: Reply): Reply => {
  const names = [...input.files.map(({ name }) => name), ...input.otherFiles];
  if (command.takesFiles || names.length === 0) return reply;
  const words = filesNotKeptLine(
    ctx,
    names.map((name) => ({ name, why: 'with_command' })),
  );
  if (reply.type === 'done') return tell(words, 'warning');
  return { ...reply, view: { ...reply.view, blocks: [...reply.view.blocks, line(words, 'warning')] } };
};

/** Free text in a 1:1 chat: an answer where exactly one case waits for it, a question back where it could be several. */
const inDirect = async (turn: Typed, open: readonly Incident[], kept: KeptPictures): Promise<Reply | undefined> => {
  const waiting = theWaiting(open);
  if (waiting) return spoken(turn, waiting.id, answer, turn.input.text, kept);
  const { wrote } = turn.input;
  const data = { ...packPictures(kept.attachments), ...(wrote !== undefined && { from: wrote }) };
  const typed = wholeOf(turn);
  return open.length > 0
    ? privately(answerChoice(turn.ctx, typed, open, { data, ...problemOf(turn, kept) }))
    : undefined;
};

const newReport = async (turn: Typed, kept: KeptPictures): Promise<Reply> =>
  openly(
    await reportFormFor(
      turn,
      { text: wholeOf(turn), ...problemOf(turn, kept) },
      { data: packPictures(kept.attachments) },
    ),
  );

const longestInput = ({ deps, input }: Typed): number => deps.chat(input.place.platform)?.longestInput ?? Infinity;

/** A typed message: a command, an answer, a courtesy, or a new report. */
export const onMessage = async (turn: Typed): Promise<Reply> => {
  const { input, ctx, who } = turn;
  // A mention with nothing but a quote behind it means the quote.
  const text = input.text || wholeOf(turn);
  if (!input.addressed) return overheard(turn);
  const intent = parseIntent(text);
  if (text.length > READ.text) return tell(tooLongLine(ctx, lengthOf(text, intent), LIMITS.details), 'warning');
  const pictures = () => keepPictures(turn);
  const uploaded = await onDeskFile(turn, intent?.name === desk.name);
  if (uploaded) return uploaded;

  const commanded = await intent?.command.answer(turn, withQuotes(turn, intent));
  if (intent && commanded) return withoutFiles(turn, intent, commanded);
  const solution = parseSolution(text);
  if (solution !== undefined) return showSolutionNumber(turn, solution);
  const number = parseNumber(text);
  if (number !== undefined) return showNumber(turn, number);

  const hasFiles = input.files.length > 0 || input.otherFiles.length > 0;
  const thread = await caseOfThread(turn);
  const talk = hasFiles || (thread && text !== '') ? undefined : parseSmallTalk(text);
  const isDirect = input.place.kind === 'direct';
  const open = isDirect ? await reportedOpen(turn) : [];
  // "Yes" is an answer to a question, and a courtesy otherwise.
  if (talk && !(talk === 'nod' && theWaiting(open))) {
    return openly(smallTalkView(ctx, talk));
  }
  const sentence = hasFiles || thread ? undefined : parseSentence(text);
  // What is no question may be the answer to one.
  const isAnswer = sentence && !sentence.question && theWaiting(open) && LOOKS.has(sentence.intent.name);
  const understood = isAnswer ? undefined : await sentence?.intent.command.answer(turn, sentence.intent);
  if (understood) return understood;
  const wish = hasFiles || thread || theWaiting(open) ? undefined : parseWish(text);
  if (wish) return showNumber(turn, wish.number, wishLine(ctx, wish.typed));
  const near = hasFiles || thread || theWaiting(open) ? undefined : nearestIntent(text, who.reader.lang);
  if (near) {
    const [, ...rest] = text.split(/\s+/);
    return tell(unknownCommandLine(ctx, text, [near.word, ...rest].join(' ')), 'warning');
  }
  const { length } = wholeOf(turn);
  if (length > LIMITS.details) return tell(tooLongLine(ctx, length, LIMITS.details), 'warning');

  const answered = thread && (await inThread(turn, thread, pictures));
  if (answered) return answered;
  const kept = await pictures();
  const waiting = isDirect ? theWaiting(open) : undefined;
  // A form would cut it: it is logged as it stands.
  if (!waiting && length > longestInput(turn)) return reportNow(turn, wholeOf(turn), kept);
  return (isDirect ? await inDirect(turn, open, kept) : undefined) ?? newReport(turn, kept);
};
