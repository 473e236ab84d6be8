import type { z } from 'zod';
import { type Command, type Press } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, outOfDateLine, tooLongLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { cardId } from '../../delivery/subject';
import type { Banner } from '../../view/build';
import { lineView } from '../../view/line-view';
import { textsFor } from '../../view/text';
import type { AnyCaseCommand, CaseForm, Fields, Meant } from '../case-command';
import type { Refusal, RefusalCode } from '../events';
import { nothing } from '../fields';
import { outcomeLine } from '../outcome';
import { alikeTo } from '../queries/known';
import { hasAddress } from '../rights';
import type { HandledIncident, StoredIncident } from '../stored';
import { giveCase, type IncidentDeps, type IncidentTurn, placeFor, readable, readerContext, wantedIn } from '../turn';
import type { Attachment } from '../types';
import { incidentCard } from '../views/card/incident-card';
import type { CardContext } from '../views/context';
import { caseForm } from '../views/forms/case-form';
import { filesNotKeptLine } from '../views/lines';
import { isMistake, refusalText } from '../views/refusal';
import { type KeptPictures, picturesOf } from './pictures';

type Pressed = IncidentTurn<ActionInput>;
type WithForm = AnyCaseCommand & { readonly form: CaseForm };

/**
 * A card whose post is of unknown fate is known to have arrived when somebody presses it; only where the platform cannot be
 * asked for it. Never rejects.
 */
const adoptCard = async ({ input, deps }: Pressed, stored: StoredIncident): Promise<void> => {
  const { message, data } = input;
  const { place } = data;
  if (!message || (place !== 'caller' && place !== 'team')) return;
  if (deps.chat(message.address.platform)?.findPosted) return;
  try {
    await deps.store.live.adopt(cardId({ kind: 'incident', id: stored.state.id }, place), message);
  } catch (error) {
    deps.log.warn({ err: error }, 'A card that was pressed could not be adopted');
  }
};

/** There is none, or it is not theirs to read: both sound the same. */
export const unknownCase = ({ ctx }: Pick<Pressed, 'ctx'>): Reply =>
  tell(refusalText({ refused: 'no_such_incident' }, undefined, ctx), 'warning');

/** A button of a case: for whoever may read it, the case as it is now. */
export const onCase = async (
  turn: Pressed,
  then: (stored: StoredIncident) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const stored = readable(turn, await turn.deps.named);
  if (!stored) return unknownCase(turn);
  void adoptCard(turn, stored);
  return then(stored);
};

/** The same for whoever sees its caller's card in a room: that they do is what the platform says of the message they pressed. */
const onSeenCase = async (turn: Pressed, then: (stored: StoredIncident) => Reply | Promise<Reply>): Promise<Reply> => {
  const { input, deps } = turn;
  const stored = await deps.named;
  if (!stored || readable(turn, stored)) return onCase(turn, then);
  const card = input.message && (await deps.store.live.cardByMessage(input.message));
  const isSeen = card?.place === 'caller' && card.subject.id === stored.state.id && input.room.kind === 'room';
  return isSeen ? then(stored) : unknownCase(turn);
};

/** The same for whose address an operator typed: their own identity shows it. */
const onAddressed = async (turn: Pressed, then: (stored: StoredIncident) => Reply | Promise<Reply>): Promise<Reply> => {
  const stored = await turn.deps.named;
  return stored && hasAddress(turn.who.actor, stored.state) ? then(stored) : onCase(turn, then);
};

const PRESSED_BY = { reader: onCase, onlooker: onSeenCase, addressee: onAddressed } as const;

/** What a card or a form for this person is made for, with what their case may be the same as. */
const contextFor = async (turn: IncidentTurn, stored: StoredIncident): Promise<CardContext> => {
  const isCaller = stored.state.caller.id === turn.who.actor.id;
  const alike = isCaller ? await alikeTo(turn.deps.store.incidents, stored.state) : undefined;
  return { ...readerContext(turn, stored), ...(alike && { alike }) };
};

/** The card as this person sees it now, where they pressed or wrote. */
export const cardOf = async (
  turn: IncidentTurn,
  stored: StoredIncident,
  banner?: Banner,
  more: Pick<CardContext, 'asOf'> = {},
): Promise<Reply> => {
  const { input, deps } = turn;
  const hears =
    (await deps
      .chat(input.place.platform)
      ?.hears?.(input.place)
      .catch(() => true)) ?? true;
  const place = placeFor(turn, stored, wantedIn(input));
  const ctx = { ...(await contextFor(turn, stored)), hears, ...more };
  return {
    ...privately(incidentCard(stored.state, place, ctx, banner)),
    ...(banner && { said: lineView(banner.text, banner.tone) }),
  };
};

/** The case as it is now, for whoever pressed what was made of an older state. */
export const staleCard = async (turn: IncidentTurn, stored: StoredIncident, banner: Banner): Promise<Reply> => {
  const reply = await cardOf(turn, stored, banner, { asOf: true });
  return reply.type === 'view' ? { ...reply, stale: true } : reply;
};

/** Refusals by which a button shows that the case has changed since it was made. */
const OVERTAKEN: ReadonlySet<RefusalCode> = new Set([
  'already_claimed',
  'not_now',
  'too_late',
  'at_the_top',
  'seen_already',
  'scored',
  'not_known',
]);

const refused = (turn: Pressed, stored: StoredIncident, refusal: Refusal): Promise<Reply> => {
  const banner = { text: refusalText(refusal, stored.state, turn.ctx), tone: 'warning' } as const;
  return OVERTAKEN.has(refusal.refused) ? staleCard(turn, stored, banner) : cardOf(turn, stored, banner);
};

