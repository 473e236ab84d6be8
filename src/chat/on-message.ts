import type { StoredIncident } from '../app/records';
import { mayWork } from '../incident/rights';
import type { Incident } from '../incident/types';
import { answerChoice } from '../views/forms/answer-choice';
import { reportForm } from '../views/forms/report';
import { filesNotKeptLine, tooLongLine, unknownCommandLine } from '../views/lines';
import { smallTalkView } from '../views/pages';
import { LIMITS } from './actions';
import type { MessageInput, Reply } from './input';
import { nearestIntent, parseIntent, parseNumber, parseSmallTalk } from './intents';
import { show } from './lookups';
import { outcomeLine } from './outcome';
import { type KeptPictures, keepPictures, packPictures } from './pictures';
import { type CommandBody, DONE, give, openly, privately, readable, type Turn, tell } from './turn';
import { onIntent } from './typed';

type Typed = Turn<MessageInput>;

/** The case whose card the thread hangs on, or was posted into. */
const caseOfThread = async (turn: Typed): Promise<StoredIncident | undefined> => {
  const { place, root } = turn.input;
  if (place.kind !== 'thread') return undefined;
  const { deliveries, incidents } = turn.deps.store;
  const [hung, posted] = await Promise.all([root && deliveries.cardByMessage(root), deliveries.cardsAt(place)]);
  const [only, ...others] = posted;
  const row = hung ?? (others.length === 0 ? only : undefined);
  return row && readable(turn, await incidents.load(row.incident));
};

const spoken = async (
  turn: Typed,
  incident: string,
  body: Exclude<CommandBody, { type: 'report' }>,
  kept: KeptPictures,
): Promise<Reply> => {
  const handled = await give(turn, incident, body);
  const line = outcomeLine(turn, body, handled);
  const problems = kept.problems.length > 0 ? ` ${filesNotKeptLine(turn.ctx, kept.problems)}` : '';
  return tell(line.text + problems, line.tone);
};

/** A reply in a case's thread: the caller's is an answer, the team's an internal note. */
const inThread = async (turn: Typed, stored: StoredIncident, kept: KeptPictures): Promise<Reply | undefined> => {
  const said = { text: turn.input.text, attachments: kept.attachments };
  const { state } = stored;
  const isCallers = turn.who.person.id === state.caller.id && turn.input.place.id === state.origin.id;
  if (isCallers) return spoken(turn, state.id, { type: 'answer', ...said }, kept);
  return mayWork(turn.ctx.desk, turn.who.actor, state)
    ? spoken(turn, state.id, { type: 'note', ...said }, kept)
    : undefined;
};

const waitsForCaller = (incident: Incident): boolean =>
  incident.status === 'waiting' && incident.question !== undefined;

const openCases = async (turn: Typed): Promise<readonly Incident[]> =>
  (await turn.deps.store.incidents.ofCaller(turn.who.person.id, 20)).filter(
    ({ status }) => status !== 'closed' && status !== 'cancelled',
  );

/** The one case that waits for this person's answer. */
const theWaiting = (open: readonly Incident[]): Incident | undefined => {
  const [waiting, ...others] = open.filter(waitsForCaller);
  return others.length === 0 ? waiting : undefined;
};

/** Free text in a 1:1 chat: an answer where exactly one case waits for it, a question back where it could be several. */
const inDirect = async (turn: Typed, open: readonly Incident[], kept: KeptPictures): Promise<Reply | undefined> => {
  const waiting = theWaiting(open);
  const { text } = turn.input;
  if (waiting) return spoken(turn, waiting.id, { type: 'answer', text, attachments: kept.attachments }, kept);
  return open.length > 0 ? privately(answerChoice(turn.ctx, text, open, packPictures(kept.attachments))) : undefined;
};

const newReport = (turn: Typed, kept: KeptPictures): Reply =>
  openly(
    reportForm(turn.ctx, {
      text: turn.input.text,
      data: packPictures(kept.attachments),
      ...(kept.problems.length > 0 && { problem: filesNotKeptLine(turn.ctx, kept.problems) }),
    }),
  );

/** A typed message: a command, an answer, a courtesy, or a new report. */
export const onMessage = async (turn: Typed): Promise<Reply> => {
  const { input, ctx, who } = turn;
  const { text } = input;
  const pictures = () => keepPictures(turn);

  const intent = parseIntent(text);
  if (intent) return onIntent(turn, intent, pictures);
  const number = parseNumber(text);
  if (number !== undefined) return show(turn, number);

  const hasFiles = input.files.length > 0 || input.otherFiles.length > 0;
  const thread = await caseOfThread(turn);
  const talk = hasFiles || thread ? undefined : parseSmallTalk(text);
  const isDirect = input.place.kind === 'direct';
  const open = isDirect ? await openCases(turn) : [];
  // "Yes" is an answer to a question, and a courtesy otherwise.
  if (talk && !(talk === 'nod' && text !== '' && theWaiting(open))) {
    return isDirect ? privately(smallTalkView(ctx, talk)) : DONE;
  }
  const near = hasFiles || thread || theWaiting(open) ? undefined : nearestIntent(text, who.reader.lang);
  if (near) {
    const [, ...rest] = text.split(/\s+/);
    return tell(unknownCommandLine(ctx, text, [near.word, ...rest].join(' ')), 'warning');
  }
  if (text.length > LIMITS.details) return tell(tooLongLine(ctx, text.length, LIMITS.details), 'warning');

  const kept = await pictures();
  const answered = thread ? await inThread(turn, thread, kept) : undefined;
  if (answered) return answered;
  return (isDirect ? await inDirect(turn, open, kept) : undefined) ?? newReport(turn, kept);
};
