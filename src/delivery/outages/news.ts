import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import { type Channel, isChat, type Platform } from '../../ground/refs';
import type { Contacts } from '../../people/contacts';
import { PLATFORMS } from '../../people/desk-person';
import type { Person } from '../../people/person';
import { quietUntil } from '../../people/quiet';
import type { ChatOf, Reach } from '../../people/reach';
import type { LeaseStore } from '../../record/leases';
import type { Bulletins } from '../bulletins/types';
import { rowFor } from '../once/plan';
import type { PlaceStore } from '../places';
import type { DeliveryStore } from '../store';
import type { OutageContent } from './content';
import type { Outages } from './index';
import { outageRef } from './kind';
import type { OutageHearer, OutageNews } from './outage';
import type { OutageStore, StoredOutage } from './store';

export interface OutageNewsDeps {
  readonly store: {
    readonly outages: Pick<OutageStore, 'save'>;
    readonly deliveries: Pick<DeliveryStore, 'plan'>;
    readonly places: Pick<PlaceStore, 'all'>;
    readonly leases: LeaseStore;
  };
  readonly outages: Pick<Outages, 'known' | 'isWell' | 'look'>;
  readonly bulletins: Bulletins<OutageContent>;
  readonly reach: Pick<Reach, 'known'>;
  readonly contacts: Pick<Contacts, 'inOrder' | 'inOrderByKey'>;
  readonly chat: ChatOf;
  readonly desk: () => Desk;
  readonly clock: Clock;
  /** Name of this process, unlike that of any other. */
  readonly instance: string;
}

/** Whoever tells of it goes on doing so; when they die, another does after this. */
const HELD_MS = 10_000;
const PLAIN = ['mail', 'sms'] as const;

/** A part of the sweep: says once, where somebody can be reached, that a platform cannot, and edits that when it is over. */
export function createOutageNews(deps: OutageNewsDeps): () => Promise<void> {
  const { store, outages, bulletins, reach, contacts, chat, desk, clock, instance } = deps;
  /** What this process has told already. */
  const told = new Set<string>();

  /** One that is in doubt may be the next that is told of. */
  const answers = (platform: Channel | undefined): boolean =>
    platform !== undefined && isChat(platform) && chat(platform) !== undefined && outages.isWell(platform);

  /** In a chat that they are in and that answers, else by mail, else by SMS. */
  async function leadBy(key: string): Promise<OutageHearer | undefined> {
    const person = await reach.known(key);
    const on = PLATFORMS.find((name) => answers(name) && person?.direct.some(({ platform }) => platform === name));
    if (on) return { type: 'chat', key, on };
    const ways = person ? contacts.inOrder(person) : contacts.inOrderByKey(key);
    const by = PLAIN.find((way) => ways.includes(way));
    return by && { type: 'plain', key, by };
  }

  /** Every team: in its room, or by its lead where that cannot be reached. */
  async function hearers(): Promise<readonly OutageHearer[]> {
    const rooms = new Map((await store.places.all()).map(({ team, address }) => [team, address.platform]));
    const teams = Object.values(desk().teams);
    const reached = teams.filter(({ key }) => answers(rooms.get(key)));
    const leads = new Set(teams.filter((team) => !reached.includes(team)).map(({ lead }) => lead));
    const found = await Promise.all([...leads].map(leadBy));
    return [
      ...reached.map(({ key }): OutageHearer => ({ type: 'room', team: key })),
      ...found.filter((one) => one !== undefined),
    ];
  }

  /** No SMS wakes anybody for this. */
  const restOf = (person: Person | undefined, by: (typeof PLAIN)[number]): Date | undefined =>
    person && by === 'sms' ? quietUntil(person, clock.now(), desk().zone) : undefined;

  async function plan(platform: Platform, { first }: OutageNews, to: Extract<OutageHearer, { type: 'plain' }>) {
    const { key, by } = to;
    const person = await reach.known(key);
    const notBefore = restOf(person, by);
    const target = person
      ? ({ type: 'person', id: person.id, way: by } as const)
      : { ...to, type: 'key' as const, way: by };
    const saying = {
      effect: `${first.getTime()}.0`,
      audience: { type: 'lead', key },
      notice: { kind: 'outage' },
      way: by,
      ...(notBefore && { notBefore }),
    };
    await store.deliveries.plan([rowFor(outageRef(platform), saying, target, clock.now())]);
  }

  async function tell(platform: Platform, news: OutageNews, to: OutageHearer): Promise<void> {
    const { first, since, over } = news;
    // What was mailed lies with its reader.
    if (to.type === 'plain') return over ? undefined : plan(platform, news, to);
    const name = `outage.${platform}.${first.toISOString()}`;
    const content = { kind: 'outage', platform, since, ...(over && { over }) } as const;
    const at =
      to.type === 'room'
        ? { id: `${name}.room.${to.team}`, to }
        : { id: `${name}.${to.key}`, to: { type: 'key', key: to.key, on: to.on } as const };
    await bulletins.put({ ...at, content });
  }

  const nameOf = (platform: Platform, { first, since, over }: OutageNews): string =>
    [platform, first, since, over].map((one) => (one instanceof Date ? one.getTime() : one)).join();

  async function tellAll({ outage, version }: StoredOutage): Promise<void> {
    const { platform, news } = outage;
    if (!news) return;
    const name = nameOf(platform, news);
    if (told.has(name)) return;
    const now = clock.now();
    if (!(await store.leases.take('outages', instance, now, later(now, HELD_MS)))) return;
    const to = news.to ?? (await hearers());
    // Whom it is told to is kept first: they, and nobody else, hear that it is over.
    if (!news.to && (await store.outages.save({ ...outage, news: { ...news, to } }, version)) === 'lost') return;
    for (const one of to) await tell(platform, news, one);
    told.add(name);
  }

  return async function outageNews(): Promise<void> {
    await outages.look();
    for (const one of outages.known()) await tellAll(one);
  };
}
