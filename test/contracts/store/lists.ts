import { type ReadScope } from '../../../src/incident/store';
import type { Incident } from '../../../src/incident/types';
import { anIncident, aTarget, aWrite, minutes } from '../../support/incidents';
import type { Stores } from '../store';

const NOBODY: ReadScope = { person: 'stranger', teams: [], confidentialTeams: [], everything: false };
const EVERYTHING: ReadScope = { ...NOBODY, everything: true };
const met = (due: number) => aTarget(due, { metAt: minutes(1) });

export function listContract(stores: Stores): void {
  const create = async (...states: readonly Incident[]) => {
    for (const state of states) await stores().store.incidents.create(state.id, aWrite(state));
  };
  const queued = async (scope: ReadScope) => {
    const rows = await stores().store.incidents.queue(scope);
    return rows.map(({ title }) => title);
  };

  it('orders the queue: urgent ones of nobody, breached, next deadline, priority, age, id; paused last', async () => {
    const later = { responseTarget: met(1), resolutionTarget: aTarget(300), status: 'in_progress' } as const;
    const paused = { responseTarget: met(1), resolutionTarget: aTarget(1, { pausedAt: minutes(0) }) };
    await create(
      anIncident({ title: 'paused', status: 'waiting', ...paused }),
      anIncident({ title: 'later P3, older', id: 'f', ...later, loggedAt: minutes(-30) }),
      anIncident({ title: 'later P3', id: 'b', ...later }),
      anIncident({ title: 'later P3 too', id: 'c', ...later }),
      anIncident({ title: 'later P1', id: 'd', priority: 'P1', ...later }),
      anIncident({
        title: 'P2 of nobody',
        priority: 'P2',
        resolutionTarget: aTarget(800),
        responseTarget: aTarget(500),
      }),
      anIncident({
        title: 'P1 of nobody',
        priority: 'P1',
        resolutionTarget: aTarget(800),
        responseTarget: aTarget(400),
      }),
      anIncident({ title: 'soon', status: 'in_progress', responseTarget: met(1), resolutionTarget: aTarget(30) }),
      anIncident({ title: 'breached', priority: 'P5', responseTarget: aTarget(-10), resolutionTarget: aTarget(900) }),
      anIncident({ title: 'long breached', responseTarget: met(1), resolutionTarget: aTarget(-20) }),
      ...(['resolved', 'closed', 'cancelled'] as const).map((status) => anIncident({ title: status, status })),
    );
    expect(await queued(EVERYTHING)).toEqual([
      'P1 of nobody',
      'P2 of nobody',
      'long breached',
      'breached',
      'soon',
      'later P1',
      'later P3, older',
      'later P3',
      'later P3 too',
      'paused',
    ]);
  });

  it('gives of a queued case what a list is chosen by, and no more', async () => {
    const given = anIncident({ confidential: true, assigned: ['p'], details: 'PIN 1234', asked: ['lead'] });
    await create(given);
    const { id, number, title, caller, status, priority, team, assigned, asked, confidential } = given;
    expect(await stores().store.incidents.queue({ ...NOBODY, person: 'p' })).toEqual([
      { id, number, title, caller, status, priority, team, assigned, asked, confidential },
    ]);
  });

  it('shows each reader what they may read, and nothing else', async () => {
    const secret = { confidential: true };
    await create(
      anIncident({ title: 'it', team: 'it', responseTarget: aTarget(1) }),
      anIncident({ title: 'hr', team: 'hr', responseTarget: aTarget(2) }),
      anIncident({ title: 'it secret', team: 'it', responseTarget: aTarget(3), ...secret }),
      anIncident({ title: 'hr secret', team: 'hr', responseTarget: aTarget(4), ...secret }),
      anIncident({ title: 'called', team: 'x', caller: { id: 'p', name: 'P' }, responseTarget: aTarget(5), ...secret }),
      anIncident({ title: 'owned', team: 'x', owner: { id: 'p', name: 'P' }, responseTarget: aTarget(6), ...secret }),
      anIncident({ title: 'once owned', team: 'x', assigned: ['q', 'p'], responseTarget: aTarget(7) }),
    );
    const own = ['called', 'owned', 'once owned'];
    const p: ReadScope = { ...NOBODY, person: 'p' };
    expect(await queued(NOBODY)).toEqual([]);
    expect(await queued(p)).toEqual(own);
    expect(await queued({ ...p, teams: ['it'] })).toEqual(['it', ...own]);
    expect(await queued({ ...p, teams: ['it', 'hr', 'x'], confidentialTeams: ['hr'] })).toEqual([
      'it',
      'hr',
      'hr secret',
      ...own,
    ]);
    expect(await queued(EVERYTHING)).toEqual(['it', 'hr', 'once owned']);
    expect(await queued({ ...EVERYTHING, confidentialTeams: ['it'] })).toEqual(['it', 'hr', 'it secret', 'once owned']);
    expect(await queued({ ...NOBODY, person: 'lead:it', teams: ['{"$gt":""}', '$team'] })).toEqual([]);
  });

  it('takes a case out of a reader’s queue when it goes to another team', async () => {
    const state = anIncident({ team: 'it', title: 'moved' });
    await create(state);
    await stores().store.incidents.save(state.id, 1, aWrite({ ...state, team: 'hr' }));
    expect(await queued({ ...NOBODY, teams: ['it'] })).toEqual([]);
    expect(await queued({ ...NOBODY, teams: ['hr'] })).toEqual(['moved']);
  });

  it('moves a case down when somebody takes it, and out when it is resolved', async () => {
    const state = anIncident({ title: 'urgent', priority: 'P1', responseTarget: aTarget(50) });
    await create(state, anIncident({ title: 'soon', responseTarget: aTarget(20) }));
    const { incidents } = stores().store;
    expect(await queued(EVERYTHING)).toEqual(['urgent', 'soon']);
    await incidents.save(state.id, 1, aWrite({ ...state, status: 'in_progress' }));
    expect(await queued(EVERYTHING)).toEqual(['soon', 'urgent']);
    await incidents.save(state.id, 2, aWrite({ ...state, status: 'resolved' }));
    expect(await queued(EVERYTHING)).toEqual(['soon']);
    await incidents.save(state.id, 3, aWrite(state));
    expect(await queued(EVERYTHING)).toEqual(['urgent', 'soon']);
  });

  it('lists a caller’s open and resolved cases, newest first', async () => {
    const of = (title: string, logged: number, overrides: Partial<Incident> = {}) =>
      anIncident({ title, caller: { id: 'ane', name: 'Ane' }, loggedAt: minutes(logged), ...overrides });
    await create(
      of('old', 1),
      of('resolved', 3, { status: 'resolved' }),
      of('waiting', 2, { status: 'waiting' }),
      of('closed', 4, { status: 'closed' }),
      of('cancelled', 5, { status: 'cancelled' }),
      anIncident({ title: 'of somebody else', owner: { id: 'ane', name: 'Ane' } }),
    );
    const titles = async (limit: number) =>
      (await stores().store.incidents.ofCaller('ane', limit)).map((state) => state.title);
    expect(await titles(10)).toEqual(['resolved', 'waiting', 'old']);
    expect(await titles(2)).toEqual(['resolved', 'waiting']);
  });

  it('finds the cases of a device since a moment, newest first, and no other’s', async () => {
    const printer = { tag: 'PRN-3-12', name: 'LaserJet' };
    await create(
      anIncident({ title: 'long ago', device: printer, loggedAt: minutes(-90) }),
      anIncident({ title: 'older', device: printer, loggedAt: minutes(1), status: 'closed' }),
      anIncident({ title: 'newer', device: printer, loggedAt: minutes(2) }),
      anIncident({ title: 'another', device: { tag: 'PRN-3-13' }, loggedAt: minutes(3) }),
      anIncident({ title: 'of no device', loggedAt: minutes(3) }),
    );
    const titles = async (limit: number) =>
      (await stores().other.incidents.ofDevice('PRN-3-12', minutes(0), limit)).map(({ title }) => title);
    expect(await titles(10)).toEqual(['newer', 'older']);
    expect(await titles(1)).toEqual(['newer']);
  });

  it('finds when cases have put a service down', async () => {
    const down = [{ service: 'payroll', from: minutes(1), to: minutes(2) }];
    await create(anIncident({ down }), anIncident({ down: [{ service: 'mail', from: minutes(3) }] }), anIncident());
    expect(await stores().other.incidents.downtimes('payroll')).toEqual(down);
  });

  it('finds what everybody may know of: by a public title, while the case is open', async () => {
    const by = { id: 'bo', name: 'Bo' };
    const publicTitle = { text: 'No Wi-Fi on floor 3', at: minutes(2), by };
    const workaround = { text: 'Use a cable', at: minutes(2), by };
    await create(
      anIncident({ id: 'wifi', title: 'secret words', loggedAt: minutes(1), publicTitle, workaround }),
      anIncident({ publicTitle, confidential: true }),
      anIncident({ publicTitle, status: 'resolved' }),
      anIncident({ workaround }),
    );
    const known = await stores().other.incidents.known();
    expect(known).toMatchObject([
      { incident: 'wifi', since: minutes(1), title: 'No Wi-Fi on floor 3', workaround: 'Use a cable' },
    ]);
    expect(JSON.stringify(known)).not.toContain('secret');
  });

  it('finds what is down now, and of what is confidential only for how long', async () => {
    const over = { service: 'payroll', from: minutes(1), to: minutes(2) };
    const still = { service: 'payroll', from: minutes(3) };
    await create(
      anIncident({ down: [over, still] }),
      anIncident({ down: [over] }),
      anIncident({ down: [{ service: 'mail', from: minutes(4) }], confidential: true }),
      anIncident(),
    );
    const { incidents } = stores().other;
    expect(await incidents.known()).toMatchObject([{ service: 'payroll', since: minutes(3) }]);
    expect(await incidents.downtimes('mail')).toHaveLength(1);
  });

  it('finds the major incidents that something happened to, those that are over too', async () => {
    const major = { since: minutes(1), by: { id: 'bo', name: 'Bo' }, dueAt: minutes(30) };
    await create(
      anIncident({ title: 'on', major, changedAt: minutes(9) }),
      anIncident({ title: 'over', major: { ...major, over: minutes(8) }, changedAt: minutes(8) }),
      anIncident({ title: 'long ago', major, changedAt: minutes(2) }),
      anIncident({ changedAt: minutes(9) }),
    );
    const found = await stores().other.incidents.majors(minutes(3));
    expect(found.map(({ title }) => title).toSorted()).toEqual(['on', 'over']);
  });

  it('lists what lies in a team in the morning: claimed by nobody with everybody told, or silent', async () => {
    const silent = { at: minutes(1), dueAt: minutes(9), told: 2 } as const;
    const owned = { status: 'in_progress', owner: { id: 'bo', name: 'Bo' }, assigned: ['bo'] } as const;
    const policy = { key: 'office', from: minutes(0), hours: 'always', fired: 0, steps: [] } as const;
    const step = { after: '5m', at: minutes(5), notify: [{ type: 'team' }], by: 'chat' } as const;
    await create(
      anIncident({ title: 'all told', policy: { ...policy, steps: [step], fired: 1 } }),
      anIncident({ title: 'no policy', priority: 'P2' }),
      anIncident({ title: 'silent', priority: 'P1', ...owned, news: silent }),
      anIncident({ title: 'silent and waiting', priority: 'P4', ...owned, status: 'waiting', news: silent }),
      anIncident({ title: 'a step to come', policy: { ...policy, steps: [step] } }),
      anIncident({ title: 'the lead is not told yet', ...owned, news: { ...silent, told: 1 } }),
      anIncident({ title: 'resolved', ...owned, status: 'resolved', news: silent }),
      anIncident({ title: 'of others', team: 'hr' }),
      anIncident({ title: 'logged since', loggedAt: minutes(3) }),
      anIncident({ title: 'secret', confidential: true }),
    );
    const { incidents } = stores().store;
    const wanted = { confidential: false, before: minutes(3), limit: 10 };
    const titles = async (more: Partial<typeof wanted> = {}) => {
      const { cases, total } = await incidents.listed('it', { ...wanted, ...more });
      return { cases: cases.map((state) => state.title), total };
    };
    const all = ['silent', 'no policy', 'all told', 'silent and waiting'];
    expect(await titles()).toEqual({ cases: all, total: 4 });
    expect(await titles({ limit: 2 })).toEqual({ cases: all.slice(0, 2), total: 4 });
    expect(await titles({ confidential: true })).toEqual({ cases: ['secret'], total: 1 });

    const [first] = (await incidents.listed('it', wanted)).cases;
    if (!first) throw new Error('listed above');
    const { news: _, ...heard } = first;
    await incidents.save(first.id, 1, aWrite(heard));
    expect((await titles()).cases).not.toContain('silent');
  });

  it('finds the cases that hold the words of a message', async () => {
    const { store, other } = stores();
    const written = (...messages: readonly string[]) =>
      anIncident({ written: messages.map((message) => ({ message, by: 'p-kim', as: 'answer' as const })) });
    const [first, second] = [written('m 1', 'm 2'), written('m 2')];
    for (const state of [first, second, anIncident()]) await store.incidents.create(state.id, aWrite(state));
    const found = async (message: string) =>
      (await other.incidents.ofMessage(message)).map(({ state }) => state.id).toSorted((a, b) => (a < b ? -1 : 1));
    expect(await found('m 1')).toEqual([first.id]);
    expect(await found('m 2')).toEqual([first.id, second.id].toSorted((a, b) => (a < b ? -1 : 1)));
    expect(await found('m 3')).toEqual([]);
  });

  it('gives many states at once, of those that are there', async () => {
    const states = [anIncident({ title: 'one' }), anIncident({ title: 'two' }), anIncident({ title: 'three' })];
    await create(...states);
    const { incidents } = stores().store;
    const found = await incidents.many([states[0]?.id ?? '', '01NOBODY', states[2]?.id ?? '']);
    expect(found.map(({ title }) => title).toSorted()).toEqual(['one', 'three']);
    expect(found.find(({ title }) => title === 'one')).toStrictEqual(states[0]);
    expect(await incidents.many([])).toEqual([]);
  });

  it('lists what an owner works on, by next deadline', async () => {
    const of = (title: string, due: number, status: Incident['status']) =>
      anIncident({
        title,
        status,
        owner: { id: 'bo', name: 'Bo' },
        responseTarget: met(1),
        resolutionTarget: aTarget(due),
      });
    await create(
      of('later', 90, 'in_progress'),
      of('soon', 20, 'waiting'),
      of('resolved', 1, 'resolved'),
      anIncident({ title: 'of nobody' }),
    );
    const titles = async (limit: number) =>
      (await stores().store.incidents.ofOwner('bo', limit)).map((state) => state.title);
    expect(await titles(10)).toEqual(['soon', 'later']);
    expect(await titles(1)).toEqual(['soon']);
  });
}
