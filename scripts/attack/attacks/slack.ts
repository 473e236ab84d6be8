import { sign } from '../../../test/support/slack/deliver';
import type { Attack, Target } from '../types';
import { send } from '../wire';

interface Wrong {
  readonly type?: string;
  /** Seconds that its time lies ahead. */
  readonly ahead?: number;
  readonly version?: string;
}

/** What somebody who knows the secret sends. */
const signed =
  (body: string, { type = 'application/json', ahead = 0, version = 'v0' }: Wrong = {}) =>
  async ({ url, secret }: Target): Promise<number> => {
    const time = Math.floor(Date.now() / 1000) + ahead;
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': sign(secret, time, body).replace('v0', version),
    };
    return (await send(url, { path: '/slack/events', headers, body })).status;
  };

const FORM = 'application/x-www-form-urlencoded';
const EVENT = JSON.stringify({
  type: 'event_callback',
  event_id: 'Ev-attack',
  team_id: 'T-nowhere',
  api_app_id: 'A-foreign',
  event: { type: 'message', channel: 'C1', user: 'U1', ts: '1.1' },
});

/** Part 2: what Slack's signature covers, and what is no payload although it is signed. */
export const SLACK: readonly Attack[] = [
  ...[
    'null',
    '[]',
    '0',
    '"x"',
    '{}',
    '{',
    '{"__proto__":{"type":"event_callback"}}',
    '{"type":"event_callback"}',
  ].flatMap((body): readonly Attack[] => [
    { name: `Slack: signed ${body}`, expect: [400], send: signed(body) },
    {
      name: `Slack: signed form of ${body}`,
      expect: [400],
      send: signed(`payload=${encodeURIComponent(body)}`, { type: FORM }),
    },
  ]),
  { name: 'Slack: six minutes ahead', expect: [401], send: signed(EVENT, { ahead: 360 }) },
  { name: 'Slack: six minutes ago', expect: [401], send: signed(EVENT, { ahead: -360 }) },
  { name: 'Slack: signature v1', expect: [401], send: signed(EVENT, { version: 'v1' }) },
  { name: 'Slack: another app', expect: [403], send: signed(EVENT) },
  { name: 'Slack: as text', expect: [415], send: signed(EVENT, { type: 'text/plain' }) },
];
