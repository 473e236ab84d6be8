import type { Notify } from './model';

/** Names whom a step notifies, to compare and to list by; never read again. */
export const notifyKey = ({ type, ...named }: { readonly type: string }): string =>
  [type, ...Object.values(named)].join(':');

export const isSameNotify = (one: { readonly type: string }, other: { readonly type: string }): boolean =>
  notifyKey(one) === notifyKey(other);

/** Each once, in the order of the first. */
export const eachOnce = (notify: readonly Notify[]): readonly Notify[] =>
  notify.filter((one, at) => notify.findIndex((other) => isSameNotify(one, other)) === at);
