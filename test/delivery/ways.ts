import { targetKey } from '../../src/delivery/target';
import type { Desk, Notify, Way } from '../../src/desk/model';
import { type Settings } from '../../src/people/person';
import { type OffChat, type PlainMessage, type WayPort, type WayPorts } from '../../src/people/ways';
import { ChatError } from '../../src/view/chat-port';
import { aDesk, span } from '../support/desk';
import { createDeskRun, type DeskRun, type DeskRunOptions } from '../support/outgoing';

interface Sent {
  readonly way: OffChat;
  readonly to: string;
  readonly message: PlainMessage;
  readonly key: string;
}

/** Every way, each keeping what it was given; `fails` makes one reject. */
export const allWays = (fails: Readonly<Partial<Record<OffChat, ChatError>>> = {}) => {
  const sent: Sent[] = [];
  const port = (way: OffChat): WayPort => ({
    way,
    async send(to, message, key) {
      sent.push({ way, to, message, key });
      const error = fails[way];
      if (error) throw error;
      return { id: `${sent.length}` };
    },
  });
  const ways: WayPorts = { mail: port('mail'), sms: port('sms'), call: port('call'), webhook: port('webhook') };
  return { ways, sent, list: () => sent.map(({ way, to }) => `${way} ${to}`) };
};

const CONTACTS = { phone: '+4511111111', webhook: 'https://gateway.example.com/anna' };

/** One step after five minutes, for every priority. */
export const deskWith = (
  notify: readonly Notify[],
  by: readonly [Way, ...Way[]] = ['chat'],
  more: Partial<Desk> = {},
): Desk => {
  const desk = aDesk(more);
  const anna = desk.people['anna'];
  if (!anna) throw new Error('No Anna');
  return {
    ...desk,
    people: { ...desk.people, anna: { ...anna, ...CONTACTS } },
    escalations: [
      {
        key: 'all',
        for: ['P1', 'P2', 'P3', 'P4', 'P5'],
        hours: 'always',
        steps: [{ after: span(5), notify, by, within: span(3) }],
      },
    ],
  };
};

export const run = async (options: DeskRunOptions, settings?: Settings): Promise<DeskRun> => {
  const desk = await createDeskRun(options);
  if (settings) await desk.store.people.setSettings((await desk.meet('anna')).id, settings);
  return desk;
};

export const fates = async (desk: DeskRun, incident: string) =>
  (await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident }))
    .filter(({ notice }) => notice.kind === 'ping')
    .map(({ target, status, reason }) => `${targetKey(target).replace(/^person:[^/]*/, 'person')} ${reason ?? status}`);
