import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';

/** The type of the metadata on everything the bot posts. */
export const METADATA_TYPE = 'vagt';

const metadata = z.object({
  event_type: z.literal(METADATA_TYPE),
  event_payload: z.object({ key: cappedText('field').optional() }),
});

/** `key`: the delivery key it is posted under. */
export const metadataFor = (key: string | undefined) => ({
  event_type: METADATA_TYPE,
  event_payload: { ...(key !== undefined && { key }) },
});

/** The key that the bot's own metadata names; undefined for a message of somebody else. Never throws. */
export const readKey = (value: unknown): string | undefined => metadata.safeParse(value).data?.event_payload.key;
