import type { PersonWay } from '../people/ways';

/** Who hears one delivery, by one way. `onCall`: whoever of that team is on call, once somebody is. */
export type Target =
  /** `direct`: their 1:1 conversation, when the place that they wrote from is closed. */
  | { readonly type: 'person'; readonly id: string; readonly way: PersonWay | 'direct' }
  | { readonly type: 'room'; readonly team: string }
  | { readonly type: 'onCall'; readonly team: string }
  /** Nobody could be found; the row is there so that it is seen. */
  | { readonly type: 'nobody' };

export const NOBODY = { type: 'nobody' } as const satisfies Target;

/** Names a target in ids and order; never read again. */
export function targetKey(target: Target): string {
  switch (target.type) {
    case 'person':
      return target.way === 'chat' ? `person:${target.id}` : `person:${target.id}/${target.way}`;
    case 'room':
      return `room:${target.team}`;
    case 'onCall':
      return `on-call:${target.team}`;
    case 'nobody':
      return 'none';
  }
}

/** The same one, by whichever way. */
export const recipientKey = (target: Target): string =>
  targetKey(target.type === 'person' ? { ...target, way: 'chat' } : target);
