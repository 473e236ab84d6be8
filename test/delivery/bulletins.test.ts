import type { BulletinContent } from '../../src/chat/bulletins/content';
import type { RenderBulletin } from '../../src/delivery/bulletins';
import type { Outgoing } from '../../src/outgoing';
import { createFakeChat } from '../support/chat';
import { minutesAfter } from '../support/given';
import {
  createDeskRun,
  type DeskRun,
  type DeskRunOptions,
  directTo,
  LEASE_MS,
  line,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const renderBulletin: RenderBulletin<BulletinContent> = (content, { lang }) =>
  line(content.kind === 'onCall' ? `on call until ${content.to.toISOString().slice(11, 16)}, ${lang}` : content.kind);

const onCall = (until = 60) =>
  ({ kind: 'onCall', team: 'network', by: 'Anna', from: minutesAfter(0), to: minutesAfter(until) }) as const;
const toRoom = (until?: number) =>
  ({ id: 'b-1', to: { type: 'room', team: 'service-desk' }, content: onCall(until) }) as const;
const toBo = (until?: number) => ({ id: 'b-1', to: { type: 'key', key: 'bo' }, content: onCall(until) }) as const;
const BO = directTo('bo');

const calmly = (options: DeskRunOptions = {}): Promise<DeskRun> => createDeskRun({ renderBulletin, ...options });
/** A platform that can be asked whether a post arrived. */
const asking = () => calmly({ chat: createFakeChat({ findsPosted: true }) });

const posts = (run: DeskRun) => run.chat.calls.filter(({ call }) => call === 'post').length;
const status = async (run: DeskRun) => {
  const row = await run.store.live.get('b-1');
  return row?.ended ?? (row?.ref && 'sent');
};

/** Time goes on, and workers sweep every two seconds. */
async function pass(run: DeskRun, ms: number, workers: readonly Outgoing[] = [run.out]): Promise<void> {
  for (let left = ms; left > 0; left -= 2 * SECOND) {
    run.clock.advance(Math.min(left, 2 * SECOND));
    for (const worker of workers) await worker.sweep();
  }
}

test('is said at once, once, in the reader’s language', async () => {
  const run = await calmly();
  const bo = await run.meet('bo');
  await run.store.people.setLanguage(bo.id, 'en', 'chosen');
  for (let times = 0; times < 3; times += 1) await run.out.bulletins.put(toBo());
  await run.out.bulletins.put({ ...toRoom(), id: 'b-2' });
  await pass(run, 10 * SECOND);
  expect(run.at(BO)).toEqual(['on call until 09:00, en']);
  expect(run.at(ROOM)).toEqual(['on call until 09:00, da']);
  expect(posts(run)).toBe(2);
});

test('is edited in place when its content changes', async () => {
  const run = await calmly();
  await run.out.bulletins.put(toBo());
  await run.out.bulletins.put(toBo(120));
  expect(run.at(BO)).toEqual(['on call until 10:00, da']);
  expect(posts(run)).toBe(1);
  expect(run.chat.at(BO)[0]?.shown).toHaveLength(2);
});

test('goes to a person by key or by record, and to the lead where a team has no room', async () => {
  const run = await calmly({ linked: false });
  const dina = await run.meet('dina');
  await run.out.bulletins.put({ ...toRoom(), id: 'b-2' });
  await run.out.bulletins.put({ ...toBo(), id: 'b-3', to: { type: 'person', id: dina.id } });
  expect(run.at(directTo('anna'))).toEqual(['on call until 09:00, da']);
  expect(run.at(directTo('dina'))).toEqual(['on call until 09:00, da']);
});

test('waits for its moment', async () => {
  const run = await calmly();
  await run.out.bulletins.put({ ...toBo(), notBefore: minutesAfter(1) });
  await pass(run, MINUTE - 2 * SECOND);
  expect(run.at(BO)).toEqual([]);
  await pass(run, 2 * SECOND);
  expect(run.at(BO)).toHaveLength(1);
});

test('what a platform limits comes after its time, with the newest content', async () => {
  const run = await calmly();
  run.chat.fail('post', { error: 'rate_limited', retryAfterMs: 30 * SECOND });
  await run.out.bulletins.put(toBo());
  await pass(run, 20 * SECOND);
  await run.out.bulletins.put(toBo(120));
  expect(run.at(BO)).toEqual([]);
  await pass(run, 10 * SECOND);
  expect(run.at(BO)).toEqual(['on call until 10:00, da']);
  expect(posts(run)).toBe(2);
});

test('respects our own limits, beside the messages of cases', async () => {
  const run = await calmly({ rates: [{ points: 1, seconds: 10 }] });
  await run.out.bulletins.put({ ...toRoom(), id: 'b-2' });
  await run.out.bulletins.put(toRoom());
  expect(run.at(ROOM)).toHaveLength(1);
  await pass(run, 10 * SECOND);
  expect(run.at(ROOM)).toHaveLength(2);
});

test.each([
  ['arrived', true],
  ['did not arrive', false],
] as const)('a post of unknown fate that %s is there once, where the platform can be asked', async (_, arrives) => {
  const run = await asking();
  run.chat.fail('post', { error: 'unknown', arrives });
  await run.out.bulletins.put(toBo());
  await pass(run, 4 * SECOND);
  expect(posts(run)).toBe(1);
  await run.out.bulletins.put(toBo(120));
  await pass(run, MINUTE);
  expect(run.at(BO)).toEqual(['on call until 10:00, da']);
  expect(posts(run)).toBe(arrives ? 1 : 2);
  expect(await status(run)).toBe('sent');
});

test('a post of unknown fate is looked up after 5 s and again after 30 s before it is posted again', async () => {
  const run = await asking();
  run.chat.fail('post', { error: 'unknown' });
  await run.out.bulletins.put(toBo());
  await pass(run, 28 * SECOND);
  expect(posts(run)).toBe(1);
  await pass(run, 6 * SECOND);
  expect(posts(run)).toBe(2);
});

test('a post of unknown fate is never repeated where nobody can be asked', async () => {
  const run = await calmly();
  run.chat.fail('post', { error: 'unknown', arrives: true });
  await run.out.bulletins.put(toBo());
  await run.out.bulletins.put(toBo(120));
  await pass(run, 5 * MINUTE);
  expect(run.at(BO)).toEqual(['on call until 09:00, da']);
  expect(await status(run)).toBe('unknown');
  expect(run.out.counts.unknown).toBe(1);
});

test('an edit of unknown fate is tried until it is there', async () => {
  const run = await calmly();
  await run.out.bulletins.put(toBo());
  run.chat.fail('update', { error: 'unknown', times: 3 });
  await run.out.bulletins.put(toBo(120));
  await pass(run, 2 * MINUTE);
  expect(run.at(BO)).toEqual(['on call until 10:00, da']);
  expect(posts(run)).toBe(1);
});

test('a message that somebody took away is posted anew once', async () => {
  const run = await calmly();
  await run.out.bulletins.put(toBo());
  const [first] = run.chat.at(BO);
  if (first) run.chat.remove(first.ref);
  await pass(run, MINUTE);
  expect(run.at(BO)).toEqual([]);
  await run.out.bulletins.put(toBo(120));
  await run.out.bulletins.put(toBo(180));
  await pass(run, MINUTE);
  expect(run.at(BO)).toEqual(['on call until 11:00, da']);
  expect(posts(run)).toBe(2);
});

test('who cannot be reached is counted, and not tried again', async () => {
  const run = await calmly();
  await run.out.bulletins.put({ ...toBo(), to: { type: 'key', key: 'nobody' } });
  await pass(run, MINUTE);
  expect(await status(run)).toBe('refused');
  expect(run.out.counts.nobody).toBe(1);
});

test('a place that forbids it is left alone', async () => {
  const run = await calmly();
  run.chat.fail('post', { error: 'forbidden', times: 9 });
  await run.out.bulletins.put(toRoom());
  await pass(run, MINUTE);
  expect(posts(run)).toBe(1);
  expect(await status(run)).toBe('refused');
});

test('a platform that is away for now takes it later, without the caller noticing', async () => {
  const run = await calmly();
  run.chat.fail('post', { error: 'not_accepted', temporary: true, times: 4 });
  await run.out.bulletins.put(toRoom());
  await pass(run, 2 * MINUTE);
  expect(run.at(ROOM)).toHaveLength(1);
});

test('several workers that put and sweep at the same time say it once and show the newest', async () => {
  const run = await calmly();
  const workers = [run.out, run.worker('w2'), run.worker('w3')];
  const open = run.chat.hold('post');
  const putting = workers.map((worker, n) => worker.bulletins.put(toBo(60 + n * 60)));
  const sweeping = workers.map((worker) => worker.sweep());
  open();
  await Promise.all([...putting, ...sweeping]);
  await pass(run, 4 * SECOND, workers);
  expect(posts(run)).toBe(1);
  const newest = await run.store.live.get('b-1');
  expect(newest).toMatchObject({ version: 3, shownVersion: 3 });
  const content = newest?.type === 'bulletin' ? newest.content : undefined;
  const until = content?.kind === 'onCall' ? content.to.toISOString().slice(11, 16) : '';
  expect(run.at(BO)).toEqual([`on call until ${until}, da`]);
});

test('what a worker that died had not begun is shown by another', async () => {
  const run = await calmly();
  await run.store.live.put(toBo(), run.clock.now());
  await run.worker('w2').sweep();
  expect(run.at(BO)).toHaveLength(1);
});

test('what a worker that died may have posted is looked up, or never posted again', async () => {
  for (const [run, there] of [
    [await asking(), 1],
    [await calmly(), 0],
  ] as const) {
    await run.store.live.put(toBo(), run.clock.now());
    await run.store.live.lease({ id: 'b-1' }, 'dead', run.clock.now(), new Date(run.clock.now().getTime() + LEASE_MS));
    await pass(run, LEASE_MS - 2 * SECOND);
    expect(posts(run)).toBe(0);
    await pass(run, 2 * MINUTE);
    expect(run.at(BO)).toHaveLength(there);
    expect(await status(run)).toBe(there ? 'sent' : 'unknown');
  }
});

test('a worker that died with a message in place edits it again', async () => {
  const run = await calmly();
  await run.out.bulletins.put(toBo());
  await run.store.live.put(toBo(120), run.clock.now());
  await run.store.live.lease({ id: 'b-1' }, 'dead', run.clock.now(), new Date(run.clock.now().getTime() + LEASE_MS));
  await pass(run, LEASE_MS + 2 * SECOND);
  expect(run.at(BO)).toEqual(['on call until 10:00, da']);
});

test('is looked for as long as it is news, and then that is that', async () => {
  const run = await asking();
  run.chat.fail('post', { error: 'unknown', to: BO });
  run.chat.fail('findPosted', { error: 'unknown', to: BO, times: 1000 });
  await run.out.bulletins.put(toBo());
  const looks = () => run.chat.calls.filter(({ call }) => call === 'findPosted').length;
  const hours = async (count: number) => {
    for (let left = count * 12; left > 0; left -= 1) {
      run.clock.advance(5 * MINUTE);
      await run.out.sweep();
    }
  };
  await hours(23);
  expect(await status(run)).toBeUndefined();
  await hours(2);
  expect(await status(run)).toBe('unknown');
  const before = looks();
  await hours(1);
  expect(looks()).toBe(before);
  expect(run.at(BO)).toEqual([]);
});
