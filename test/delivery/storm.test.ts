import type { StormStore } from '../../src/delivery/storms/store';
import { type WayPort } from '../../src/people/ways';
import { aDesk, span } from '../support/desk';
import { createMemoryStore } from '../support/memory-store';
import { actorOf, caseRef, directTo, MINUTE, ROOM, SECOND } from '../support/outgoing';
import { cards, digests, escalations, OVER, pass, posted, posts, report, storming } from './storming';

test(`200 cases on one service within a minute: ${OVER} cards, the P1 and one digest in the room, ${OVER} pings, the P1 and one digest to the lead`, async () => {
  const run = await storming();
  const ids: string[] = [];
  for (let n = 0; n < 200; n += 1) {
    ids.push(await run.report({ urgent: n === 120 }));
    await run.jobs.forward(300);
    if (n % 7 === 0) await run.out.sweep();
  }
  await pass(run, 4 * SECOND);
  expect(cards(run)).toHaveLength(OVER + 1);
  expect(run.said(ROOM)).toEqual(['digest: 191 cases, 191 open, first P4']);
  expect(posted(run)).toBe(OVER + 2);

  await pass(run, 6 * MINUTE);
  // The storm goes on: of 200 pings in the room only the P1's is told by itself, to the lead the first ones too.
  expect(posts(run, 'ping')).toHaveLength(1);
  expect(posted(run)).toBe(OVER + 3);
  expect(digests(run)).toHaveLength(1);
  const lead = directTo('anna');
  expect(posts(run, 'ping', lead)).toHaveLength(OVER + 1);
  expect(digests(run, lead)).toHaveLength(1);
  expect(posted(run, lead)).toBe(OVER + 2);
  expect(digests(run)[0]?.view.fallback).toBe('digest: 199 cases, 199 open, first P4');
  expect(digests(run, lead)[0]?.view.fallback).toBe('digest: 191 cases, 191 open, first P4');
  // Edited in place, and not once for every case.
  const edits = (address = ROOM) => (digests(run, address)[0]?.shown.length ?? 0) - 1;
  expect(edits()).toBeGreaterThan(3);
  expect(edits()).toBeLessThan(60);
  expect(edits(lead)).toBeLessThan(30);

  const urgent = await run.store.deliveries.ofSubject({ kind: 'incident', id: ids[120] ?? '' });
  expect(urgent.map(({ status, reason }) => `${status} ${reason ?? ''}`.trim())).toEqual(['sent', 'sent']);
  const folded = await run.store.deliveries.ofSubject({ kind: 'incident', id: ids[150] ?? '' });
  expect(folded.map(({ status, reason }) => `${status} ${reason ?? ''}`.trim())).toEqual([
    'sent digest',
    'sent digest',
  ]);
  expect(run.jobs.failures).toEqual([]);
});

test('as many as are allowed are told one by one, and the next begins the digest', async () => {
  const run = await storming();
  await report(run, OVER);
  await pass(run, 2 * SECOND);
  expect(run.said(ROOM)).toEqual([]);
  await report(run, 1);
  expect(cards(run)).toHaveLength(OVER);
  expect(run.said(ROOM)).toEqual(['digest: 1 cases, 1 open, first P4']);
});

test('what is said of one case again and again is no storm', async () => {
  const repeat = { every: span(1), notify: [{ type: 'team' }] } as const;
  const [policy] = escalations;
  const run = await storming({ desk: aDesk({ escalations: [{ ...policy, repeat }] }) });
  await report(run, 1);
  await pass(run, 20 * MINUTE);
  const pings = run.chat.at(ROOM).filter(({ shown }) => shown[0]?.fallback.startsWith('ping'));
  expect(pings).toHaveLength(16);
  expect(digests(run)).toEqual([]);
});

