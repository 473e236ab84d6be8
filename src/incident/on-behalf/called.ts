import { z } from 'zod';
import { type Infer, opt } from '../../record/schema';

// What an operator wrote down for somebody else, as it lies in the database.

const text = z.string();
const yes = z.literal(true);

/** How they were told of it. */
export const SOURCES = ['phone', 'walkIn', 'mail'] as const;

export const called = z.object({
  at: z.date(),
  source: opt(z.enum(SOURCES)),
  /** The telephone number on which its caller wants to be called. */
  callBack: opt(text),
  /** Since when, in the words of whoever wrote it down. */
  since: opt(text),
});
export type Called = Infer<typeof called>;

/**
 * A caller who is nobody in chat so far: in none at all, or by an address that an operator typed. Whose address it is, is
 * asked (`asked`), and says that the case is theirs, or that it is not (`denied`). Until then their answers are the operators'.
 */
export const absent = z.object({ email: opt(text), asked: opt(yes), denied: opt(yes) });
export type Absent = Infer<typeof absent>;

/** How a caller stands to their own case. `here`: they read and answer it themselves. */
export type CallerState = 'here' | 'absent' | 'asked' | 'denied';

export const callerState = ({ absent: of }: { readonly absent?: Absent | undefined }): CallerState => {
  if (!of) return 'here';
  return of.denied ? 'denied' : of.asked ? 'asked' : 'absent';
};

/** The address whose owner has not been asked yet. */
export const unaskedAddress = (of: { readonly absent?: Absent | undefined }): string | undefined =>
  callerState(of) === 'absent' ? of.absent?.email : undefined;
