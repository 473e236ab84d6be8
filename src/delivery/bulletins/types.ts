import { z } from 'zod';
import type { MessageRef } from '../../ground/refs';
import { type Infer, listedCase, oneOf, opt, platform, told } from '../../record/schema';

/** What is said that is about no single record. Rendered in the reader's language when it is shown. */
export interface BulletinContent {
  readonly kind: string;
}

/** Pings that were folded together. */
export const digestContent = z.object({
  kind: z.literal('digest'),
  since: z.date(),
  count: z.number(),
  cases: z.array(listedCase),
  open: z.number(),
});
export type DigestContent = Infer<typeof digestContent>;

/**
 * Who hears it: a person's record, a key of the desk's file, `on` one platform alone or on any, or a team's room (its lead
 * where none is linked).
 */
export const bulletinTo = oneOf('type', {
  person: told('person', { id: z.string() }),
  key: told('key', { key: z.string(), on: opt(platform) }),
  room: told('room', { team: z.string() }),
});
export type BulletinTo = Infer<typeof bulletinTo>;

/** What is said, and to whom. Its `id` is its own name: the same one is said once. */
export interface NewBulletin<Content> {
  readonly id: string;
  readonly to: BulletinTo;
  readonly content: Content;
  readonly notBefore?: Date;
}

/** Says bulletins. Never rejects for a platform's sake: what could not be said now is said by the sweep. */
export interface Bulletins<Content extends BulletinContent> {
  /** The first `put` of an id posts it; a later one with other content edits that message, which notifies nobody. */
  put(bulletin: NewBulletin<Content>): Promise<void>;
}

export interface KeptBulletins<Content extends BulletinContent> extends Bulletins<Content> {
  /** Takes a message that stands there already as the bulletin's own: from `notBefore` on it shows the content. */
  keep(bulletin: NewBulletin<Content>, message: MessageRef): Promise<void>;
}