test('a higher priority breaks through, until it is a storm of its own', async () => {
  const run = await storming();
  await report(run, OVER + 1);
  await report(run, OVER + 2, () => true);
  expect(cards(run)).toHaveLength(2 * OVER);
  await pass(run, 4 * SECOND);
  expect(run.said(ROOM)).toEqual(['digest: 3 cases, 3 open, first P1']);
  // And a lower one does not follow it.
  await report(run, 1);
  expect(cards(run)).toHaveLength(2 * OVER);
});

test('a folded case gets its card when somebody takes it', async () => {
  const run = await storming();
  const ids = await report(run, OVER + 2);
  await run.do(ids[OVER] ?? '', await actorOf(run, 'dina'), { type: 'claim' });
  await run.jobs.settle();
  expect(cards(run).filter((text) => text.includes('in_progress'))).toHaveLength(1);
  expect(cards(run)).toHaveLength(OVER + 1);
});

test('a folded case gets its card when its priority rises above the others', async () => {
  const run = await storming();
  const ids = await report(run, OVER + 2);
  const anna = await actorOf(run, 'anna');
  await run.do(ids[OVER] ?? '', anna, { type: 'assess', impact: 'everybody' });
  await run.jobs.settle();
  expect(cards(run)).toHaveLength(OVER + 1);
});

test('a folded case gets its card at its first change after the storm, and none when it has ended', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  const ids = await report(run, OVER + 3);
  const kim = await actorOf(run, 'kim');
  await run.do(ids[OVER] ?? '', kim, { type: 'answer', text: 'The one on floor 3', attachments: [] });
  await run.jobs.settle();
  expect(cards(run)).toHaveLength(OVER);

  await pass(run, 11 * MINUTE);
  await run.do(ids[OVER + 1] ?? '', kim, { type: 'cancel' });
  await pass(run, 2 * SECOND);
  expect(cards(run)).toHaveLength(OVER);
  await run.do(ids[OVER] ?? '', kim, { type: 'answer', text: 'It is the blue one', attachments: [] });
  await pass(run, 2 * SECOND);
  expect(cards(run)).toHaveLength(OVER + 1);
  await pass(run, MINUTE);
  expect(digests(run)[0]?.view.fallback).toBe('digest: 3 cases, 2 open, first P4');
});

test('the next storm begins another digest', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  await report(run, OVER + 1);
  await pass(run, 11 * MINUTE);
  await report(run, OVER + 2);
  await pass(run, 4 * SECOND);
  expect(run.said(ROOM)).toEqual(['digest: 1 cases, 1 open, first P4', 'digest: 2 cases, 2 open, first P4']);
});

test('a digest is kept up to date with its cases, by one worker', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  const other = run.worker('w2');
  const ids = await report(run, OVER + 2);
  await run.do(ids[OVER] ?? '', await actorOf(run, 'anna'), { type: 'resolve', text: 'Restarted it', code: 'fixed' });
  await run.jobs.settle();
  await other.sweep();
  await pass(run, MINUTE + 4 * SECOND);
  await other.sweep();
  expect(posts(run, 'digest')).toEqual(['digest: 2 cases, 1 open, first P4']);
  await run.do(ids[OVER + 1] ?? '', await actorOf(run, 'kim'), { type: 'cancel' });
  // The other worker has died; its turn is over after two minutes.
  await pass(run, 4 * MINUTE);
  expect(posts(run, 'digest')).toEqual(['digest: 2 cases, 0 open, first none']);
  const shown = digests(run)[0]?.shown.length;
  await pass(run, 5 * MINUTE);
  expect(digests(run)[0]?.shown.length).toBe(shown);
});

test('edits of the digest leave the room free for what breaks through', async () => {
  const run = await storming({ rates: [{ points: 1, seconds: 1 }] });
  for (let n = 0; n < 40; n += 1) {
    await run.report();
    await run.jobs.forward(500);
    if (n % 4 === 0) await run.out.sweep();
  }
  await run.report({ urgent: true });
  await pass(run, 4 * SECOND);
  expect(cards(run)).toHaveLength(OVER + 1);
  await pass(run, 4 * SECOND);
  expect(run.said(ROOM)).toEqual(['digest: 32 cases, 32 open, first P4']);
});

