import { z } from 'zod';

/** The type of the metadata on everything the bot posts. */
export const METADATA_TYPE = 'vagt';

const metadata = z.object({
  event_type: z.literal(METADATA_TYPE),
  event_payload: z.object({ key: z.string().optional(), data: z.string().optional() }),
});
const strings = z.record(z.string(), z.string());

export interface MessageMetadata {
  /** The delivery key it was posted under. */
  readonly key?: string;
  /** Button values that are too long for a button. */
  readonly data: Readonly<Record<string, string>>;
}

export const metadataFor = (key: string | undefined, data: Readonly<Record<string, string>> | undefined) => ({
  event_type: METADATA_TYPE,
  event_payload: { ...(key !== undefined && { key }), ...(data && { data: JSON.stringify(data) }) },
});

function parsed(json: string | undefined): Readonly<Record<string, string>> {
  try {
    return strings.parse(JSON.parse(json ?? '{}'));
  } catch {
    return {};
  }
}

/** What the bot's own metadata says; nothing for a message of somebody else. Never throws. */
export function readMetadata(value: unknown): MessageMetadata {
  const payload = metadata.safeParse(value).data?.event_payload;
  return { data: parsed(payload?.data), ...(payload?.key !== undefined && { key: payload.key }) };
}
