import { z } from 'zod';
import type { ActionInput, Reply } from '../command/input';
import { dismissedLine, fillInLine, notSureYetLine, outOfDateLine, tooLongLine } from '../command/lines';
import { privately, tell } from '../command/turn';
import { IMPACTS, URGENCIES } from '../desk/model';
import { isOfDesk, onDeskPress } from '../desk-edit/commands/press';
import { LIMITS } from '../ground/limits';
import { adoptCard } from '../incident/adopt';
import { filledAnswer } from '../incident/chat/canned';
import { unsend } from '../incident/chat/held-reply';
import { help, home, mine, queue } from '../incident/chat/lookups';
import { meantBy } from '../incident/chat/passing';
import { unpackPictures } from '../incident/chat/pictures';
import { logReport } from '../incident/chat/report';
import { SENDINGS, tooLong } from '../incident/chat/sending';
import { why } from '../incident/chat/why';
import { outcomeLine } from '../incident/outcome';
import { type CommandBody, give, placeFor, readable } from '../incident/turn';
import { incidentCard } from '../incident/views/card/incident-card';
import { answerChoice } from '../incident/views/forms/answer-choice';
import { moreMenu } from '../incident/views/forms/more-menu';
import { reportForm } from '../incident/views/forms/report';
import { emptyReportLine, loggedLine, reportForLine } from '../incident/views/lines';
import { refusalText } from '../incident/views/refusal';
import { onCallPressed } from '../on-call/chat/look';
import { openAway, openDrop, openOverride, sendAway, sendDrop, sendOverride } from '../on-call/chat/put-on';
import { answerSwap, openSwap, sendSwap } from '../on-call/chat/swap';
import { openSettings, sendSettings } from '../people/settings';
import type { StoredIncident } from '../record/records';
import type { Banner } from '../view/build';
import { lineView } from '../view/line-view';
import { isMistake, isOpening, OPENINGS, type OpeningName, refusalNow, type Typed } from './opening';
import { type ChatTurn } from './turn';

type Pressed = ChatTurn<ActionInput>;

/** The card as this person sees it now, where they pressed it. */
const cardOf = async (turn: Pressed, stored: StoredIncident, banner?: Banner): Promise<Reply> => {
  const { input, deps, ctx } = turn;
  const hears =
    (await deps
      .chat(input.place.platform)
      ?.hears?.(input.place)
      .catch(() => true)) ?? true;
  const place = placeFor(turn, stored, input.data['place']);
  return {
    ...privately(incidentCard(stored.state, place, { ...ctx, hears }, banner)),
    ...(banner && { said: lineView(banner.text, banner.tone) }),
  };
};

/** What a form starts with: a ready-made answer that was picked for a message to the caller. */
const startOf = async (turn: Pressed, { state }: StoredIncident, action: OpeningName): Promise<Typed> => {
  const picked = action === 'message.open' ? turn.ctx.desk.answers[turn.input.data['answer'] ?? ''] : undefined;
  return picked ? { text: await filledAnswer(turn, state, picked) } : {};
};

const open = async (turn: Pressed, stored: StoredIncident, action: OpeningName): Promise<Reply> => {
  const refusal = refusalNow(turn, stored.state, action);
  if (refusal) return cardOf(turn, stored, { text: refusalText(refusal, stored.state, turn.ctx), tone: 'warning' });
  const { form } = OPENINGS[action];
  const place = placeFor(turn, stored, turn.input.data['place']);
  return privately(form(stored.state, place, turn.ctx, await startOf(turn, stored, action)));
};

/** The form as it was filled in, with what is wrong with it. */
const formAgain = (turn: Pressed, stored: StoredIncident, opens: OpeningName, problem: string): Reply => {
  const { data } = turn.input;
  const place = placeFor(turn, stored, data['place']);
  return privately(OPENINGS[opens].form(stored.state, place, turn.ctx, { ...data, problem }));
};

/** Gives the command behind a button; a form that is not filled in comes back with what was typed. */
const send = async (turn: Pressed, stored: StoredIncident): Promise<Reply> => {
  const { action, data } = turn.input;
  const meant = await meantBy(turn, stored, action, data);
  if (meant && 'problem' in meant) return formAgain(turn, stored, meant.opens, meant.problem);
  if (meant) return giveAndShow(turn, stored, meant.body, meant.opens);
  const sending = SENDINGS[action];
  if (!sending) return cardOf(turn, stored, { text: outOfDateLine(turn.ctx), tone: 'warning' });
  const body = sending.toCommand(data);
  if (!body.success) {
    const { opens } = sending;
    if (!opens) return cardOf(turn, stored, { text: outOfDateLine(turn.ctx), tone: 'warning' });
    const limit = tooLong(body.error);
    const length = Math.max(...Object.values(data).map((value) => value.length));
    const problem = limit === undefined ? fillInLine(turn.ctx) : tooLongLine(turn.ctx, length, limit);
    return formAgain(turn, stored, opens, problem);
  }
  if (body.data.type === 'unsend') return unsend(turn, stored, body.data);
  return giveAndShow(turn, stored, body.data, sending.opens);
};

