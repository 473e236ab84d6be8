import { inTime } from '../../src/ground/in-time';
import { capped } from '../../src/ground/limits';
import type { ChatPort } from '../../src/view/chat-port';
import { directTo } from './address';
import type { LiveInstallation } from './live';

/** People of one message who are asked for; the others stay nameless. */
const MOST = 10;
/** A message waits no longer for names: Slack waits for it. */
const PATIENCE_MS = 1000;
const KEPT_MS = 10 * 60_000;
const REMEMBER_AT_MOST = 5000;
/** Deeper than Slack nests anything. */
const DEEPEST = 16;

const PERSON = /^[UW][A-Z0-9]{1,30}$/;
const OPENS = '<@';

interface From {
  readonly port: Pick<ChatPort, 'profile'>;
  readonly installation: Pick<LiveInstallation, 'key' | 'org' | 'botUser'>;
}

/** `<@U1>` without a name of its own: the text between them, and whom each means. */
function mentionsIn(text: string): readonly { readonly user?: string; readonly text: string }[] {
  return text.split(OPENS).map((piece, at) => {
    const end = at === 0 ? -1 : piece.indexOf('>');
    const user = end > 0 ? piece.slice(0, end) : '';
    if (PERSON.test(user)) return { user, text: piece.slice(end) };
    return { text: at === 0 ? piece : OPENS + piece };
  });
}

/** Every text and every named person in it, changed; other values stay. */
function changed(
  value: unknown,
  change: (text: string) => string,
  person: (leaf: object) => object,
  depth = 0,
): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => changed(one, change, person, depth + 1));
  const leaf = person(value);
  if (leaf !== value) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one, change, person, depth + 1)]));
}

/** Whom a leaf of rich text mentions. */
const userOf = (leaf: object): string | undefined => {
  const user: unknown = Reflect.get(leaf, 'type') === 'user' ? Reflect.get(leaf, 'user_id') : undefined;
  return typeof user === 'string' && PERSON.test(user) ? user : undefined;
};

export type Names = ReturnType<typeof createNames>;

/** Names of the people whom messages mention, as this process was told them. */
export function createNames(now: () => number = Date.now) {
  const known = new Map<string, { readonly name: string; readonly until: number }>();

  /** Undefined where Slack does not tell, or not in time. */
  async function nameOf({ port, installation }: From, user: string): Promise<string | undefined> {
    const key = `${installation.key}/${user}`;
    const kept = known.get(key);
    if (kept && kept.until > now()) return kept.name;
    const identity = { platform: 'slack', org: installation.org, user } as const;
    const asked = port.profile(identity, directTo(installation.key, user)).then(
      (profile) => profile?.name,
      () => undefined,
    );
    const name = await inTime(asked, PATIENCE_MS, () => undefined);
    if (name === undefined) return undefined;
    if (known.size >= REMEMBER_AT_MOST) known.clear();
    known.set(key, { name, until: now() + KEPT_MS });
    return name;
  }

  return {
    /** What came, with the names of those whom it mentions by their ids alone; who has none stays as they were. */
    async named(from: From, value: unknown): Promise<unknown> {
      const found = new Set<string>();
      const note = (text: string): string => {
        for (const { user } of mentionsIn(text)) if (user !== undefined) found.add(user);
        return text;
      };
      changed(value, note, (leaf) => {
        const user = userOf(leaf);
        if (user !== undefined) found.add(user);
        return leaf;
      });
      found.delete(from.installation.botUser);
      if (found.size === 0) return value;
      const asked = [...found].slice(0, MOST).map(async (user) => [user, await nameOf(from, user)] as const);
      const names = new Map(await Promise.all(asked));
      const inText = (text: string): string =>
        mentionsIn(text)
          .map(({ user, text: rest }) => {
            const name = user === undefined ? undefined : names.get(user);
            if (user === undefined) return rest;
            return `${OPENS}${user}${name === undefined ? '' : `|${asLabel(name)}`}${rest}`;
          })
          .join('');
      return changed(value, inText, (leaf) => {
        const name = names.get(userOf(leaf) ?? '');
        return name === undefined ? leaf : { type: 'text', text: `@${name}` };
      });
    },
  };
}

/** A name as Slack writes it into a mention: nothing in it ends that. */
const asLabel = (name: string): string =>
  capped(name, 'name').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '/');
