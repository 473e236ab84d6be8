import type { z } from 'zod';
import { type Command, type Press } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine, outOfDateLine, tooLongLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import { cardId } from '../../delivery/subject';
import type { Banner } from '../../view/build';
import { lineView } from '../../view/line-view';
import type { AnyCaseCommand, CaseForm, Fields, Meant } from '../case-command';
import type { Refusal } from '../events';
import { nothing } from '../fields';
import { outcomeLine } from '../outcome';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentDeps, type IncidentTurn, placeFor, readable, readerContext } from '../turn';
import { incidentCard } from '../views/card/incident-card';
import { caseForm } from '../views/forms/case-form';
import { isMistake, refusalText } from '../views/refusal';

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

/** A button of a case: for whoever may read it, the case as it is now. */
export const onCase = async (
  turn: Pressed,
  then: (stored: StoredIncident) => Reply | Promise<Reply>,
): Promise<Reply> => {
  const stored = readable(turn, await turn.deps.named);
  if (!stored) return tell(outOfDateLine(turn.ctx), 'warning');
  void adoptCard(turn, stored);
  return then(stored);
};

/** The card as this person sees it now, where they pressed or wrote. */
export const cardOf = async (turn: IncidentTurn, stored: StoredIncident, banner?: Banner): Promise<Reply> => {
  const { input, deps } = turn;
  const hears =
    (await deps
      .chat(input.place.platform)
      ?.hears?.(input.place)
      .catch(() => true)) ?? true;
  const place = placeFor(turn, stored, input.type === 'action' ? input.data['place'] : undefined);
  return {
    ...privately(incidentCard(stored.state, place, { ...readerContext(turn, stored), hears }, banner)),
    ...(banner && { said: lineView(banner.text, banner.tone) }),
  };
};

/** Why a command may not be given now, whatever is sent along. */
export const refusalNow = (
  { may, ready }: Pick<AnyCaseCommand, 'may' | 'ready'>,
  { ctx, who, input }: IncidentTurn,
  { state }: Pick<StoredIncident, 'state'>,
): Refusal | undefined =>
  may(ctx.desk, who.actor, state) ??
  ready?.({ incident: state.id, at: ctx.now, by: who.actor, key: input.key }, state, ctx.desk);

const formOf = (turn: Pressed, stored: StoredIncident, command: WithForm, typed: Fields): Reply =>
  privately(caseForm(command, stored.state, placeFor(turn, stored, turn.input.data['place']), turn.ctx, typed));

const open = async (turn: Pressed, stored: StoredIncident, command: WithForm): Promise<Reply> => {
  const refusal = refusalNow(command, turn, stored);
  if (refusal) return cardOf(turn, stored, { text: refusalText(refusal, stored.state, turn.ctx), tone: 'warning' });
  return formOf(turn, stored, command, (await command.starts?.(turn, stored)) ?? {});
};

/** What is wrong with what a form sent. */
const problemIn = ({ ctx, input }: Pressed, { issues }: z.ZodError): string => {
  const issue = issues.find(({ code }) => code === 'too_big');
  const length = Math.max(...Object.values(input.data).map((value) => value.length));
  return issue?.code === 'too_big' ? tooLongLine(ctx, length, Number(issue.maximum)) : fillInLine(ctx);
};

const taken = (turn: Pressed, command: AnyCaseCommand): Meant<object> => {
  const parsed = (command.takes ?? nothing).safeParse(turn.input.data);
  return parsed.success ? { body: parsed.data } : { fill: {}, problem: problemIn(turn, parsed.error) };
};

/** Gives it; the answer is the card as it is now, with what became of it. */
const act = async (turn: Pressed, stored: StoredIncident, command: AnyCaseCommand): Promise<Reply> => {
  const meant = taken(turn, command);
  if (!('body' in meant)) return cardOf(turn, stored, { text: outOfDateLine(turn.ctx), tone: 'warning' });
  if (command.pressed) return command.pressed(turn, stored, meant.body);
  const handled = await giveCase(turn, stored, command, meant.body);
  // A quick answer shows in the card itself; a line above it would push the next button away under a finger.
  const isQuiet = command.quick && (handled.type === 'done' || handled.type === 'already');
  const after = 'stored' in handled && handled.stored ? handled.stored : stored;
  return cardOf(turn, after, isQuiet ? undefined : outcomeLine(turn, command, handled));
};

/** Gives it; a form that cannot be taken as it is comes back with what was typed. */
const send = async (turn: Pressed, stored: StoredIncident, command: WithForm): Promise<Reply> => {
  const again = (problem: string | undefined): Reply => formOf(turn, stored, command, { ...turn.input.data, problem });
  const meant = command.meant ? await command.meant(turn.input.data, turn, stored) : taken(turn, command);
  if (!('body' in meant)) return again(meant.problem);
  const handled = await giveCase(turn, stored, command, meant.body);
  if (handled.type === 'refused' && isMistake(handled.refusal)) {
    return again(refusalText(handled.refusal, stored.state, turn.ctx));
  }
  const after = 'stored' in handled && handled.stored ? handled.stored : stored;
  return cardOf(turn, after, outcomeLine(turn, command, handled));
};

/** What the buttons of a command on a case do. */
export const pressesOf = (command: AnyCaseCommand): NonNullable<Command<IncidentDeps>['presses']> => {
  const { form, quick } = command;
  const press = (answer: (turn: Pressed, stored: StoredIncident) => Promise<Reply>): Press<IncidentDeps> => ({
    answer: (turn) => onCase(turn, (stored) => answer(turn, stored)),
  });
  return {
    ...((!form || quick) && { press: press((turn, stored) => act(turn, stored, command)) }),
    ...(form && {
      open: { opens: 'form', ...press((turn, stored) => open(turn, stored, { ...command, form })) },
      send: press((turn, stored) => send(turn, stored, { ...command, form })),
    }),
  };
};
