import type { Request, Response } from 'express';

/** What the portal keeps in a browser. `browser`: which one it is, before anybody is signed in. */
const NAMES = { session: 'vagt_session', browser: 'vagt_browser', language: 'vagt_language' } as const;
type Name = keyof typeof NAMES;

/** So long a browser keeps it; what it opens may be over before. */
const DAYS: Readonly<Record<Name, number>> = { session: 14, browser: 1, language: 400 };
const DAY_MS = 24 * 3600_000;

export interface Cookies {
  get(request: Request, name: Name): string;
  /** Empty takes it away. */
  set(response: Response, name: Name, value: string): void;
}

/** Seen by no script, sent along from other sites only where somebody follows a link. */
export function createCookies(url: string): Cookies {
  const { protocol, pathname } = new URL(url);
  const options = { path: pathname, httpOnly: true, sameSite: 'lax', secure: protocol === 'https:' } as const;
  return {
    get({ headers: { cookie = '' } }, name) {
      const pairs = cookie.split(';').map((pair) => pair.trim().split('='));
      return pairs.find(([key]) => key === NAMES[name])?.[1] ?? '';
    },
    set(response, name, value) {
      if (value === '') response.clearCookie(NAMES[name], options);
      else response.cookie(NAMES[name], value, { ...options, maxAge: DAYS[name] * DAY_MS });
    },
  };
}
