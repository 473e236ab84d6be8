import { createHash } from 'node:crypto';
import { type WayPort } from '../../src/people/ways';
import { createTransportFor, type TransportOptions } from './transport';

export interface EmailOptions extends TransportOptions {
  /** `Vagt <vagt@example.com>`. */
  readonly from: string;
}

/** A name that is the same for every try of one delivery and holds nothing of it. */
const messageId = (key: string, from: string): string => {
  const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'vagt.invalid';
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`;
};

/** Pings by mail. */
export function createEmail({ from, ...options }: EmailOptions): WayPort {
  const transport = createTransportFor(options);
  return {
    way: 'mail',
    async send(to, { subject, text }, key) {
      const id = await transport({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: messageId(key, from),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { id };
    },
  };
}
