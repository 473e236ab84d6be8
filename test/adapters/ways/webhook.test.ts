import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWebhook, webhookSecret } from '../../../adapters/webhook';
import { webhooksOnDisk } from '../../../src/desk/file/open';
import { parseDesk } from '../../../src/desk/file/parse';
import { type Answer, type Loopback, loopback, nobodyThere } from './loopback';

const secret = webhookSecret({ id: 'k1', key: new Uint8Array(32).fill(7) }, 'it');
const now = () => new Date('2026-11-24T03:00:00.000Z');
const message = {
  subject: 'INC-7',
  text: 'INC-7: nobody has it – æøå',
  sms: '',
  speech: '',
  lang: 'da',
  link: 'https://desk.example/a/x',
} as const;
const webhook = (timeoutMs = 2000) => createWebhook({ secret, timeoutMs, now, mayBeInside: () => true });

const servers: Loopback[] = [];
const serve = async (answer: Answer): Promise<Loopback> => {
  const server = await loopback(() => answer);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

it('posts the ping, signed over id, time and body', async () => {
  const server = await serve({ status: 204 });
  await expect(webhook().send(`${server.url}/vagt`, message, 'i-1.2.0.person:bo/webhook')).resolves.toEqual({
    id: 'i-1.2.0.person:bo/webhook',
  });
  const [heard] = server.heard;
  expect(heard).toMatchObject({ method: 'POST', url: '/vagt' });
  expect(JSON.parse(heard?.body ?? '')).toEqual({
    type: 'vagt.ping',
    subject: 'INC-7',
    text: 'INC-7: nobody has it – æøå',
    lang: 'da',
    link: 'https://desk.example/a/x',
  });
  const headers = heard?.headers ?? {};
  expect(headers['webhook-timestamp']).toBe('1795489200');
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], heard?.body].join('.');
  const expected = createHmac('sha256', Buffer.from(secret)).update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
});

it('signs for each desk with a secret of its own', () => {
  const key = { id: 'k1', key: new Uint8Array(32).fill(7) };
  expect(webhookSecret(key, 'it')).toHaveLength(32);
  expect(Buffer.from(webhookSecret(key, 'hr')).equals(Buffer.from(secret))).toBe(false);
});

it('the docs say how a receiver gets that secret', () => {
  const page = readFileSync(join(__dirname, '../../../docs/desk-file.md'), 'utf8');
  const [, script] = /DESK_ID=it node -e '([^']+)'/.exec(page) ?? [];
  const keys = `k1:${Buffer.alloc(32, 7).toString('base64')},old:${Buffer.alloc(32, 1).toString('base64')}`;
  const env = { ...process.env, DESK_ID: 'it', VAGT_SECRET_KEYS: keys };
  const printed = execFileSync(process.execPath, ['-e', script ?? ''], { env, encoding: 'utf8' });
  expect(printed).toBe(`whsec_${Buffer.from(secret).toString('base64')}\n`);
});

it('follows no redirect, not even to an address of its own network', async () => {
  const inside = await serve({ status: 200 });
  const outside = await serve({ status: 307, headers: { Location: `${inside.url}/admin` } });
  await expect(webhook().send(outside.url, message, 'k')).rejects.toMatchObject({
    kind: 'not_accepted',
    temporary: false,
  });
  expect(inside.heard).toEqual([]);
});

it.each<[string, Answer, object]>([
  ['500', { status: 500 }, { kind: 'unknown' }],
  ['a broken connection', 'drop', { kind: 'unknown' }],
  ['404', { status: 404 }, { kind: 'not_accepted', temporary: false }],
  ['429', { status: 429 }, { kind: 'rate_limited', retryAfterMs: 5000 }],
])('%s: says so and is not tried again', async (_, answer, error) => {
  const server = await serve(answer);
  await expect(webhook().send(server.url, message, 'k')).rejects.toMatchObject(error);
  expect(server.heard).toHaveLength(1);
});

it('gives up a receiver that never answers: it may have it', async () => {
  const server = await serve('hang');
  await expect(webhook(100).send(server.url, message, 'k')).rejects.toMatchObject({ kind: 'unknown' });
});

it('tells a receiver that is not there from one that may have it', async () => {
  await expect(webhook().send(await nobodyThere(), message, 'k')).rejects.toMatchObject({
    kind: 'not_accepted',
    temporary: true,
  });
});

const refusing = createWebhook({ secret, timeoutMs: 2000, now, mayBeInside: () => false });
const never = createWebhook({ secret, timeoutMs: 2000, now, mayBeInside: () => true });

it('asks nobody inside the network, by address or by name, unless that is allowed: the next way is taken', async () => {
  const server = await serve({ status: 204 });
  const { port } = new URL(server.url);
  for (const to of [server.url, `https://localhost:${port}/`, `https://127.0.0.1:${port}/`, `https://[::1]:${port}/`]) {
    await expect(refusing.send(to, message, 'k')).rejects.toMatchObject({ kind: 'not_accepted', temporary: false });
  }
  expect(server.heard).toEqual([]);
  await expect(webhook().send(`http://localhost:${port}/`, message, 'k')).resolves.toEqual({ id: 'k' });
});

it.each([
  'http://169.254.169.254/latest/meta-data',
  'https://[fe80::1]/',
  'https://[64:ff9b::10.0.0.1]/',
  'https://[2002:a9fe:a9fe::]/',
  'https://0.0.0.0/',
])('%s is never asked, whoever allows it', async (to) => {
  await expect(never.send(to, message, 'k')).rejects.toMatchObject({ kind: 'not_accepted', temporary: false });
});

it('only the file on disk, as it stands there now, leads inside', () => {
  const named = (url: string): string => `people:\n  bo: { name: Bo, webhook: ${url} }\n`;
  let text = named('http://10.0.0.9/vagt');
  const onDisk = webhooksOnDisk({ current: () => text });
  expect([onDisk('http://10.0.0.9/vagt'), onDisk('http://10.0.0.9/admin')]).toEqual([true, false]);
  text = named('http://10.0.0.8/vagt');
  expect([onDisk('http://10.0.0.9/vagt'), onDisk('http://10.0.0.8/vagt')]).toEqual([false, true]);
});

it.each([
  ['http://gateway.example.com/x', /^is not encrypted.*gateway\.example\.com$/, 'warning'],
  ['https://10.0.0.9/x', /^leads inside the network.*ALLOW_PRIVATE_WEBHOOKS names 10\.0\.0\.9$/, 'warning'],
  ['https://gateway.internal/x', /^leads inside the network/, 'warning'],
  ['http://169.254.169.254/x', /^lies where no gateway is/, 'error'],
])('check-desk names %s', (url, told, severity) => {
  const { problems } = parseDesk(`people:\n  bo: { name: Bo, webhook: "${url}" }\n`, 'desk.yaml');
  expect(problems.filter(({ path }) => path === 'people.bo.webhook')).toEqual([
    expect.objectContaining({ severity, message: expect.objectContaining({ en: expect.stringMatching(told) }) }),
  ]);
});
