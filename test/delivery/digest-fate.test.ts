import { ChatError, type ChatErrorKind } from '../../src/view/chat-port';
import { createFakeChat, type FakeChat } from '../support/chat';
import { actorOf, type DeskRun, directTo, MINUTE, SECOND } from '../support/outgoing';
import { digests, OVER, pass, report, storming } from './storming';

describe('a digest that the sweep posts later', () => {
  /** Ten P1s, of which the last two stand in the lead's digest; it is limited at first. */
  const folding = async (...fates: readonly ChatErrorKind[]): Promise<DeskRun> => {
    const fake = createFakeChat();
    const left = [...fates];
    const lead = directTo('anna');
    const chat: FakeChat = {
      ...fake,
      async post(to, view, key) {
        const fate = to.id === lead.id && view.fallback.startsWith('digest') ? left.shift() : undefined;
        if (fate) throw new ChatError(fate, `fake post: ${fate}`, { retryAfterMs: 20 * SECOND });
        return fake.post(to, view, key);
      },
    };
    const run = await storming({ chat });
    await report(run, OVER + 2, () => true);
    await run.jobs.forward(5 * MINUTE);
    expect(pinged(run)).toBe(OVER);
    await pass(run, 40 * SECOND);
    expect(left).toEqual([]);
    return run;
  };
  const pinged = (run: DeskRun) =>
    run.chat.at(directTo('anna')).filter(({ shown }) => shown[0]?.fallback.startsWith('ping')).length;

  test('and that is taken: what is urgent is told by it', async () => {
    const run = await folding('rate_limited');
    expect(pinged(run)).toBe(OVER);
    expect(digests(run, directTo('anna'))).toHaveLength(1);
  });

  test('and that is refused: what is urgent in it goes on its own', async () => {
    const run = await folding('rate_limited', 'forbidden');
    await pass(run, 20 * SECOND);
    expect(pinged(run)).toBe(OVER + 2);
    expect(digests(run, directTo('anna'))).toEqual([]);
  });

  test('and of whose fate nobody knows: the same, and another one takes its place', async () => {
    const run = await folding('rate_limited', 'unknown');
    await pass(run, 2 * MINUTE);
    expect(pinged(run)).toBe(OVER + 2);
    expect(digests(run, directTo('anna'))).toHaveLength(1);
    await pass(run, 5 * MINUTE);
    expect(pinged(run)).toBe(OVER + 2);
  });

  test('and that is refused when its case is taken: nothing is said of that any more', async () => {
    const run = await folding('rate_limited');
    const anna = await actorOf(run, 'anna');
    for (const { state } of (await run.store.incidents.open(undefined, 50)).rows) {
      await run.do(state.id, anna, { type: 'claim' });
    }
    const [digest] = digests(run, directTo('anna'));
    if (digest) run.chat.remove(digest.ref);
    run.chat.fail('post', { error: 'forbidden', to: directTo('anna'), times: 100 });
    await pass(run, 2 * MINUTE);
    expect(pinged(run)).toBe(OVER);
  });
});
