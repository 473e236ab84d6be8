import type { ChatAddress, Identity, MessageRef } from '../../src/ground/refs';
import { ChatError, type ChatErrorKind, type ChatPort, type Profile } from '../../src/view/chat-port';
import type { View } from '../../src/view/view';

/** What the contract needs of a platform under test. `seen` returns the words of each message there now, oldest first. */
export interface ChatWorld {
  readonly port: ChatPort;
  readonly room: ChatAddress;
  readonly direct: ChatAddress;
  readonly thread: ChatAddress;
  readonly person: { readonly identity: Identity; readonly profile: Profile };
  readonly guest: { readonly identity: Identity };
  readonly stranger: Identity;
  seen(address: ChatAddress): readonly string[];
  /** The next post fails this way; `arrives` says whether it is in the conversation nevertheless. */
  failPost(kind: ChatErrorKind, options: { readonly arrives: boolean; readonly retryAfterMs?: number }): void;
  failUpdate(kind: ChatErrorKind): void;
  remove(message: MessageRef): void;
  close(): Promise<void>;
}

export const sentence = (text: string): View => ({ fallback: text, blocks: [{ type: 'text', text: [text] }] });

export const card = (title: string, button = 'Claim'): View => ({
  fallback: title,
  blocks: [
    { type: 'title', text: [title] },
    { type: 'buttons', buttons: [{ label: button, action: 'claim', data: { incident: 'i1' } }] },
  ],
});

async function failure(work: Promise<unknown>): Promise<ChatError> {
  const error: unknown = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof ChatError)) throw new Error(`expected a ChatError, got ${String(error)}`);
  return error;
}

/** The contract every `ChatPort` keeps. */
export function chatPortContract(name: string, open: () => Promise<ChatWorld>): void {
  describe(`chat port: ${name}`, () => {
    let world: ChatWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    it.each(['room', 'direct', 'thread'] as const)('posts a sentence and a card to a %s', async (place) => {
      const first = await world.port.post(world[place], sentence('The printer is fixed'), 'i1.1.x');
      const second = await world.port.post(world[place], card('INC-1'), 'i1.2.x');
      expect(first.address).toEqual(world[place]);
      expect(first.id).not.toBe(second.id);
      const [said, carded] = world.seen(world[place]);
      expect(said).toContain('The printer is fixed');
      expect(carded).toContain('INC-1');
      expect(world.seen(world[place])).toHaveLength(2);
    });

    it('edits a message in place', async () => {
      const ref = await world.port.post(world.room, card('INC-1 new'), 'k');
      await world.port.update(ref, card('INC-1 in progress'));
      const seen = world.seen(world.room);
      expect(seen).toHaveLength(1);
      expect(seen[0]).toContain('INC-1 in progress');
      expect(seen[0]).not.toContain('INC-1 new');
    });

    it('keeps conversations apart', async () => {
      await world.port.post(world.thread, sentence('in the thread'), 'k1');
      expect(world.seen(world.direct)).toEqual([]);
      expect(world.seen(world.thread)).toHaveLength(1);
    });

    it('says gone when the message was deleted', async () => {
      const ref = await world.port.post(world.room, card('INC-1'), 'k');
      world.remove(ref);
      const error = await failure(world.port.update(ref, card('INC-1 again')));
      expect(error.kind).toBe('gone');
      expect(world.seen(world.room)).toEqual([]);
    });

    it('hands a rate limit back with its wait, and sends nothing', async () => {
      world.failPost('rate_limited', { arrives: false, retryAfterMs: 3000 });
      const error = await failure(world.port.post(world.room, sentence('hello'), 'k'));
      expect(error).toMatchObject({ kind: 'rate_limited', retryAfterMs: 3000 });
      expect(world.seen(world.room)).toEqual([]);
    });

    it.each([true, false])('posts once when the answer is lost (arrived: %s)', async (arrives) => {
      world.failPost('unknown', { arrives });
      const error = await failure(world.port.post(world.room, sentence('hello'), 'k'));
      expect(error.kind).toBe('unknown');
      expect(world.seen(world.room)).toHaveLength(arrives ? 1 : 0);
    });

    it.each(['forbidden', 'not_accepted', 'gone'] as const)('tells a post that is %s', async (kind) => {
      world.failPost(kind, { arrives: false });
      expect((await failure(world.port.post(world.room, sentence('hello'), 'k'))).kind).toBe(kind);
      expect(world.seen(world.room)).toEqual([]);
    });

    it('tells an update that is forbidden', async () => {
      const ref = await world.port.post(world.room, card('INC-1'), 'k');
      world.failUpdate('forbidden');
      expect((await failure(world.port.update(ref, card('INC-1 b')))).kind).toBe('forbidden');
    });

    it('opens the same 1:1 conversation each time, and it can be posted to', async () => {
      const first = await world.port.openDirect(world.person.identity);
      const again = await world.port.openDirect(world.person.identity);
      expect(first).toMatchObject({ kind: 'direct', platform: world.port.platform });
      expect(again).toEqual(first);
      if (!first) throw new Error('no conversation');
      await world.port.post(first, sentence('only you'), 'k');
      expect(world.seen(first)).toHaveLength(1);
    });

    it('finds nobody to write to where the platform allows none', async () => {
      expect(await world.port.openDirect(world.stranger)).toBeUndefined();
    });

    it('tells members from guests, and vouches for no stranger', async () => {
      expect(await world.port.profile(world.person.identity, world.room)).toMatchObject(world.person.profile);
      const guest = await world.port.profile(world.guest.identity, world.room);
      expect(guest).toMatchObject({ member: false });
      expect(guest?.email).toBeUndefined();
      // Where the platform cannot tell who is gone from who is elsewhere, it rejects.
      expect(await world.port.profile(world.stranger, world.room).catch(() => undefined)).toBeUndefined();
    });

    it('states its rates', () => {
      expect(world.port.rates.length).toBeGreaterThan(0);
      for (const rate of world.port.rates) {
        expect(rate.points).toBeGreaterThan(0);
        expect(rate.seconds).toBeGreaterThan(0);
      }
    });
  });
}
