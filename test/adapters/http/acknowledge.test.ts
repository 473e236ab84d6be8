import express from 'express';
import { pino } from 'pino';
import { acknowledgeRoutes } from '../../../adapters/http/acknowledge';
import { createAckLinks } from '../../../src/incident/ack-link';
import { ackPages } from '../../../src/incident/acknowledge';
import { aDesk } from '../../support/desk';
import { addressOf } from '../../support/http-address';
import { actorOf, createDeskRun, MINUTE } from '../../support/outgoing';

const KEY = { id: 'k1', key: new Uint8Array(32).fill(1) } as const;

/** A desk with one new case, and the page of links on this machine. */
const open = async () => {
  const run = await createDeskRun();
  const { store, handle, clock } = run;
  const links = createAckLinks([KEY], 'it');
  const deps = { links, people: store.people, incidents: store.incidents, handle, desk: () => aDesk(), clock };
  const app = express();
  app.use(acknowledgeRoutes(ackPages(deps), pino({ level: 'silent' })));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const incident = await run.report({ urgent: true });
  const anna = await run.meet('anna');
  let made = 0;
  const token = (person = anna.id, of = incident) => {
    made += 1;
    return links.sign(of, person, `link-${made}`, clock.now());
  };
  const at = async (path: string, method = 'GET') => {
    const response = await fetch(`${addressOf(server)}/a/${path}`, { method });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const state = async () => (await run.stored(incident)).state;
  return { run, token, at, state, stop: () => new Promise((resolve) => server.close(resolve)) };
};

type Open = Awaited<ReturnType<typeof open>>;
let here: Open;
beforeEach(async () => {
  here = await open();
});
afterEach(() => here.stop());

it('shows a page and changes nothing, however often and by whatever a scanner asks', async () => {
  const token = await here.token();
  for (const method of ['GET', 'HEAD', 'GET']) {
    const { status } = await here.at(token, method);
    expect(status).toBe(200);
  }
  const { text, headers } = await here.at(token);
  expect(text).toContain('INC-1 er P1, og ingen har taget den endnu.');
  expect(text.match(/<form method="post">/g)).toHaveLength(1);
  // A link can be passed on: it tells nobody what the case is about.
  expect(text).not.toContain('printer');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await here.state()).status).toBe('new');
});

it('claims the case for whom it was made, by its one button, once', async () => {
  const token = await here.token();
  expect((await here.at(token, 'POST')).text).toContain('Du har INC-1.');
  expect(await here.state()).toMatchObject({ status: 'in_progress', owner: { name: 'anna' } });
  await here.run.do((await here.state()).id, await actorOf(here.run, 'anna'), { type: 'release' });
  // Used up: it does not claim it again.
  expect((await here.at(token, 'POST')).status).toBe(410);
  expect((await here.state()).status).toBe('new');
});

it('says who has it when somebody was faster', async () => {
  const token = await here.token();
  await here.run.do((await here.state()).id, await actorOf(here.run, 'dina'), { type: 'claim' });
  expect((await here.at(token)).text).toContain('dina har allerede taget INC-1.');
  const { status, text } = await here.at(token, 'POST');
  expect([status, text.includes('dina har allerede taget INC-1.')]).toEqual([200, true]);
  expect((await here.state()).owner?.name).toBe('dina');
});

it('gives nobody a right that they do not have', async () => {
  const kim = await here.run.meet('kim');
  const { status, text } = await here.at(await here.token(kim.id), 'POST');
  expect([status, text.includes('Du kan ikke tage INC-1')]).toEqual([403, true]);
  expect((await here.state()).status).toBe('new');
});

it('expires after two hours', async () => {
  const token = await here.token();
  here.run.clock.advance(121 * MINUTE);
  for (const method of ['GET', 'POST']) expect((await here.at(token, method)).status).toBe(410);
  expect((await here.state()).status).toBe('new');
});

it.each<[string, (token: string) => string]>([
  [
    'changed',
    (token) => token.replace(/(.)(.{9})$/, (_, one: string, rest: string) => `${one === 'A' ? 'B' : 'A'}${rest}`),
  ],
  ['unsigned', (token) => `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${token.split('.')[1]}.x`],
  ['nonsense', () => 'x'],
  ['markup', () => encodeURIComponent('<script>')],
  ['very long', () => 'a.b.'.padEnd(5000, 'c')],
])('a token that is %s opens nothing', async (_, change) => {
  const { status, text } = await here.at(change(await here.token()), 'POST');
  expect(status).toBe(404);
  expect(text).not.toContain('<script>');
  expect((await here.state()).status).toBe('new');
});

it('an address that cannot be decoded is no link, whatever is posted there', async () => {
  for (const method of ['GET', 'POST']) expect((await here.at('%E0%A4%A', method)).status).toBe(404);
  expect((await here.state()).status).toBe('new');
});

it('signed with another key, or for another desk, it opens nothing', async () => {
  const { id } = await here.state();
  const now = here.run.clock.now();
  const strange = createAckLinks([{ id: 'k1', key: new Uint8Array(32).fill(2) }], 'it');
  const elsewhere = createAckLinks([KEY], 'hr');
  const anna = await here.run.meet('anna');
  for (const links of [strange, elsewhere]) {
    expect((await here.at(await links.sign(id, anna.id, 'x', now), 'POST')).status).toBe(404);
  }
});

it('an older key still opens what it signed', async () => {
  const links = createAckLinks([{ id: 'k2', key: new Uint8Array(32).fill(9) }, KEY], 'it');
  const now = here.run.clock.now();
  const old = await createAckLinks([KEY], 'it').sign('i', 'p', 'x', now);
  expect(await links.read(old, now)).toEqual({ incident: 'i', person: 'p', id: 'x' });
});
