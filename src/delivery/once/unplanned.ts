import type { AnyEffect } from '../../record/effects';
import type { OutboxEntry } from '../../record/stored';
import type { Unplanned } from '../subject';

/** What stands in an outbox to be said; undefined once it has left it, and for what is no saying. */
export const unplannedIn = (outbox: readonly OutboxEntry<AnyEffect>[], effect: string): Unplanned | undefined => {
  const entry = outbox.find((one) => one.id === effect);
  if (entry?.effect.type !== 'once') return undefined;
  const { to, notice, actor, notBefore, by } = entry.effect;
  return {
    effect,
    audience: to,
    notice,
    at: entry.at,
    ...(entry.previous !== undefined && { previous: entry.previous }),
    ...(actor !== undefined && { actor }),
    ...(notBefore && { notBefore }),
    ...(by && { way: by }),
  };
};
