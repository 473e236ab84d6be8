import { z } from 'zod';
import { later } from '../../ground/moments';
import { type Infer, oneOf, opt, platform, told } from '../../record/schema';

/** One that answers again is believed after this: what fails until then goes on. */
const CALM_MS = 60_000;
/** What falls silent again so soon after its end is the same outage, and edits what was said. */
const SAME_MS = 30 * 60_000;

/** A team's room, or a lead of one: in a chat that answers, or by a way that is none. */
const outageHearer = oneOf('type', {
  room: told('room', { team: z.string() }),
  chat: told('chat', { key: z.string(), on: platform }),
  plain: told('plain', { key: z.string(), by: z.enum(['mail', 'sms']) }),
});
export type OutageHearer = Infer<typeof outageHearer>;

export const outage = z.object({
  platform,
  state: oneOf('type', {
    well: told('well', {}),
    /** Nobody there has answered since; not for long enough to be told. */
    doubted: told('doubted', { since: z.date() }),
    /** `answersSince`: it does again, which is not believed yet. */
    down: told('down', { since: z.date(), answersSince: opt(z.date()) }),
  }),
  /** What was told last. `first`: the moment it is called by; `to`: absent until it is known. */
  news: opt(z.object({ first: z.date(), since: z.date(), over: opt(z.date()), to: opt(z.array(outageHearer)) })),
});
/** How a platform stands, as all processes know it. */
export type Outage = Infer<typeof outage>;
export type OutageNews = NonNullable<Outage['news']>;

/** What one process has heard of a platform. `silentSince`: it has called in vain since then, more than once. */
export interface Heard {
  readonly silentSince?: Date;
  readonly answeredAt?: Date;
}

export const wellOn = (name: Outage['platform']): Outage => ({ platform: name, state: { type: 'well' } });

const newsOf = (before: OutageNews | undefined, since: Date): OutageNews => {
  const { over, ...same } = before ?? {};
  const isSame = over !== undefined && since < later(over, SAME_MS);
  return before && isSame ? { first: before.first, ...same, since } : { first: since, since };
};

/** How it stands by what a process has heard by `now`; the same object where that changes nothing. */
export function heardOf(before: Outage, { silentSince, answeredAt }: Heard, now: Date, downMs: number): Outage {
  const { state, news, ...rest } = before;
  const answers = (since: Date): boolean => !silentSince && answeredAt !== undefined && answeredAt > since;
  const known = news && { news };
  switch (state.type) {
    case 'well': {
      const isNew = silentSince && !(news?.over && silentSince <= news.over);
      return isNew ? { ...before, state: { type: 'doubted', since: silentSince } } : before;
    }
    case 'doubted':
      if (answers(state.since)) return { ...rest, state: { type: 'well' }, ...known };
      if (!silentSince || now < later(state.since, downMs)) return before;
      return { ...rest, state: { type: 'down', since: state.since }, news: newsOf(news, state.since) };
    case 'down': {
      const { since, answersSince } = state;
      if (silentSince) {
        const isOn = answersSince && silentSince > answersSince;
        return isOn ? { ...before, state: { type: 'down', since } } : before;
      }
      if (!answers(since)) return before;
      const from = answersSince ?? answeredAt;
      if (!from || !answersSince) return from ? { ...before, state: { ...state, answersSince: from } } : before;
      if (now < later(answersSince, CALM_MS)) return before;
      return { ...rest, state: { type: 'well' }, ...(news && { news: { ...news, over: answersSince } }) };
    }
  }
}
