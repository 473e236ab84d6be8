import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import type { ActionData } from '../../src/view/view';
import { parseStrings } from './json';

/** The type of the metadata on everything the bot posts. */
export const METADATA_TYPE = 'vagt';

const metadata = z.object({
  event_type: z.literal(METADATA_TYPE),
  event_payload: z.object({ key: cappedText('field').optional(), data: cappedText('field').optional() }),
});

/** `key`: the delivery key it is posted under; `data`: button values that are too long for a button. */
export const metadataFor = (key: string | undefined, data: ActionData | undefined) => ({
  event_type: METADATA_TYPE,
  event_payload: { ...(key !== undefined && { key }), ...(data && { data: JSON.stringify(data) }) },
});

/** What the bot's own metadata says; nothing for a message of somebody else. Never throws. */
export function readMetadata(value: unknown) {
  const { key, data } = metadata.safeParse(value).data?.event_payload ?? {};
  return { key, data: parseStrings(data) };
}
