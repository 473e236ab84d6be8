import type { Activity, Answer } from './envelope';

/** Sends an activity to the bot: what a person did, or the same once more. `authorization` replaces a good token. */
export type Deliver = (activity: Activity, options?: { readonly authorization?: string }) => Promise<Answer>;

const read = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** The bot was not there, or went away before it answered. */
function unlessThere(error: unknown): { readonly status: number; readonly text: string } {
  if (error instanceof TypeError) return { status: 0, text: '' };
  throw error;
}

/** @param authorize gives the header of a good token; undefined where the bot has no app id. */
export function createDeliver(bot: () => string, authorize: () => Promise<string | undefined>): Deliver {
  return async (activity, more = {}) => {
    const authorization = more.authorization ?? (await authorize());
    const request = { method: 'POST', body: JSON.stringify(activity) };
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const asked = fetch(bot(), { ...request, headers }).then(async (response) => ({
      status: response.status,
      text: await response.text(),
    }));
    const { status, text } = await asked.catch(unlessThere);
    const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    const isCard = read(body, 'type') === 'application/vnd.microsoft.card.adaptive';
    return { status, body, activity, ...(isCard && { card: read(body, 'value') }) };
  };
}
