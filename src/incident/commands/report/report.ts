import { z } from 'zod';
import type { Command } from '../../../command/command';
import type { ActionInput, ComposeInput, Reply } from '../../../command/input';
import { fillInLine, notSureYetLine, tooLongLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { type CaseType, IMPACTS, URGENCIES } from '../../../desk/model';
import { LIMITS, READ } from '../../../ground/limits';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import type { Fields } from '../../case-command';
import { deviceTagged } from '../../chat/device';
import { reportFormFor } from '../../chat/intake';
import { isForNobody } from '../../chat/on-behalf/parse-for';
import { reportFor } from '../../chat/on-behalf/typed';
import { keepPictures, packPictures, picturesOf } from '../../chat/pictures';
import { logReport } from '../../chat/report';
import { reportNow } from '../../chat/report-now';
import { chosenOf, readReport } from '../../policies/read-report';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import type { Question } from '../../types';
import {
  claimedByLine,
  emptyReportLine,
  filesNotKeptLine,
  loggedLine,
  reportForLine,
  wordlessLine,
} from '../../views/lines';
import { refusalText } from '../../views/refusal';

type Pressed = IncidentTurn<ActionInput>;

/** Says whose message is being reported, and who becomes its caller. */
const aboutWhom = async ({
  input,
  ctx,
  who,
  deps,
}: IncidentTurn<ActionInput | ComposeInput>): Promise<{ readonly note?: string }> => {
  const { author: writer, claimedAuthor: claimed } = input.subject ?? {};
  if (claimed !== undefined) return { note: claimedByLine(ctx, claimed) };
  const author = writer && (await deps.whoIs.person(writer));
  return author && author.person.id !== who.person.id ? { note: reportForLine(ctx, author.person.name) } : {};
};

/** The form as it was sent, with `more`. */
const formAgain = async (turn: Pressed, more: Fields): Promise<View> => {
  const { pictures, ...typed } = turn.input.data;
  return reportFormFor(
    turn,
    { ...typed, ...more },
    { ...(await aboutWhom(turn)), ...(pictures !== undefined && { data: { pictures } }) },
  );
};

/** What is still to be answered: of a request nothing but who needs it, of a question nothing. */
const isAnswered = (caseType: CaseType, { impact, urgency }: Readonly<Record<Question, string | undefined>>): boolean =>
  caseType === 'question' || (impact !== undefined && (caseType === 'request' || urgency !== undefined));

const fields = z.object({
  text: z.string().trim().default(''),
  impact: z.enum(IMPACTS).optional(),
  urgency: z.enum(URGENCIES).optional(),
  where: z.string().trim().max(LIMITS.where).optional(),
  device: z.string().trim().max(READ.word).optional(),
});

const send = async (pressed: Pressed): Promise<Reply> => {
  const { ctx } = pressed;
  const { attachments, problems } = await picturesOf(pressed);
  const data = { ...pressed.input.data, ...packPictures(attachments) };
  const input = { ...pressed.input, data };
  const turn = { ...pressed, input };
  const again = async (problem: string): Promise<Reply> => privately(await formAgain(turn, { problem }));
  const sent = fields.safeParse(data);
  if (problems.length > 0) return again(filesNotKeptLine(ctx, problems));
  if (!sent.success) return again(fillInLine(ctx));
  const { text, impact, urgency, where, device: tag } = sent.data;
  if (text === '') return again(emptyReportLine(ctx));
  if (text.length > LIMITS.details) return again(tooLongLine(ctx, text.length, LIMITS.details));
  if (!isAnswered(readReport(ctx.desk, data).caseType, { impact, urgency })) return again(fillInLine(ctx));
  const device = tag ? await deviceTagged(turn, tag) : tag === undefined ? undefined : {};
  if (tag && !device) return again(textsFor(ctx)('line.noDevice', { typed: tag }));
  const handled = await logReport(turn, {
    text,
    ...(where && { where }),
    attachments,
    ...chosenOf(ctx.desk, data),
    declined: data['declined'],
    ...(device && { device }),
    assessment: { ...(impact && { impact }), ...(urgency && { urgency }) },
    ...(input.subject && { subject: input.subject }),
  });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  if (handled.type === 'refused') return again(refusalText(handled.refusal, undefined, ctx));
  return tell(loggedLine(ctx, handled.stored.state), 'good');
};

/** The form with what was said so far. */
export const compose = async (turn: IncidentTurn<ComposeInput>): Promise<Reply> => {
  const { ctx, input } = turn;
  const { length } = input.text;
  if (length > READ.text) return tell(tooLongLine(ctx, length, LIMITS.details), 'warning');
  const kept = await keepPictures(turn);
  const text = input.text.trim() || (kept.attachments[0]?.name ?? '');
  if (text === '' && input.subject) return tell(wordlessLine(ctx), 'warning');
  const lost = filesNotKeptLine(ctx, kept.problems);
  const around = { ...(await aboutWhom(turn)), data: packPictures(kept.attachments) };
  return privately(await reportFormFor(turn, { text, ...(lost !== '' && { problem: lost }) }, around));
};

const open = async (turn: Pressed): Promise<Reply> =>
  privately(await reportFormFor(turn, { text: turn.input.data['text'] }, await aboutWhom(turn)));

/** Logs a case: typed, at once; by its form, with the two questions. */
export const report = {
  name: 'report',
  typed: {
    for: 'everybody',
    words: { en: ['report'], da: ['meld', 'opret'] },
    usage: 'text',
    takesFiles: true,
    help: 'help.report',
    opens: ({ rest }) => rest.trim() === '' || isForNobody(rest),
    answer: async (turn, { rest, lang }) =>
      (await reportFor(turn, rest, lang)) ?? reportNow(turn, rest, await keepPictures(turn), lang),
  },
  presses: {
    open: { opens: 'form', answer: open },
    /** Shows what the words were taken for, to be changed. */
    change: { opens: 'form', answer: async (turn) => privately(await formAgain(turn, { rest: 'open' })) },
    send: { takesFiles: true, answer: send },
  },
} as const satisfies Command<IncidentDeps>;
