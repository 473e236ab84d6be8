import { createWatch } from '../../../src/delivery/outages/watch';
import { ChatError, type ChatErrorKind, type ChatPort } from '../../../src/view/chat-port';
import { createFakeChat } from '../../support/chat';
import { MONDAY_9 } from '../../support/given';
import { line } from '../../support/outgoing';
import { createTestClock } from '../../support/test-clock';

const TO = { platform: 'teams', kind: 'direct', id: 'a:kim' } as const;
const SILENT = { kind: 'unknown', silent: true } as const;

/** A platform whose posts, and whose answers, go wrong as told. */
function aPlatform({ canBeAsked = true } = {}) {
  const clock = createTestClock(MONDAY_9);
  const fake = createFakeChat();
  let failure: { readonly kind: ChatErrorKind; readonly silent?: boolean } | undefined;
  const calls: string[] = [];
  const fail = (name: string): void => {
    calls.push(name);
    if (failure) throw new ChatError(failure.kind, name, { silent: failure.silent ?? false });
  };
  const port: ChatPort = {
    ...fake,
    async post(...given) {
      fail('post');
      return fake.post(...given);
    },
    ...(canBeAsked && { answers: async () => fail('answers') }),
  };
  const watch = createWatch({ chat: (platform) => (platform === 'teams' ? port : undefined), clock });
  const post = () =>
    watch
      .chat('teams')
      ?.post(TO, line('hello'), 'k')
      .catch((error: unknown) => error);
  return { clock, watch, calls, post, fails: (how: typeof failure) => void (failure = how) };
}

test('while nobody answers only a question is sent, every few seconds; then what is sent goes', async () => {
  const { clock, watch, calls, post, fails } = aPlatform();
  fails(SILENT);
  for (let n = 0; n < 2; n += 1) expect(await post()).toMatchObject(SILENT);
  expect(watch.heard('teams')).toEqual({ silentSince: MONDAY_9 });
  for (let n = 0; n < 20; n += 1) {
    expect(await post()).toMatchObject({ kind: 'not_accepted', temporary: true });
    clock.advance(1000);
  }
  expect(calls).toEqual(['post', 'post', ...Array.from({ length: 4 }, () => 'answers')]);
  fails(undefined);
  expect(await post()).toMatchObject({ address: TO });
  expect(watch.isSilent('teams')).toBe(false);
  expect(watch.heard('teams')).toEqual({ answeredAt: clock.now() });
});

test('a lost answer is no silence, and any refusal is an answer', async () => {
  const { watch, post, fails } = aPlatform();
  for (const kind of ['gone', 'forbidden', 'rate_limited'] as const) {
    fails(SILENT);
    await post();
    expect([watch.isDoubtful('teams'), watch.isSilent('teams')]).toEqual([true, false]);
    fails({ kind });
    await post();
    expect(watch.isDoubtful('teams')).toBe(false);
  }
});

test('what never left this process says nothing of the platform', async () => {
  const { watch, post, fails } = aPlatform();
  fails({ kind: 'not_accepted' });
  for (let n = 0; n < 3; n += 1) await post();
  expect(watch.heard('teams')).toEqual({});
});

test('one that cannot be asked is tried by what there is to send', async () => {
  const { calls, post, fails } = aPlatform({ canBeAsked: false });
  fails(SILENT);
  for (let n = 0; n < 4; n += 1) await post();
  expect(calls).toHaveLength(4);
});
