import type { Activity, Answer } from './envelope';

/** Sends an activity to the bot: what a person did, or the same once more. `authorization` replaces a good token. */
export type Deliver = (activity: Activity, options?: { readonly authorization?: string }) => Promise<Answer>;

const read = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** @param authorize gives the header of a good token; undefined where the bot has no app id. */
export function createDeliver(bot: () => string, authorize: () => Promise<string | undefined>): Deliver {
  return async (activity, more = {}) => {
    const authorization = more.authorization ?? (await authorize());
    const response = await fetch(bot(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
    const isCard = read(body, 'type') === 'application/vnd.microsoft.card.adaptive';
    return { status: response.status, body, activity, ...(isCard && { card: read(body, 'value') }) };
  };
}
