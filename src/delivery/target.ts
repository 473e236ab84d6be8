import { z } from 'zod';
import { OFF_CHAT } from '../people/ways';
import { type Infer, oneOf, platform, told } from '../record/schema';

/**
 * Who hears one delivery, by one way. `key`: somebody in no chat, by what the desk's file has of them; `onCall`: whoever of
 * that team is on call, once somebody is.
 */
export const target = oneOf('type', {
  /** `direct`: their 1:1 conversation, when the place that they wrote from is closed. */
  person: told('person', { id: z.string(), way: z.enum(['chat', 'direct', ...platform.options, ...OFF_CHAT]) }),
  key: told('key', { key: z.string(), way: z.enum(OFF_CHAT) }),
  room: told('room', { team: z.string() }),
  onCall: told('onCall', { team: z.string() }),
  /** Nobody could be found; the row is there so that it is seen. */
  nobody: told('nobody', {}),
});
export type Target = Infer<typeof target>;

export const NOBODY = { type: 'nobody' } as const satisfies Target;

/** Names a target in ids and order; never read again. */
export function targetKey(target: Target): string {
  switch (target.type) {
    case 'person':
      return target.way === 'chat' ? `person:${target.id}` : `person:${target.id}/${target.way}`;
    case 'key':
      return `key:${target.key}/${target.way}`;
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
  target.type === 'key'
    ? `key:${target.key}`
    : targetKey(target.type === 'person' ? { ...target, way: 'chat' } : target);
