import type { Identity } from '../../../src/ground/refs';
import { type PeopleStore } from '../../../src/people/store';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

type Met = Parameters<PeopleStore['meet']>[0];

const TEAMS: Identity = { platform: 'teams', org: 'tenant', user: 'ane' };
const SLACK: Identity = { platform: 'slack', org: 'workspace', user: 'U1' };
const chat = (id: string) => ({ platform: 'teams', kind: 'direct', id }) as const;
const ane = (overrides: Partial<Met> = {}): Met => ({ identity: TEAMS, name: 'Ane Holm', member: true, ...overrides });

export function peopleContract(stores: Stores): void {
  const people = () => stores().store.people;

  it('knows a person again', async () => {
    const direct = chat('chat');
    const met = await people().meet(
      ane({ email: 'Ane@Example.dk', zone: 'Europe/Copenhagen', direct, profiledAt: minutes(0) }),
    );
    expect(met).toStrictEqual({
      id: met.id,
      identities: [{ ...TEAMS, member: true, email: 'ane@example.dk', profiledAt: minutes(0) }],
      name: 'Ane Holm',
      email: 'ane@example.dk',
      zone: 'Europe/Copenhagen',
      direct: [direct],
    });
    expect(await people().meet({ identity: TEAMS, name: 'Somebody' })).toStrictEqual(met);
    expect(await people().byIdentity(TEAMS)).toStrictEqual(met);
    expect(await people().byEmail('ANE@example.dk')).toStrictEqual(met);
    expect(await people().get(met.id)).toStrictEqual(met);
    expect(await people().byIdentity({ ...TEAMS, org: 'another' })).toBeUndefined();
    expect(await people().byEmail('nobody@example.dk')).toBeUndefined();
  });

  it('tells identities apart that look alike when joined', async () => {
    const one = await people().meet(ane({ identity: { platform: 'teams', org: 'a","b', user: 'c' } }));
    const two = await people().meet(ane({ identity: { platform: 'teams', org: 'a', user: 'b","c' } }));
    expect(one.id).not.toBe(two.id);
  });

  it('joins two platforms by the e-mail of a full member, and of nobody else', async () => {
    const first = await people().meet(ane({ email: 'ane@example.dk', direct: chat('teams-chat') }));
    const guest = await people().meet(
      ane({ identity: { ...SLACK, user: 'GUEST' }, email: 'ane@example.dk', member: false }),
    );
    expect(guest.id).not.toBe(first.id);
    expect(guest.email).toBeUndefined();

    const slackChat = { platform: 'slack', kind: 'direct', id: 'D1' } as const;
    const joined = await people().meet(ane({ identity: SLACK, email: 'ANE@example.dk', direct: slackChat }));
    const member = { member: true, email: 'ane@example.dk' };
    const identities = [TEAMS, SLACK].map((identity) => ({ ...identity, ...member }));
    expect(joined).toMatchObject({ id: first.id, identities, direct: [slackChat, chat('teams-chat')] });
    expect((await people().byIdentity(SLACK))?.id).toBe(first.id);
    expect((await people().byIdentity(TEAMS))?.id).toBe(first.id);
  });

  it.each([
    ['became a guest', { member: false, email: 'ane@example.dk' }],
    ['hides the address', { member: true }],
    ['has another one', { member: true, email: 'ane.bak@example.dk' }],
  ] as const)('gives an address to its holder when whoever had it %s', async (_, now) => {
    const before = await people().meet(ane({ email: 'ane@example.dk' }));
    await people().meet({ identity: TEAMS, name: 'Ane Holm', ...now });
    expect(await people().byEmail('ane@example.dk')).toBeUndefined();
    const holder = await people().meet(ane({ identity: SLACK, email: 'ane@example.dk' }));
    expect(holder.id).not.toBe(before.id);
    expect((await people().byEmail('ane@example.dk'))?.id).toBe(holder.id);
  });

  it('keeps an address that the other platform still shows, and what each says apart', async () => {
    const { id } = await people().meet(ane({ email: 'ane@example.dk' }));
    await people().meet(ane({ identity: SLACK, email: 'ane@example.dk' }));
    const guest = await people().meet({ identity: SLACK, name: 'Somebody else', member: false });
    expect(guest).toStrictEqual({
      id,
      identities: [{ ...TEAMS, member: true, email: 'ane@example.dk' }, SLACK],
      name: 'Ane Holm',
      email: 'ane@example.dk',
      direct: [],
    });
  });

  it('leaves apart two people who turn out to share an e-mail', async () => {
    const first = await people().meet(ane({ email: 'ane@example.dk' }));
    const second = await people().meet(ane({ identity: SLACK }));
    const later = await people().meet(ane({ identity: SLACK, email: 'ane@example.dk' }));
    expect(later.id).toBe(second.id);
    expect(later.email).toBeUndefined();
    expect((await people().byEmail('ane@example.dk'))?.id).toBe(first.id);
  });

  it('takes over a new name, zone and way to reach them', async () => {
    const met = await people().meet(ane({ zone: 'UTC', direct: chat('old') }));
    await people().meet(ane({ name: 'Ane Holm Bak', zone: 'Europe/Paris', direct: chat('new') }));
    const again = await people().meet(ane({ name: 'Ane Holm Bak', direct: chat('old') }));
    expect(again).toMatchObject({
      id: met.id,
      name: 'Ane Holm Bak',
      zone: 'Europe/Paris',
      direct: [chat('old'), chat('new')],
    });
    expect(await people().get(met.id)).toStrictEqual(again);
  });

  it('makes one person of many who meet them at once', async () => {
    const { store, other } = stores();
    const identities = [TEAMS, SLACK, { ...TEAMS, user: 'mobile' }];
    const met = await Promise.all(
      Array.from({ length: 9 }, (_, index) =>
        (index % 2 ? store : other).people.meet(
          ane({ identity: identities[index % 3] ?? TEAMS, email: 'ane@example.dk' }),
        ),
      ),
    );
    expect(new Set(met.map((person) => person.id)).size).toBe(1);
    const person = await store.people.get(met[0]?.id ?? '');
    expect(person?.identities).toHaveLength(3);
  });

  it('finds many at once, in the order asked, without the unknown', async () => {
    const [a, b] = [await people().meet(ane()), await people().meet(ane({ identity: SLACK, name: 'Bo' }))];
    expect(await people().many([b.id, 'nobody', a.id])).toStrictEqual([b, a]);
    expect(await people().many([])).toEqual([]);
  });

  it('prefers a chosen language, then a Danish client’s, then what was first written, then an English client’s', async () => {
    const { id } = await people().meet(ane({ language: 'en', languageFrom: 'client' }));
    const now = async () => {
      const person = await people().get(id);
      return [person?.language, person?.languageFrom];
    };
    expect(await now()).toEqual(['en', 'client']);
    await people().setLanguage(id, 'da', 'report');
    expect(await now()).toEqual(['da', 'report']);
    await people().setLanguage(id, 'en', 'report');
    await people().meet(ane({ language: 'en', languageFrom: 'client' }));
    expect(await now()).toEqual(['da', 'report']);
    await people().meet(ane({ language: 'da', languageFrom: 'client' }));
    expect(await now()).toEqual(['da', 'client']);
    await people().setLanguage(id, 'en', 'report');
    expect(await now()).toEqual(['da', 'client']);
    await people().setLanguage(id, 'da', 'chosen');
    await people().setLanguage(id, 'en', 'report');
    await people().setLanguage(id, 'en', 'client');
    expect(await now()).toEqual(['da', 'chosen']);
    await people().setLanguage(id, 'en', 'chosen');
    expect(await now()).toEqual(['en', 'chosen']);
    await people().setLanguage('nobody', 'en', 'chosen');
  });

  it('keeps what a person chose over every later meeting, and replaces it whole', async () => {
    const { id } = await people().meet(ane());
    const settings = { ways: ['sms', 'chat'], quiet: { from: '22:00', to: '07:00' }, without: ['claimed'] } as const;
    await people().setSettings(id, settings);
    await people().meet(ane({ name: 'Ane Holm Jensen' }));
    expect((await people().get(id))?.settings).toEqual(settings);
    await people().setSettings(id, { ways: ['mail'] });
    expect((await people().get(id))?.settings).toEqual({ ways: ['mail'] });
    await people().setSettings('nobody', settings);
  });

  it('keeps the views that a person saved over every later meeting, and replaces them whole', async () => {
    const { id } = await people().meet(ane());
    const night = { name: 'night', words: 'P1 P2 unclaimed' };
    await people().setViews(id, [night]);
    await people().meet(ane({ name: 'Ane Holm Jensen' }));
    expect((await people().get(id))?.views).toEqual([night]);
    await people().setViews(id, []);
    expect((await people().get(id))?.views).toEqual([]);
    await people().setViews('nobody', [night]);
  });

  it('keeps that a message to somebody was refused, until one arrives or they are heard of', async () => {
    const { id } = await people().meet(ane());
    const refusedAt = async () => (await people().get(id))?.refusedAt;
    await people().setRefused(id, minutes(5));
    await people().meet(ane({ name: 'Ane Holm Jensen' }));
    expect(await refusedAt()).toEqual(minutes(5));
    await people().setRefused(id, undefined);
    expect(await refusedAt()).toBeUndefined();
    await people().setRefused(id, minutes(6));
    await people().meet(ane({ direct: chat('new') }));
    expect(await refusedAt()).toBeUndefined();
    await people().setRefused('nobody', minutes(7));
  });

  it('asks somebody how it went when they were not asked since, and of the same case again', async () => {
    const { id } = await people().meet(ane());
    const asks = (of: string, minute: number) =>
      people().survey(id, { of, at: minutes(minute), since: minutes(minute - 10) });
    expect(await asks('a', 20)).toBe(true);
    expect(await asks('b', 25)).toBe(false);
    expect(await asks('a', 25)).toBe(true);
    expect((await people().get(id))?.surveyed).toEqual({ of: 'a', at: minutes(25) });
    await people().meet(ane({ name: 'Ane Holm Jensen' }));
    expect(await asks('b', 34)).toBe(false);
    expect(await asks('b', 35)).toBe(true);
    expect(await people().survey('nobody', { of: 'a', at: minutes(1), since: minutes(0) })).toBe(false);
  });
}
