import { z } from 'zod';
import type { OpeningName } from '../../chat/opening';
import { IMPACTS, URGENCIES } from '../../desk/model';
import { LIMITS } from '../../ground/limits';
import { type CommandBody } from '../turn';
import { RESOLUTION_CODES } from '../types';

/** Inputs that were left empty do not come at all from some clients. */
const text = (max: number) => z.string().trim().min(1).max(max);
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((value) => (value ? { why: value } : {}));

const assess = z.object({ impact: z.enum(IMPACTS).optional(), urgency: z.enum(URGENCIES).optional() });

type Case = Exclude<CommandBody, { readonly type: 'report' }>;
interface Sending {
  readonly opens?: OpeningName;
  readonly toCommand: (data: Readonly<Record<string, string>>) => z.ZodSafeParseResult<Case>;
}

const sending = <S extends z.ZodType>(schema: S, make: (data: z.output<S>) => Case, opens?: OpeningName): Sending => ({
  ...(opens && { opens }),
  toCommand: (data) => schema.transform(make).safeParse(data),
});

const none = z.object({});
/** A platform's own key of an event, in characters. */
const LONGEST_KEY = 1000;

/** Every button that gives a command, with what its form or its data must hold. */
export const SENDINGS: Readonly<Record<string, Sending>> = {
  assess: sending(assess, ({ impact, urgency }) => ({
    type: 'assess',
    ...(impact && { impact }),
    ...(urgency && { urgency }),
  })),
  'assess.send': sending(
    assess.required(),
    ({ impact, urgency }) => ({ type: 'assess', impact, urgency }),
    'assess.open',
  ),
  claim: sending(none, () => ({ type: 'claim' })),
  release: sending(none, () => ({ type: 'release' })),
  seen: sending(none, () => ({ type: 'seen' })),
  resume: sending(none, () => ({ type: 'resume' })),
  accept: sending(none, () => ({ type: 'accept' })),
  'handOver.send': sending(
    z.object({ team: z.string(), why: optional(LIMITS.why) }),
    ({ team, why }) => ({ type: 'handOver', team, ...why }),
    'handOver.open',
  ),
  'return.send': sending(z.object({ why: text(LIMITS.why) }), (data) => ({ type: 'return', ...data }), 'return.open'),
  works: sending(none, () => ({ type: 'works' })),
  fixed: sending(none, () => ({ type: 'fixed' })),
  'answer.send': sending(
    z.object({ text: text(LIMITS.text) }),
    (data) => ({ type: 'answer', ...data, attachments: [] }),
    'answer.open',
  ),
  'ask.send': sending(z.object({ text: text(LIMITS.text) }), (data) => ({ type: 'ask', ...data }), 'ask.open'),
  'message.send': sending(
    z.object({ text: text(LIMITS.text) }),
    (data) => ({ type: 'message', ...data }),
    'message.open',
  ),
  unsend: sending(z.object({ message: text(LONGEST_KEY) }), ({ message }) => ({ type: 'unsend', message })),
  'note.send': sending(
    z.object({ text: text(LIMITS.text) }),
    (data) => ({ type: 'note', ...data, attachments: [] }),
    'note.open',
  ),
  'escalate.send': sending(
    z.object({ reason: text(LIMITS.why) }),
    (data) => ({ type: 'escalate', ...data }),
    'escalate.open',
  ),
  'resolve.send': sending(
    z.object({ text: text(LIMITS.text), code: z.enum(RESOLUTION_CODES) }),
    (data) => ({ type: 'resolve', ...data }),
    'resolve.open',
  ),
  'notYet.send': sending(z.object({ why: text(LIMITS.why) }), (data) => ({ type: 'notYet', ...data }), 'notYet.open'),
  'cancel.send': sending(
    z.object({ why: optional(LIMITS.why) }),
    ({ why }) => ({ type: 'cancel', ...why }),
    'cancel.open',
  ),
  'reopen.send': sending(
    z.object({ why: optional(LIMITS.why) }),
    ({ why }) => ({ type: 'reopen', ...why }),
    'reopen.open',
  ),
};

/** The longest text in a form that is over its limit, with that limit. */
export const tooLong = (error: z.ZodError): number | undefined => {
  const issue = error.issues.find(({ code }) => code === 'too_big');
  return issue?.code === 'too_big' ? Number(issue.maximum) : undefined;
};
