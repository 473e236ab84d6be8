import express from 'express';
import { pino } from 'pino';
import { acknowledgeRoutes } from '../../../adapters/http/acknowledge';
import { createAckLinks } from '../../../src/incident/links/ack-link';
import { ackPages } from '../../../src/incident/links/acknowledge';
import { StoreUnavailable } from '../../../src/record/unavailable';
import { aDesk } from '../../support/desk';
import { addressOf } from '../../support/http-address';
import { actorOf, createDeskRun, MINUTE } from '../../support/outgoing';

/** A desk with one new case, and the page of links on this machine. */
const open = async () => {
  const run = await createDeskRun();
  const { store, handle, clock } = run;
  const links = createAckLinks(store.ackLinks, 'https://desk.example', clock);
  const deps = { links, people: store.people, incidents: store.incidents, handle, desk: () => aDesk(), clock };
  const app = express();
  app.use(acknowledgeRoutes(ackPages(deps), pino({ level: 'silent' })));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const incident = await run.report({ urgent: true });
  const anna = await run.meet('anna');
  const token = async (person = anna.id, of = incident) => (await links.make(of, person))?.split('/a/')[1] ?? '';
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
  // What is broken and how bad come first, as in the message that the link came in.
  expect(text).toMatch(
    /<h1>The printer is jammed<\/h1><p class="facts">P1 · kritisk · INC-1<\/p><p>Ingen har taget sagen endnu\./,
  );
  expect(text).toContain('prefers-color-scheme:dark');
  expect(text.match(/<form method="post">/g)).toHaveLength(1);
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
  const gus = await here.run.meet('gus');
  const { status, text } = await here.at(await here.token(gus.id), 'POST');
  expect([status, text.includes('Du kan ikke tage INC-1')]).toEqual([403, true]);
  // Nor does it tell them what it is about.
  expect(text.toLowerCase()).not.toContain('printer');
  expect((await here.state()).status).toBe('new');
});

it('expires after two hours', async () => {
  const token = await here.token();
  here.run.clock.advance(121 * MINUTE);
  for (const method of ['GET', 'POST']) expect((await here.at(token, method)).status).toBe(410);
  expect((await here.state()).status).toBe('new');
});

it('is an address of 22 characters, of which the store knows nothing but a hash', async () => {
  const token = await here.token();
  expect(token).toMatch(/^[\w-]{22}$/);
  expect(await here.run.store.ackLinks.get(token)).toBeUndefined();
  expect(await here.token()).not.toBe(token);
});

it.each<[string, number, (token: string) => string]>([
  ['changed', 410, (token) => `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`],
  ['signed as links once were', 404, (token) => `${token}.${token}.${token}`],
  ['nonsense', 404, () => 'x'],
  ['markup', 404, () => encodeURIComponent('<script>')],
  ['very long', 404, () => ''.padEnd(5000, 'c')],
])('a token that is %s opens nothing', async (_, expected, change) => {
  const { status, text } = await here.at(change(await here.token()), 'POST');
  expect(status).toBe(expected);
  expect(text).not.toContain('<script>');
  expect((await here.state()).status).toBe('new');
});

it('an address that cannot be decoded is no link, whatever is posted there', async () => {
  for (const method of ['GET', 'POST']) expect((await here.at('%E0%A4%A', method)).status).toBe(404);
  expect((await here.state()).status).toBe('new');
});

it('while nothing can be kept there is no link, and the ping goes without', async () => {
  const keep = async () => Promise.reject(new StoreUnavailable('away'));
  const { store, clock } = here.run;
  const links = createAckLinks({ ...store.ackLinks, keep }, 'https://desk.example', clock);
  expect(await links.make('i', 'p')).toBeUndefined();
});
