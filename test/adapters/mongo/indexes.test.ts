import { type CommandStartedEvent, MongoClient } from 'mongodb';
import { createMongoStore } from '../../../adapters/mongo/connect';
import { ensureIndexes, INDEXES } from '../../../adapters/mongo/indexes';
import type { StoredIncident } from '../../../src/incident/stored';
import { ENDED_FOR_MS } from '../../../src/record/store';
import { type Store } from '../../../src/store';
import { aClaim, anIncident, aWrite, minutes } from '../../support/incidents';
import { connectTestMongo, type TestMongo, testMongoKind } from '../../support/services';
import { explain, objections, type Plan } from './explain';
import { aBulletin, aDelivery, anInstallation, CHAT, fill } from './filled';

const log = { warn: () => {} };
/** The Python server tells other plans than it runs, and sorts in memory. */
const plansCount = testMongoKind() !== 'secantusd-py';

/** Each looks at every call there is. */
describe('indexes', () => {
  let mongo: TestMongo;
  let store: Store;
  const sent: CommandStartedEvent[] = [];

  beforeAll(async () => {
    if (!plansCount) console.log('Plans of queries are not asserted on SecantusDB’s Python server.');
    mongo = await connectTestMongo('indexes');
    await ensureIndexes(mongo.db);
    const client = new MongoClient(mongo.uri, {
      ignoreUndefined: true,
      monitorCommands: true,
    });
    store = createMongoStore(client, { database: mongo.name, desk: 'indexes', timeoutMs: 60_000, log });
    await fill(store);
    client.on('commandStarted', (event) => sent.push(event));
  });
  afterAll(async () => {
    await store.close();
    await mongo.drop();
  });

  const plansOf = async (call: () => Promise<unknown>): Promise<readonly Plan[]> => {
    sent.length = 0;
    await call();
    const plans = await Promise.all(sent.map((event) => explain(mongo.db, event)));
    return plans.flat();
  };

  const ANE = { platform: 'teams', org: 'tenant', user: 'p1' } as const;
  const one = { person: 'caller-1', teams: ['team-1', 'team-2'], confidentialTeams: ['team-1'], everything: false };
  const every = { ...one, everything: true };

  /** One that was brought over before, and is longer than what stays with it. */
  const aHistory = (): StoredIncident => {
    const imported = { from: 'Old', number: '77', hash: 'h' };
    const state = anIncident({ id: 'i-brought', number: 99_077, source: 'import', externalKey: 'Old 77', imported });
    const timeline = Array.from({ length: 30 }, (_, n) => aClaim(`2.${n}`));
    return { state, version: 2, timeline, outbox: [], keys: [] };
  };

  const CALLS: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
    load: ({ incidents }) => incidents.load('i-0007'),
    'by number': ({ incidents }) => incidents.byNumber(7),
    'a solution by number': ({ solutions }) => solutions.byNumber(7),
    'a solution by external key': ({ solutions }) => solutions.byExternalKey('slack', 'i-0007'),
    'unsettled solutions': ({ solutions }) => solutions.unsettled(minutes(20), 5),
    'due solutions': ({ solutions }) => solutions.due(minutes(200), 5),
    'solutions out of use': ({ solutions }) => solutions.ended(new Date(minutes(200).getTime() + ENDED_FOR_MS), 5),
    'open solutions': ({ solutions }) => solutions.open(undefined, 5),
    'solutions that changed': ({ solutions }) => solutions.changedSince(minutes(195)),
    'of message': ({ incidents }) => incidents.ofMessage('m 7'),
    replace: ({ incidents }) => incidents.replace('i-0007', [aClaim('1.0')]),
    'revise a delivery': ({ deliveries }) => deliveries.revise(aDelivery(9).id, { kind: 'erased' }, 2),
    'threads of mails': ({ mailThreads }) => mailThreads.many(['hash 1', 'hash 2']),
    'sign out everywhere': ({ portalKeys }) => portalKeys.takeAll('kim@example.com'),
    'use a link': ({ portalKeys }) => portalKeys.take('hash 1'),
    'a mail that came back': ({ deliveries }) => deliveries.cameBack(aDelivery(9).id, minutes(2)),
    'remove a file': ({ files }) => files.remove('file 7'),
    follow: ({ follows }) => follows.follow({ type: 'case', key: 'i-0007' }, 'p-1', minutes(1)),
    unfollow: ({ follows }) => follows.unfollow({ type: 'case', key: 'i-0008' }, 'p-1', minutes(1)),
    'a page of followers': ({ follows }) => follows.followers({ type: 'case', key: 'i-0007' }, 'p-0', 5),
    'count followers': ({ follows }) => follows.count({ type: 'case', key: 'i-0007' }),
    'followed by a person': ({ follows }) => follows.ofPerson('p-1', 5),
    'followers to be counted': ({ follows }) => follows.fresh(minutes(5), 5),
    'followed topics': ({ follows }) => follows.topics(),
    'due revisions': ({ revisions }) => revisions.due(minutes(1), 5),
    'remove a revision': ({ revisions }) => revisions.remove('m 7'),
    'by external key': ({ incidents }) => incidents.byExternalKey('teams', 'event 7'),
    'known history': ({ history }) => history.known(['event 7', 'event 8']),
    'numbers of history': ({ history }) => history.numbers(3),
    'put history': ({ history }) => history.put([aHistory()]),
    save: ({ incidents }) => incidents.save('i-0009', 1, aWrite(anIncident({ id: 'i-0009', number: 9 }))),
    settle: ({ incidents }) => incidents.settle('i-0008', ['1.0']),
    'refused create': ({ incidents }) => incidents.create('i-x', aWrite(anIncident({ id: 'i-x', number: 7 }))),
    unsettled: ({ incidents }) => incidents.unsettled(minutes(20), 5),
    due: ({ incidents }) => incidents.due(minutes(200), 5),
    ended: ({ incidents }) => incidents.ended(new Date(minutes(200).getTime() + ENDED_FOR_MS), 5),
    'of caller': ({ incidents }) => incidents.ofCaller('caller-1', 5),
    'of owner': ({ incidents }) => incidents.ofOwner('owner-1', 5),
    'held by some': ({ incidents }) => incidents.heldBy(['owner-1', 'owner-2']),
    'unfinished reviews': ({ reviews }) => reviews.unfinished(),
    'scored since': ({ incidents }) => incidents.scoredSince(minutes(100)),
    'passed since': ({ incidents }) => incidents.passedSince(minutes(100)),
    'queue of teams': ({ incidents }) => incidents.queue(one),
    'queue of everything': ({ incidents }) => incidents.queue(every),
    'find for teams': ({ incidents }) => incidents.find(one, 'print'),
    'find older ones': ({ incidents }) => incidents.find(one, 'print', 7),
    'find among everything': ({ incidents }) => incidents.find(every, 'print'),
    'find by any of many': ({ incidents }) => incidents.findAny(one, ['print', 'name:kim', 'vpn']),
    'find what is somebody’s own': ({ incidents }) => incidents.ofPerson('caller-1'),
    'of device': ({ incidents }) => incidents.ofDevice('TAG-7', minutes(-9000), 5),
    'written down lately': ({ incidents }) => incidents.calledSince(minutes(100), 5),
    'nobody was asked': ({ incidents }) => incidents.unasked('p7@example.com', 5),
    'when a service was down': ({ incidents }) => incidents.downtimes('service-7'),
    'what everybody may know of': ({ incidents }) => incidents.known(),
    'major incidents': ({ incidents }) => incidents.majors(minutes(100)),
    'a device': ({ devices }) => devices.get('tag-7'),
    'some devices': ({ devices }) => devices.many(['tag-7']),
    'what an import left out': ({ devices }) => devices.removeBefore('1'),
    'a caller by number': ({ callers }) => callers.byPhone('42100007', 5),
    'a caller by name': ({ callers }) => callers.named('name 7', 5),
    'a caller': ({ callers }) => callers.get('p7@example.com'),
    'callers that an import left out': ({ callers }) => callers.removeBefore('1'),
    'last import': ({ imports }) => imports.last('devices'),
    learned: ({ incidents }) => incidents.learned(5),
    many: ({ incidents }) => incidents.many(['i-0001', 'i-0002', 'i-nothing']),
    'morning list': ({ incidents }) =>
      incidents.listed('team-1', { confidential: false, before: minutes(900), limit: 5 }),
    health: ({ incidents }) => incidents.health(minutes(3)),
    'open page': async ({ incidents }) => {
      const { next } = await incidents.open(undefined, 5);
      return incidents.open(next, 5);
    },
    realign: ({ incidents }) => incidents.realign('i-0011', 1, minutes(11)),
    'count open': ({ incidents }) => incidents.countOpen(),
    'archive a timeline': ({ incidents }) => incidents.archive('i-0007'),
    history: ({ incidents }) => incidents.history('i-0007'),
    'take a lease': ({ leases }) => leases.take('repair', 'a', minutes(0), minutes(1)),
    'last repair': ({ repairs }) => repairs.last(),
    plan: ({ deliveries }) => deliveries.plan([aDelivery(7), aDelivery(9000)]),
    'of incident': ({ deliveries }) => deliveries.ofSubject({ kind: 'incident', id: 'i-0007' }),
    lease: ({ deliveries }) => deliveries.lease(aDelivery(7), minutes(1)),
    'renew a lease': ({ deliveries }) => deliveries.renew({ ...aDelivery(7), attempts: 1 }, minutes(2)),
    finish: ({ deliveries }) => deliveries.finish(aDelivery(7), { status: 'sent' }),
    'due deliveries': ({ deliveries }) => deliveries.due(minutes(100), 5),
    'put deliveries away': ({ deliveries }) => deliveries.putAway(minutes(0), 5),
    'who was told': ({ deliveries }) => deliveries.history({ kind: 'incident', id: 'i-0007' }),
    'release what is held': ({ deliveries }) => deliveries.releaseHeld('network', minutes(1)),
    unfold: ({ deliveries }) => deliveries.unfold([aDelivery(7).id, aDelivery(8).id], minutes(1)),
    'show a card': async ({ live }) => {
      const subject = { kind: 'incident', id: 'i-0007' };
      const card = { type: 'card', id: 'incident.i-0007.card.team', subject, place: 'team' } as const;
      const row = await live.lease(card, 'a', minutes(0), minutes(1));
      if (row) await live.settle(row, { shownVersion: 1 }, 1);
    },
    'card by message': ({ live }) => live.cardByMessage({ address: CHAT, id: 'message 7' }),
    'pings of a case': ({ live }) => live.pingsOf({ kind: 'incident', id: 'i-0007' }),
    'adopt a card': ({ live }) => live.adopt('incident.i-0007.card.team', { address: CHAT, id: 'message 7' }),
    'delivery by message': ({ deliveries }) => deliveries.saidBy({ address: CHAT, id: 'message 7' }),
    'cards of a thread': ({ live }) => live.cardsAt({ ...CHAT, id: 'thread 7' }),
    'person by identity': ({ people }) => people.byIdentity(ANE),
    'person by e-mail': ({ people }) => people.byEmail('p1@example.dk'),
    survey: ({ people }) => people.survey('p1', { of: 'a', at: minutes(9), since: minutes(1) }),
    meet: ({ people }) => people.meet({ identity: ANE, name: 'New name', email: 'p1@example.dk', member: true }),
    'place of a team': ({ places }) => places.ofTeam('team-1'),
    'place by address': ({ places }) => places.byAddress({ ...CHAT, id: 'room 1' }),
    link: ({ places }) => places.link({ team: 'team-1', address: CHAT, linkedBy: 'a', linkedAt: minutes(0) }),
    conversation: ({ conversations }) => conversations.get('teams', 'chat 7'),
    installation: ({ installations }) => installations.get('T7'),
    'all installations': ({ installations }) => installations.all(),
    install: ({ installations }) => installations.put(anInstallation('T8')),
    uninstall: ({ installations }) => installations.revoke('T9', minutes(1)),
    'put a bulletin': ({ live }) => live.put(aBulletin(7, minutes(9)), minutes(0)),
    'show a bulletin': async ({ live }) => {
      const row = await live.lease({ id: 'gap.8' }, 'a', minutes(0), minutes(1));
      if (row) await live.settle(row, { shownVersion: 1, dueAt: undefined }, 1);
    },
    'what nobody takes': async ({ live }) => {
      if (!(await live.rests(minutes(100)))) await live.wake('nobody', minutes(100));
    },
    'live messages that are due': ({ live }) => live.due(minutes(100), 5),
    'storm of a target': ({ storms }) => storms.get({ type: 'room', team: 'team-7' }),
    'save a storm': ({ storms }) => storms.save({ target: { type: 'room', team: 'team-8' }, told: [] }, 1, minutes(1)),
    'how platforms stand': ({ outages }) => outages.all(),
    doubt: ({ outages }) => outages.save({ platform: 'teams', state: { type: 'doubted', since: minutes(1) } }, 1),
    'turns of a team': ({ turns }) => turns.load('team-7'),
    'who is on call': ({ onCall }) => onCall.load(),
    'desk’s head': ({ desks }) => desks.head(),
    'live digests': ({ storms }) => storms.live(minutes(50), 5),
    'next number': async ({ incidents }) => {
      for (let count = 0; count < 11; count += 1) await incidents.nextNumber();
    },
  };

  /** A count looks at all that it counts. The Rust server takes no hint: it looks for ids among those of the desk. */
  const WIDE = new Set(['count open', ...(testMongoKind() === 'secantusd-rs' ? ['many'] : [])]);

  it.each(Object.keys(CALLS))('serve: %s', async (name) => {
    const plans = await plansOf(() => CALLS[name]?.(store) ?? Promise.reject(new Error('unknown call')));
    expect(plans).not.toEqual([]);
    for (const plan of plansCount ? plans : []) {
      expect(plan.stages).not.toContain('COLLSCAN');
      expect(plan.stages.some((stage) => /IXSCAN|IDHACK|EXPRESS/.test(stage))).toBe(true);
      if (!WIDE.has(name)) expect(plan.examined).toBeLessThanOrEqual(plan.returned + 3);
    }
  });

  const PAGES = ['queue of teams', 'second page of the queue'];
  const SORTED = [
    ...PAGES,
    'open page',
    'due',
    'due deliveries',
    'put deliveries away',
    'unsettled',
    'of caller',
    'of owner',
    'all installations',
  ];
  it('give the order of the queue, of what is due and of a person’s cases without sorting', async () => {
    const stages: string[] = [];
    for (const name of SORTED) {
      const plans = await plansOf(() => CALLS[name]?.(store) ?? Promise.resolve());
      stages.push(...plans.flatMap((plan) => plan.stages));
    }
    expect(stages).not.toEqual([]);
    expect(plansCount ? stages : []).not.toContain('SORT');
  });

  /** Every kind of record is kept and looked after by the same indexes. */
  const asOfIncidents = (name: string): string => name.replace(/^review_/, 'incident_');

  it('are each used by some query', async () => {
    const used = new Set([
      'incident_schema',
      'solution_schema',
      'ingress_key',
      'ingress_age',
      'live_expire',
      'storm_kept',
      'file_kept',
      'lease_kept',
      'revision_kept',
      'ack_link_over',
      'mail_thread_over',
      'portal_key_over',
    ]);
    for (const call of Object.values(CALLS)) {
      const plans = await plansOf(() => call(store));
      for (const index of plans.flatMap((plan) => plan.indexes)) used.add(index);
    }
    const names = Object.values(INDEXES)
      .flat()
      .map((index) => String(index.name));
    expect(plansCount ? names.filter((name) => !used.has(name) && !used.has(asOfIncidents(name))) : []).toEqual([]);
  });

  it('begin with the desk, and age in one field', async () => {
    for (const [collection, indexes] of Object.entries(INDEXES)) {
      const there = await mongo.db.collection(collection).indexes();
      for (const { name, key, expireAfterSeconds } of indexes) {
        expect(there.map((index) => index.name)).toContain(name);
        const fields = Object.keys(key);
        if (expireAfterSeconds === undefined) expect(fields[0]).toBe('desk');
        else expect(fields).toHaveLength(1);
      }
    }
  });

  it('keep a field that a partial index compares out of its keys', () => {
    for (const { key, partialFilterExpression = {} } of Object.values(INDEXES).flat()) {
      const compared = Object.entries(partialFilterExpression).filter(([, value]) => typeof value !== 'object');
      for (const [field] of compared) expect(Object.keys(key)).not.toContain(field);
    }
  });

  it('are made again without an error', async () => {
    await expect(ensureIndexes(mongo.db)).resolves.toBeUndefined();
  });

  /** They look at a handful of rows, whichever index is taken. */
  const OF_FEW = new Set(['morning list', 'take a lease', 'uninstall', 'what nobody takes', 'save a storm', 'doubt']);

  it.each(Object.keys(CALLS).filter((name) => !OF_FEW.has(name)))(
    'hold every field that is asked for, in one of them, with one list at most: %s',
    async (name) => {
      sent.length = 0;
      await CALLS[name]?.(store);
      expect(sent.flatMap(objections)).toEqual([]);
    },
  );

  it('send the desk with every lookup', async () => {
    for (const call of Object.values(CALLS)) {
      const plans = await plansOf(() => call(store));
      for (const plan of plans) expect(plan.command).toContain('"desk":"indexes"');
    }
  });
});