/** What became of a command that was pressed, with the case as it is then. `quiet`: the card itself says what was done. */
export const afterPress = async (
  turn: Pressed,
  known: StoredIncident,
  command: Pick<AnyCaseCommand, 'done' | 'tellsCaller'>,
  handled: HandledIncident,
  quiet = false,
): Promise<Reply> => {
  const stored = readable(turn, ('stored' in handled && handled.stored) || known);
  if (handled.type === 'refused') return stored ? refused(turn, stored, handled.refusal) : unknownCase(turn);
  const line = outcomeLine(turn, command, handled);
  // Their own doing may have taken it from them.
  if (!stored) return tell(line.text, line.tone);
  if (handled.type === 'unsure') return cardOf(turn, stored, line);
  if (quiet) return cardOf(turn, stored);
  return handled.type === 'already' ? staleCard(turn, stored, line) : cardOf(turn, stored, line);
};

/** Why a command may not be given now, whatever is sent along. */
export const refusalNow = (
  { may, ready }: Pick<AnyCaseCommand, 'may' | 'ready'>,
  { ctx, who, input }: IncidentTurn,
  { state }: Pick<StoredIncident, 'state'>,
): Refusal | undefined =>
  may(ctx.desk, who.actor, state) ??
  ready?.({ incident: state.id, at: ctx.now, by: who.actor, key: input.key }, state, ctx.desk);

const formOf = async (turn: Pressed, stored: StoredIncident, command: WithForm, typed: Fields): Promise<Reply> => {
  const place = placeFor(turn, stored, wantedIn(turn.input));
  return privately(caseForm(command, stored.state, place, await contextFor(turn, stored), typed));
};

const open = async (turn: Pressed, stored: StoredIncident, command: WithForm): Promise<Reply> => {
  const refusal = refusalNow(command, turn, stored);
  if (refusal) return refused(turn, stored, refusal);
  return formOf(turn, stored, command, (await command.starts?.(turn, stored)) ?? {});
};

/** What is wrong with what a form sent. */
const problemIn = ({ ctx, input }: Pressed, { issues }: z.ZodError): string => {
  const issue = issues.find(({ code }) => code === 'too_big');
  const length = Math.max(...Object.values(input.data).map((value) => value.length));
  return issue?.code === 'too_big' ? tooLongLine(ctx, length, Number(issue.maximum)) : fillInLine(ctx);
};

const taken = (turn: Pressed, command: AnyCaseCommand, attachments: readonly Attachment[]): Meant<object> => {
  const sent = { ...turn.input.data, ...(attachments.length > 0 && { attachments }) };
  const parsed = (command.takes ?? nothing).safeParse(sent);
  return parsed.success ? { body: parsed.data } : { fill: {}, problem: problemIn(turn, parsed.error) };
};

/** Gives it; the answer is the card as it is now, with what became of it. */
const act = async (turn: Pressed, stored: StoredIncident, command: AnyCaseCommand): Promise<Reply> => {
  const parsed = (command.takes ?? nothing).safeParse(turn.input.data);
  if (!parsed.success) {
    const isEmpty = parsed.error.issues.every(({ code }) => code === 'custom');
    return isEmpty
      ? cardOf(turn, stored, { text: textsFor(turn.ctx)('form.choose'), tone: 'warning' })
      : staleCard(turn, stored, { text: outOfDateLine(turn.ctx), tone: 'warning' });
  }
  const body = (await command.looksUp?.(turn, stored)) ?? parsed.data;
  if (command.pressed) return command.pressed(turn, stored, body);
  const handled = await giveCase(turn, stored, command, body);
  // A quick answer shows in the card itself; a line above it would push the next button away under a finger.
  return afterPress(turn, stored, command, handled, command.quick);
};

const NO_PICTURES: KeptPictures = { attachments: [], problems: [] };

/** Gives it; a form that cannot be taken as it is comes back with what was typed. */
const send = async (turn: Pressed, stored: StoredIncident, command: WithForm): Promise<Reply> => {
  const again = (problem: string | undefined): Promise<Reply> =>
    formOf(turn, stored, command, { ...turn.input.data, problem });
  const { attachments, problems } = command.takesFiles ? await picturesOf(turn) : NO_PICTURES;
  if (problems.length > 0) return again(filesNotKeptLine(turn.ctx, problems));
  const found = await command.looksUp?.(turn, stored);
  const sent = command.meant ? await command.meant(turn.input.data, turn, stored) : taken(turn, command, attachments);
  const meant = found ? { body: found } : sent;
  if (!('body' in meant)) return again(meant.problem);
  const handled = await giveCase(turn, stored, command, meant.body);
  if (handled.type === 'refused' && isMistake(handled.refusal)) {
    return again(refusalText(handled.refusal, stored.state, turn.ctx));
  }
  return afterPress(turn, stored, command, handled);
};

/** What the buttons of a command on a case do. */
export const pressesOf = (command: AnyCaseCommand): NonNullable<Command<IncidentDeps>['presses']> => {
  const { form, quick, takesFiles } = command;
  const files = takesFiles ? { takesFiles } : {};
  const press = (answer: (turn: Pressed, stored: StoredIncident) => Promise<Reply>): Press<IncidentDeps> => ({
    answer: (turn) => PRESSED_BY[command.pressedBy ?? 'reader'](turn, (stored) => answer(turn, stored)),
  });
  return {
    ...((!form || quick) && { press: press((turn, stored) => act(turn, stored, command)) }),
    ...(form && {
      open: { opens: 'form', ...press((turn, stored) => open(turn, stored, { ...command, form })) },
      send: { ...files, ...press((turn, stored) => send(turn, stored, { ...command, form })) },
    }),
  };
};
