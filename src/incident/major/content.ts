import { z } from 'zod';
import { type Infer, opt } from '../../record/schema';

const text = z.string();

/** Of the case no more than everybody may know: never what a caller wrote. `title`: what an operator wrote for everybody; `service`: its key. */
const what = { number: z.number(), title: opt(text), service: opt(text), since: z.date() };

export const majorContents = {
  /** How a major incident goes; `dueAt`: when the next news come. `over`: since when it is one no longer. */
  major: z.object({
    kind: z.literal('major'),
    ...what,
    update: opt(z.object({ known: text, doing: text })),
    /** What helps for now. */
    workaround: opt(text),
    dueAt: z.date(),
    over: opt(z.date()),
  }),
  /** It is over: an edit would tell nobody. */
  majorOver: z.object({ kind: z.literal('majorOver'), ...what, over: z.date() }),
};
export type MajorContent = Infer<(typeof majorContents)[keyof typeof majorContents]>;
