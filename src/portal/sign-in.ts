import type { Logger } from 'pino';
import type { Limiter } from '../delivery/limiter';
import type { Desk } from '../desk/model';
import type { Clock } from '../ground/clock';
import type { Lang } from '../ground/lang';
import { later } from '../ground/moments';
import type { ChatAddress } from '../ground/refs';
import { placeOf } from '../mail/conversation/place';
import type { Colleague } from '../mail/who';
import type { ChatPort } from '../view/chat-port';
import { hashOf, isSecret, newSecret, type PortalKeyStore } from './keys';
import { signInView } from './views';

const LINK_MS = 15 * 60_000;
const SESSION_MS = 14 * 24 * 3600_000;

/** Of one address, and of all together: what asks for more is a program. */
const RATES = [{ points: 3, seconds: 900 }] as const;
const RATES_OF_ALL = [{ points: 120, seconds: 60 }] as const;

/** Longest that SMTP takes. */
const LONGEST = 254;
const ADDRESS = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** As it is compared; undefined for what is none. */
export const addressIn = (typed: string): string | undefined => {
  const address = typed.trim().toLowerCase();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : undefined;
};

/** `elsewhere`: it was asked for in another browser. `over`: it was used, is too old, or never was one. */
export type LinkState = 'good' | 'elsewhere' | 'over';

export interface SignInDeps {
  readonly keys: PortalKeyStore;
  readonly limiter: Limiter;
  /** Whom the company knows by this address. */
  readonly known: (address: string) => Promise<Colleague | undefined>;
  readonly mail: () => ChatPort | undefined;
  /** Where the portal is. */
  readonly url: string;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Keeps the process until that is done. */
  readonly started: (work: Promise<void>) => void;
  readonly log: Logger;
}

const rated = (name: string): ChatAddress => ({ platform: 'mail', kind: 'direct', id: `portal ${name}` });

/** Who is let in: whoever reads the mail of somebody whom the desk knows. */
export function createSignIn({ keys, limiter, known, mail, url, desk, clock, started, log }: SignInDeps) {
  const isOver = (until: Date): boolean => until <= clock.now();

  async function send(address: string, browser: string, lang: Lang): Promise<void> {
    if (!(await known(address))) return;
    const token = newSecret();
    const id = hashOf('link', token);
    const until = later(clock.now(), LINK_MS);
    await keys.keep({ type: 'link', id, address, browser: hashOf('browser', browser), until });
    const ctx = { desk: desk(), reader: { lang, zone: desk().zone }, now: clock.now() };
    await mail()?.post(placeOf({ address }), signInView(ctx, `${url}/sign-in/${token}`), `signIn.${id}`);
  }

  async function linkOf(token: string, browser: string) {
    const link = isSecret(token) ? await keys.get(hashOf('link', token)) : undefined;
    if (link?.type !== 'link' || isOver(link.until)) return 'over';
    return link.browser === hashOf('browser', browser) ? link : 'elsewhere';
  }

  return {
    /**
     * Mails a link, if the desk knows the address: afterwards, so that neither the answer nor its time tells whether it does.
     * False for what is no address.
     */
    async ask(typed: string, browser: string, lang: Lang): Promise<boolean> {
      const address = addressIn(typed);
      if (address === undefined) return false;
      const waits = [await limiter.take(rated('all'), RATES_OF_ALL), await limiter.take(rated(address), RATES)];
      if (waits.some((ms) => ms > 0)) {
        log.warn({ limited: true }, 'A link to sign in by was not sent: too many were asked for');
        return true;
      }
      const failed = (err: unknown): void => log.warn({ err }, 'A link to sign in by could not be sent');
      started(send(address, browser, lang).catch(failed));
      return true;
    },

    /** Changes nothing: what scans mails opens links, too. */
    async look(token: string, browser: string): Promise<LinkState> {
      const link = await linkOf(token, browser);
      return typeof link === 'string' ? link : 'good';
    },

    /** Uses it up. What it gives is known to that browser alone. */
    async use(token: string, browser: string): Promise<{ readonly session: string } | Exclude<LinkState, 'good'>> {
      const link = await linkOf(token, browser);
      if (typeof link === 'string') return link;
      if (!(await keys.take(link.id))) return 'over';
      return { session: await this.open(link.address) };
    },

    /** Lets the owner of this address in. */
    async open(address: string): Promise<string> {
      const session = newSecret();
      const until = later(clock.now(), SESSION_MS);
      await keys.keep({ type: 'session', id: hashOf('session', session), address, until });
      return session;
    },

    /** Whose session it is. */
    async addressOf(session: string): Promise<string | undefined> {
      const key = isSecret(session) ? await keys.get(hashOf('session', session)) : undefined;
      return key?.type === 'session' && !isOver(key.until) ? key.address : undefined;
    },

    /** `everywhere`: in every other browser of theirs, too, and by links that are on their way. */
    async end(session: string, everywhere: boolean): Promise<void> {
      const address = everywhere ? await this.addressOf(session) : undefined;
      if (address !== undefined) await keys.takeAll(address);
      else await keys.take(hashOf('session', session));
    },
  };
}

export type SignIn = ReturnType<typeof createSignIn>;
