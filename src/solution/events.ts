import { z } from 'zod';
import { effectOf } from '../record/effects';
import { by, type Infer, lang, type OmitEach, oneOf, opt, told } from '../record/schema';
import { about, SOLUTION_STATUSES, solution, version } from './types';

const text = z.string();
/** Whoever approves it is asked to. */
const asks = opt(z.literal(true));

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ id: text, at: z.date(), by, type: z.literal(type), ...shape });

/** An event as it lies in the database; the types of events follow from it. */
export const solutionEntry = z.discriminatedUnion('type', [
  event('drafted', {
    solution: text,
    number: z.number(),
    source: text,
    externalKey: text,
    fromCase: opt(text),
    ...about,
    lang,
    version,
    asks,
  }),
  /** Somebody wrote in it: in this language, and whom it is for. */
  event('revised', { ...about, lang, version, asks }),
  event('approved', {}),
  /** The lead sent its draft back. */
  event('returned', { why: text }),
  event('withdrawn', { why: opt(text) }),
  /** It solved something: a case, or what was then not reported. */
  event('used', { incident: opt(text), person: opt(text) }),
  /** A case that it had solved was opened again. */
  event('failed', { incident: text }),
  /** It came from a file. */
  event('imported', {
    solution: text,
    number: z.number(),
    source: text,
    externalKey: text,
    ...about,
    versions: solution.shape.versions,
    status: z.enum(SOLUTION_STATUSES),
  }),
]);
export type SolutionEvent = OmitEach<Infer<typeof solutionEntry>, 'id'>;
/** An event before it is stamped with when and who. */
export type Draft = OmitEach<SolutionEvent, 'at' | 'by'>;

/** Why a command was refused; every code has a sentence in both languages (`solution.refusal.<code>`). */
export const SOLUTION_REFUSALS = [
  'no_such_solution',
  'only_operators',
  'only_lead',
  'empty_text',
  'too_long',
  'too_many_steps',
  'no_such_area',
  'approved_by',
  'returned_by',
  'withdrawn',
] as const;
export type SolutionRefusalCode = (typeof SOLUTION_REFUSALS)[number];
export interface SolutionRefusal {
  readonly refused: SolutionRefusalCode;
  /** Who was faster, where somebody was. */
  readonly who?: string;
}

const AUDIENCES = {
  /** Whoever approves it. */
  lead: told('lead', {}),
  /** Who wrote it. */
  drafter: told('drafter', { id: text }),
};
const audience = oneOf('type', AUDIENCES);
export type SolutionAudience = Infer<typeof audience>;
export const isSolutionAudience = (other: { readonly type: string }): other is SolutionAudience =>
  other.type in AUDIENCES;

const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('toApprove') }),
  z.object({ kind: z.literal('approved') }),
  z.object({ kind: z.literal('returned'), why: text }),
]);
export type SolutionNotice = Infer<typeof notice>;
const NOTICE_KINDS: readonly string[] = notice.options.map(({ shape }) => shape.kind.value);
export const isSolutionNotice = (other: { readonly kind: string }): other is SolutionNotice =>
  NOTICE_KINDS.includes(other.kind);

export const solutionEffect = effectOf(audience, notice);
export type SolutionEffect = Infer<typeof solutionEffect>;