test('two workers and a restart count the same storm', async () => {
  const run = await storming();
  await report(run, OVER - 2);
  const workers = [run.worker('w2'), run.worker('w3')];
  let next = 0;
  run.jobs.work(async (subject, job) => {
    next += 1;
    const outcome = await workers[next % 2]?.run(subject, job);
    await run.drained();
    return outcome ?? {};
  });
  await report(run, 10);
  await pass(run, 4 * SECOND);
  expect(cards(run)).toHaveLength(OVER);
  expect(run.said(ROOM)).toEqual(['digest: 8 cases, 8 open, first P4']);
});

test('where no digest can be shown, everything is told by itself', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  await report(run, OVER);
  run.chat.fail('post', { error: 'forbidden', to: ROOM });
  await report(run, 4);
  expect(cards(run)).toHaveLength(OVER + 4);
  expect(digests(run)).toEqual([]);
});

test('a digest of unknown fate is followed by another, with all its cases', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  await report(run, OVER);
  run.chat.fail('post', { error: 'unknown', arrives: true, to: ROOM });
  await report(run, 1);
  await pass(run, 2 * SECOND);
  await report(run, 2);
  await pass(run, 4 * SECOND);
  expect(run.said(ROOM).at(-1)).toBe('digest: 3 cases, 3 open, first P4');
});

test('so many SMS and no more, and chats do not use them up', async () => {
  const [policy] = escalations;
  const steps = [{ after: span(5), notify: [{ type: 'lead' }], by: ['chat', 'sms'], within: span(2) }] as const;
  const desk = aDesk({ escalations: [{ ...policy, steps }] });
  const anna = desk.people['anna'];
  const sent: string[] = [];
  const sms: WayPort = {
    way: 'sms',
    async send(to, _message, key) {
      sent.push(to);
      return { id: key };
    },
  };
  const people = anna ? { ...desk.people, anna: { ...anna, phone: '+4511111111' } } : desk.people;
  const run = await storming({ desk: { ...desk, people }, ways: { sms } });
  const ids = await report(run, OVER + 2);
  await pass(run, 6 * MINUTE);
  expect(sent).toEqual([]);
  expect(posts(run, 'ping', directTo('anna'))).toHaveLength(OVER);
  await pass(run, 2 * MINUTE);
  expect(sent).toHaveLength(OVER);
  const last = await run.store.deliveries.ofSubject({ kind: 'incident', id: ids.at(-1) ?? '' });
  expect(last.map(({ status, reason }) => `${status} ${reason}`)).toEqual(['sent digest', 'cancelled folded']);
});

test('a caller of many cases hears of each', async () => {
  const run = await storming({ desk: aDesk({ escalations: [] }) });
  const ids = await report(run, OVER + 3);
  const dina = await actorOf(run, 'dina');
  for (const id of ids) await run.do(id, dina, { type: 'claim' });
  await run.jobs.settle();
  expect(posts(run, 'claimed', directTo('kim'))).toHaveLength(OVER + 3);
});

test('40 cases at the same moment are told in few writes', async () => {
  const store = createMemoryStore();
  let writes = 0;
  const storms: StormStore = {
    ...store.storms,
    save(...args) {
      writes += 1;
      return store.storms.save(...args);
    },
  };
  const run = await storming({ store: { ...store, storms } });
  const ids: string[] = [];
  for (let n = 0; n < 40; n += 1) ids.push(await run.report());
  await Promise.all(ids.map((id) => run.out.run(caseRef(id), { type: 'live', place: 'team', entry: '1.1' })));
  expect(cards(run)).toHaveLength(OVER);
  expect(digests(run)).toHaveLength(1);
  expect(writes).toBeLessThan(6);
});