/** Gives a command; the answer is the card as it is now, with what became of it, or the form it came from. */
const giveAndShow = async (
  turn: Pressed,
  stored: StoredIncident,
  body: Exclude<CommandBody, { readonly type: 'report' }>,
  opens?: OpeningName,
): Promise<Reply> => {
  const handled = await give(turn, stored.state.id, body, stored);
  if (opens && handled.type === 'refused' && isMistake(handled.refusal)) {
    return formAgain(turn, stored, opens, refusalText(handled.refusal, stored.state, turn.ctx));
  }
  // A quick answer shows in the card itself; a line above it would push the next button away under a finger.
  const isQuiet = turn.input.action === 'assess' && (handled.type === 'done' || handled.type === 'already');
  const banner = isQuiet ? undefined : outcomeLine(turn, body, handled);
  const after = 'incident' in handled && handled.incident ? handled.incident : stored;
  return cardOf(turn, after, banner);
};

/** Says whose message is being reported. */
const aboutWhom = async ({ input, ctx, who, deps }: Pressed): Promise<{ readonly note?: string }> => {
  const author = input.subject?.author && (await deps.whoIs.person(input.subject.author));
  return author && author.person.id !== who.person.id ? { note: reportForLine(ctx, author.person.name) } : {};
};

const reportFields = z.object({
  text: z.string().trim().default(''),
  impact: z.enum(IMPACTS).optional(),
  urgency: z.enum(URGENCIES).optional(),
  where: z.string().trim().max(LIMITS.where).optional(),
});

const sendReport = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const { data } = input;
  const again = async (problem: string): Promise<Reply> =>
    privately(
      reportForm(ctx, {
        text: data['text'] ?? '',
        impact: data['impact'],
        urgency: data['urgency'],
        where: data['where'],
        ...(await aboutWhom(turn)),
        ...(data['pictures'] && { data: { pictures: data['pictures'] } }),
        problem,
      }),
    );
  const fields = reportFields.safeParse(data);
  if (!fields.success) return again(fillInLine(ctx));
  const { text, impact, urgency, where } = fields.data;
  if (text === '') return again(emptyReportLine(ctx));
  if (text.length > LIMITS.details) return again(tooLongLine(ctx, text.length, LIMITS.details));
  if (!impact || !urgency) return again(fillInLine(ctx));
  const handled = await logReport(turn, {
    text,
    ...(where && { where }),
    attachments: await unpackPictures(turn, data['pictures']),
    assessment: { impact, urgency },
    ...(input.subject && { subject: input.subject }),
  });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  if (handled.type === 'refused') return again(refusalText(handled.refusal, undefined, ctx));
  return tell(loggedLine(ctx, handled.incident.state), 'good');
};

/** The card that asked which case a message belongs to. */
const choose = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input, deps, who } = turn;
  const { incident, text = '', pictures } = input.data;
  const carried = pictures ? { pictures } : {};
  if (!incident) return privately(reportForm(ctx, { text, data: carried }));
  const stored = readable(turn, await turn.deps.named);
  if (!stored) return tell(outOfDateLine(ctx), 'warning');
  const body = { type: 'answer', text: text.trim(), attachments: await unpackPictures(turn, pictures) } as const;
  const handled = await give(turn, incident, body, stored);
  if (handled.type === 'refused') {
    const open = await deps.store.incidents.ofCaller(who.person.id, 20);
    const problem = refusalText(handled.refusal, stored.state, ctx);
    const view = answerChoice(ctx, text, open, carried);
    return privately({ ...view, blocks: [{ type: 'text', text: [problem], tone: 'warning' }, ...view.blocks] });
  }
  const line = outcomeLine(turn, body, handled);
  return tell(line.text, line.tone);
};

/** A pressed button or a sent form. Its answer is the card as this person sees it now, a form, or a sentence. */
export const onAction = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const { action, data } = input;
  switch (action) {
    case 'report.open':
      return privately(reportForm(ctx, { text: data['text'] ?? '', ...(await aboutWhom(turn)) }));
    case 'report.send':
      return sendReport(turn);
    case 'answer.choose':
      return choose(turn);
    case 'dismiss':
      return tell(dismissedLine(ctx), 'subtle');
    case 'queue':
      return queue(turn, data['after']);
    case 'mine':
      return privately(await mine(turn));
    case 'help':
      return privately(help(turn));
    case 'settings.open':
      return openSettings(turn);
    case 'settings.send':
      return sendSettings(turn);
    case 'oncall':
      return onCallPressed(turn, data);
    case 'swap.open':
      return openSwap(turn);
    case 'swap.send':
      return sendSwap(turn);
    case 'swap.accept':
    case 'swap.refuse':
    case 'swap.withdraw':
      return answerSwap(turn);
    case 'override.open':
      return openOverride(turn);
    case 'override.send':
      return sendOverride(turn);
    case 'drop.open':
      return openDrop(turn);
    case 'drop.send':
      return sendDrop(turn);
    case 'away.open':
      return openAway(turn, data);
    case 'away.send':
      return sendAway(turn);
    case 'home':
      return privately(await home(turn));
    default: {
      if (isOfDesk(action)) return onDeskPress(turn, action);
      const stored = readable(turn, await turn.deps.named);
      if (!stored) return tell(outOfDateLine(ctx), 'warning');
      void adoptCard(turn, stored);
      if (action === 'show') return cardOf(turn, stored);
      if (action === 'more') return privately(moreMenu(stored.state, ctx));
      if (action === 'why') return privately(await why(turn, stored));
      return isOpening(action) ? open(turn, stored, action) : send(turn, stored);
    }
  }
};
