import { sign } from '../../../test/support/slack/deliver';
import type { Answer, Attack, Target } from '../types';
import { open, type Sent, send } from '../wire';

const JSON_TYPE = { 'content-type': 'application/json' };
const zeros = (bytes: number): string => `{"type":"message","entities":[${'0,'.repeat(bytes / 2)}0]}`;

/** Headers that look like Slack's, and are not. */
const forged = (): Readonly<Record<string, string>> => {
  const time = Math.floor(Date.now() / 1000);
  const headers = { ...JSON_TYPE, 'x-slack-request-timestamp': String(time) };
  return { ...headers, 'x-slack-signature': sign('not-the-secret', time, '') };
};

const one =
  (made: () => Sent) =>
  async ({ url }: Target): Promise<Answer> =>
    (await send(url, made())).status;

/** The same many times at once: the one answer of all, or every kind of answer. */
const many =
  (times: number, made: () => Sent) =>
  async ({ url }: Target): Promise<Answer> => {
    const all = await Promise.all(Array.from({ length: times }, async () => (await send(url, made())).status));
    const kinds = [...new Set(all)];
    return kinds.length === 1 ? (kinds[0] ?? 0) : kinds.toSorted((a, b) => a - b).join(' ');
  };

const teams = (more: Omit<Sent, 'path'>): Sent => ({ path: '/api/messages', headers: JSON_TYPE, ...more });
const slack = (more: Omit<Sent, 'path'>): Sent => ({ path: '/slack/events', headers: forged(), ...more });

/** More than are verified at a time, each with the beginning of a body; then one more. */
async function crowd({ url }: Target): Promise<Answer> {
  const crowded = Array.from({ length: 100 }, () => open(url, slack({ body: '{', chunked: true, open: true })));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { status } = await send(url, slack({ body: '{}' }));
  for (const { close } of crowded) close();
  return status;
}

const halfOpen =
  (text: string) =>
  async ({ url }: Target): Promise<Answer> =>
    (await open(url, text).heard).status;

/** Part 1: whoever is not known costs nothing. */
export const UNVERIFIED: readonly Attack[] = [
  { name: 'Teams: 1 MB of zeros, no token', expect: [413], send: one(() => teams({ body: zeros(1e6) })) },
  {
    name: 'Teams: 1 MB of zeros in chunks, no token',
    expect: [401],
    send: one(() => teams({ body: zeros(1e6), chunked: true })),
  },
  { name: 'Teams: 50 × 200 kB of zeros, no token', expect: [401], send: many(50, () => teams({ body: zeros(2e5) })) },
  { name: 'Teams: 50 × 761 kB of zeros, no token', expect: [413], send: many(50, () => teams({ body: zeros(7.6e5) })) },
  {
    name: 'Teams: tells 10 bytes, sends 1 MB',
    expect: [400, 401],
    send: one(() => teams({ body: zeros(1e6), length: 10 })),
  },
  { name: 'Slack: 60 × 3.9 MB, unsigned', expect: [413], send: many(60, () => slack({ body: zeros(3.9e6) })) },
  {
    name: 'Slack: 3.9 MB in chunks, wrong signature',
    expect: [413],
    send: one(() => slack({ body: zeros(3.9e6), chunked: true })),
  },
  {
    name: 'Slack: 60 × 200 kB, wrong signature',
    expect: [401, 503, '401 503'],
    send: many(60, () => slack({ body: zeros(2e5) })),
  },
  { name: 'Slack: tells 10 MB, sends nothing', expect: [413], send: one(() => slack({ body: '', length: 1e7 })) },
  ...(['/api/messages', '/slack/events'] as const).flatMap((path): readonly Attack[] => [
    {
      name: `${path}: a charset that is none`,
      expect: [415],
      send: one(() => ({ path, body: '{}', headers: { 'content-type': 'application/json; charset=utf-99' } })),
    },
    ...['gzip', 'deflate', 'br'].map(
      (encoding): Attack => ({
        name: `${path}: broken ${encoding}`,
        expect: [415],
        send: one(() => ({ path, body: 'x', headers: { ...forged(), 'content-encoding': encoding } })),
      }),
    ),
    {
      name: `${path}: text`,
      expect: [415],
      send: one(() => ({ path, body: '{}', headers: { 'content-type': 'a/b' } })),
    },
    { name: `${path}: broken JSON`, expect: [401], send: one(() => ({ path, body: '{', headers: forged() })) },
  ]),
  { name: 'Slack: one more than 100 half requests', expect: [401], send: crowd },
  { name: 'an address that is none', expect: [400], send: one(() => ({ path: '/files/%zz' })) },
  {
    name: 'a head that never ends',
    expect: [408],
    waits: true,
    send: halfOpen('POST /slack/events HTTP/1.1\r\nhost: x\r\n'),
  },
  {
    name: 'a body that never ends',
    expect: [400, 408],
    waits: true,
    send: async ({ url }) => (await open(url, slack({ body: '{', chunked: true, open: true })).heard).status,
  },
];
