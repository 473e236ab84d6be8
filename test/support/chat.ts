import type { ChatAddress, Identity, MessageRef, Platform } from '../../src/ground/refs';
import { ChatError, type ChatErrorKind, type ChatPort, type DeliveryKey, type Profile } from '../../src/view/chat-port';
import type { Block, TextSpan, View } from '../../src/view/view';

export type FakeCall = 'post' | 'update' | 'openDirect' | 'profile' | 'findPosted';

/** One message as a person sees it now, and every view it showed before. */
export interface FakeMessage {
  readonly ref: MessageRef;
  readonly key: DeliveryKey;
  readonly view: View;
  readonly shown: readonly View[];
}

/** What happens instead of (or besides) a call. `arrives`: the call takes effect although the caller gets the error. */
export interface Fault {
  readonly error: ChatError | ChatErrorKind;
  readonly retryAfterMs?: number;
  readonly temporary?: boolean;
  readonly arrives?: boolean;
  /** Only calls to this conversation; any when absent. */
  readonly to?: ChatAddress;
  /** How many calls it hits; 1 when absent. */
  readonly times?: number;
}

/** A chat platform in memory: keeps what was posted where, and fails when told to. */
export interface FakeChat extends ChatPort {
  /** Every call in the order it was made, refused ones included. */
  readonly calls: readonly { readonly call: FakeCall; readonly to?: ChatAddress; readonly error?: ChatErrorKind }[];
  /** All messages that exist, oldest first. */
  messages(): readonly FakeMessage[];
  at(address: ChatAddress): readonly FakeMessage[];
  get(message: MessageRef): FakeMessage | undefined;
  /** The next call of this kind fails; several faults queue up. */
  fail(call: FakeCall, fault: Fault): void;
  /** Calls of this kind wait until the returned function is called. */
  hold(call: FakeCall): () => void;
  /** Someone deletes a message: updates of it are `gone`. */
  remove(message: MessageRef): void;
  /** Everybody is known and reachable until told otherwise. */
  person(identity: Identity, facts: { readonly profile?: Profile; readonly reachable?: boolean }): void;
}

const same = (a: ChatAddress, b: ChatAddress): boolean => a.id === b.id && a.platform === b.platform;
const personKey = (identity: Identity): string => `${identity.platform}/${identity.org}/${identity.user}`;

/** The 1:1 conversation the fake opens with a person. */
export function directOf(identity: Identity): ChatAddress {
  return { platform: identity.platform, kind: 'direct', id: `direct:${identity.org}:${identity.user}` };
}

