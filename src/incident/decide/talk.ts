import { LIMITS } from '../../ground/limits';
import type { CommandOf, PersonCommand } from '../commands';
import type { Refusal } from '../events';
import { isUnresolved } from '../lifecycle';
import { heldMessage, sendAtOf } from '../policies/held';
import type { Incident } from '../types';
import { ALREADY, caller, claimFirst, clockFor, isBlank, operator, refuse } from './shared';

type Spoken = Extract<PersonCommand, { readonly text: string }>;

const problemWith = (command: Spoken): Refusal | undefined => {
  const pictures = 'attachments' in command && command.attachments.length > 0;
  if (isBlank(command.text) && !pictures) return refuse('empty_text');
  return command.text.length > LIMITS.text ? refuse('too_long') : undefined;
};

const isOver = (state: Incident): boolean => state.status === 'closed' || state.status === 'cancelled';

/** A question to the caller: the case waits for the answer. Claims it first where nobody has. */
export const ask = operator<CommandOf<'ask'>>(
  (command, state, desk) =>
    problemWith(command) ??
    (isUnresolved(state)
      ? [...claimFirst(command, state), { type: 'asked', question: command.text, ...clockFor(desk, 'caller') }]
      : refuse('not_now')),
);

/** What the caller writes back; brings a waiting case back to work. */
export const answer = caller<CommandOf<'answer'>>(
  (command, state) =>
    problemWith(command) ??
    (isOver(state) ? refuse('not_now') : [{ type: 'answered', text: command.text, attachments: command.attachments }]),
);

/** A note to the caller; one that is held has the command's key for its id. */
export const message = operator<CommandOf<'message'>>((command, state) => {
  const problem = problemWith(command);
  if (problem) return problem;
  if (isOver(state)) return refuse('not_now');
  if (heldMessage(state, command.key)) return ALREADY;
  const { key, text } = command;
  return [{ type: 'messaged', text, ...(command.hold && { held: { message: key, sendAt: sendAtOf(command.at) } }) }];
});

/** An internal note; it never reaches the caller. */
export const note = operator<CommandOf<'note'>>(
  (command) => problemWith(command) ?? [{ type: 'noted', text: command.text, attachments: command.attachments }],
);