/** @param options `platform` as the port names itself; `findsPosted`: it can look a post up by its key, as Slack can. */
export function createFakeChat(
  options: { readonly platform?: Platform; readonly findsPosted?: boolean; readonly rates?: ChatPort['rates'] } = {},
): FakeChat {
  const platform = options.platform ?? 'teams';
  const calls: { call: FakeCall; to?: ChatAddress; error?: ChatErrorKind }[] = [];
  const kept: FakeMessage[] = [];
  const removed = new Set<string>();
  const faults: { call: FakeCall; fault: Fault; left: number }[] = [];
  const holds = new Map<FakeCall, Promise<void>>();
  const people = new Map<string, { profile?: Profile; reachable?: boolean }>();
  let made = 0;

  function fault(call: FakeCall, to: ChatAddress | undefined): { error: ChatError; arrives: boolean } | undefined {
    const hit = faults.find((f) => f.call === call && (!f.fault.to || (to && same(f.fault.to, to))));
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left === 0) faults.splice(faults.indexOf(hit), 1);
    const { error, arrives = false, retryAfterMs, temporary } = hit.fault;
    if (typeof error !== 'string') return { error, arrives };
    const more = { ...(retryAfterMs !== undefined && { retryAfterMs }), ...(temporary !== undefined && { temporary }) };
    return { error: new ChatError(error, `fake ${call}: ${error}`, more), arrives };
  }

  async function run<T>(call: FakeCall, to: ChatAddress | undefined, effect: () => T): Promise<T> {
    const entry: { call: FakeCall; to?: ChatAddress; error?: ChatErrorKind } = { call, ...(to && { to }) };
    calls.push(entry);
    await holds.get(call);
    const hit = fault(call, to);
    const fail = (error: ChatError): never => {
      entry.error = error.kind;
      throw error;
    };
    if (hit && !hit.arrives) return fail(hit.error);
    try {
      const result = effect();
      return hit ? fail(hit.error) : result;
    } catch (error) {
      if (error instanceof ChatError) entry.error = error.kind;
      throw error;
    }
  }

  const get = (ref: MessageRef): FakeMessage | undefined =>
    kept.find((m) => m.ref.id === ref.id && same(m.ref.address, ref.address) && !removed.has(m.ref.id));

  function post(to: ChatAddress, view: View, key: DeliveryKey): MessageRef {
    made += 1;
    const ref = { address: to, id: `message-${made}` };
    kept.push({ ref, key, view, shown: [view] });
    return ref;
  }

  function update(ref: MessageRef, view: View): void {
    const message = get(ref);
    if (!message) throw new ChatError('gone', 'fake update: no such message');
    kept[kept.indexOf(message)] = { ...message, view, shown: [...message.shown, view] };
  }

  const findPosted = (to: ChatAddress, key: DeliveryKey): Promise<MessageRef | undefined> =>
    run('findPosted', to, () => kept.find((m) => m.key === key && same(m.ref.address, to))?.ref);

  return {
    platform,
    rates: options.rates ?? [{ points: 1000, seconds: 1 }],
    post: (to, view, key) => run('post', to, () => post(to, view, key)),
    update: (ref, view) => run('update', ref.address, () => update(ref, view)),
    openDirect: (identity) =>
      run('openDirect', undefined, () =>
        people.get(personKey(identity))?.reachable === false ? undefined : directOf(identity),
      ),
    profile: (identity, near) =>
      run('profile', near, () => {
        const known = people.get(personKey(identity));
        return known ? known.profile : { name: identity.user, member: true };
      }),
    ...(options.findsPosted && { findPosted }),
    calls,
    messages: () => kept.filter((m) => !removed.has(m.ref.id)),
    at: (address) => kept.filter((m) => same(m.ref.address, address) && !removed.has(m.ref.id)),
    get,
    fail: (call, f) => void faults.push({ call, fault: f, left: f.times ?? 1 }),
    hold(call) {
      let open: (() => void) | undefined;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      holds.set(call, gate);
      return () => {
        holds.delete(call);
        open?.();
      };
    },
    remove: (ref) => void removed.add(ref.id),
    person: (identity, facts) => void people.set(personKey(identity), facts),
  };
}

function spanText(span: TextSpan): string {
  if (typeof span === 'string') return span;
  if ('bold' in span) return span.bold;
  if ('user' in span || 'group' in span) return span.name;
  return span.label;
}

/** All words a view shows, one block a line: what a test looks for. */
export function textOf(view: View): string {
  return view.blocks.map(blockText).join('\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'title':
    case 'text':
      return block.text.map(spanText).join('');
    case 'quote':
      return block.text;
    case 'facts':
      return block.facts.map((f) => `${f.label}: ${f.value.map(spanText).join('')}`).join('\n');
    case 'image':
      return block.alt;
    case 'buttons':
      return block.buttons.map((b) => `[${b.label}]`).join(' ');
    case 'selects':
      return [...block.selects.map(({ label }) => label), `[${block.save.label}]`].join(' ');
    case 'input':
    case 'case':
    case 'choice':
      return block.label;
    case 'divider':
      return '---';
    default:
      return block satisfies never;
  }
}

/** Labels of all buttons of a view. */
export function buttonsOf(view: View): readonly string[] {
  return view.blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.map((b) => b.label) : block.type === 'selects' ? [block.save.label] : [],
  );
}
