import type { Desk, Notify } from '../../src/desk/model';
import { notifyKey } from '../../src/desk/notify';
import { type Settings } from '../../src/people/person';
import { ChatError } from '../../src/view/chat-port';
import { aDesk } from '../support/desk';
import { actorOf, directTo, MINUTE, ROOM, SECOND } from '../support/outgoing';
import { allWays, deskWith, fates, run } from './ways';

describe('a step that names its ways', () => {
  it('takes one after the other while nobody acknowledges, and none after a claim', async () => {
    const { ways, list } = allWays();
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['chat', 'sms', 'call', 'mail']), ways });
    const incident = await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
    expect(list()).toEqual([]);
    await desk.jobs.forward(3 * MINUTE);
    expect(list()).toEqual(['sms +4511111111']);
    await desk.jobs.forward(3 * MINUTE);
    expect(list()).toEqual(['sms +4511111111', 'call +4511111111']);
    await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
    await desk.jobs.forward(10 * MINUTE);
    expect(list()).toHaveLength(2);
    expect(desk.said(directTo('anna'))).toHaveLength(1);
  });

  it('takes the next way that exists where one does not', async () => {
    const { ways, list } = allWays();
    const desk = await run({ desk: deskWith([{ type: 'manager' }], ['sms']), ways });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    // Carl has no telephone in the desk's file.
    expect(list()).toEqual(['mail carl.friis@example.com']);
  });

  it('means the room’s chat where a room is told', async () => {
    const { ways, list } = allWays();
    const desk = await run({ desk: deskWith([{ type: 'team' }], ['sms']), ways });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(ROOM)).toEqual(['ping to team, da']);
    expect(list()).toEqual([]);
  });
});

const personIn = ({ people }: Desk, key: string) => {
  const person = people[key];
  if (!person) throw new Error(`No ${key}`);
  return person;
};

describe('a ping that cannot be delivered', () => {
  const gone = new ChatError('gone', 'no such conversation');

  it('tries a telephone once that several have', async () => {
    const no = new ChatError('not_accepted', 'no');
    const { ways, list } = allWays({ mail: no, sms: no, call: no, webhook: no });
    const plain = deskWith([{ type: 'lead' }], ['sms']);
    const carl = { ...personIn(plain, 'carl'), phone: '+4511111111' };
    const desk = await run({ desk: { ...plain, people: { ...plain.people, carl } }, ways });
    for (const to of [directTo('anna'), directTo('carl'), ROOM]) desk.chat.fail('post', { error: gone, to, times: 9 });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE + 20 * SECOND);
    expect(list().filter((one) => one === 'sms +4511111111')).toHaveLength(1);
    expect(list().filter((one) => one === 'call +4511111111')).toHaveLength(1);
    expect(list()).toContain('mail carl.friis@example.com');
  });

  it('goes by mail, then by SMS, then by a call, then by webhook, then to the next in line', async () => {
    const no = new ChatError('not_accepted', 'no');
    const { ways, list } = allWays({ mail: no, sms: no, call: no, webhook: no });
    const desk = await run({ desk: deskWith([{ type: 'lead' }]), ways });
    desk.chat.fail('post', { error: gone, to: directTo('anna') });
    const incident = await desk.report();
    await desk.jobs.forward(5 * MINUTE + 10 * SECOND);
    expect(list()).toEqual([
      'mail anna.holm@example.com',
      'sms +4511111111',
      'call +4511111111',
      'webhook https://gateway.example.com/anna',
    ]);
    expect(desk.said(ROOM)).toEqual(['anna: ping to lead, da']);
    expect(await fates(desk, incident)).toEqual([
      'person gone',
      'person/call not_accepted',
      'person/mail not_accepted',
      'person/sms not_accepted',
      'person/webhook not_accepted',
      'room:service-desk sent',
    ]);
  });

  it('goes in the order that this person chose', async () => {
    const { ways, list } = allWays({ sms: new ChatError('not_accepted', 'no') });
    const desk = await run({ desk: deskWith([{ type: 'lead' }]), ways }, { ways: ['sms', 'chat'] });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE + 10 * SECOND);
    expect(list()).toEqual(['sms +4511111111']);
    expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
  });

  it('is not sent by another way when it may have arrived, unless it is P1 or P2', async () => {
    const lost = new ChatError('unknown', 'lost');
    const calm = allWays({ sms: lost });
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['sms']), ways: calm.ways });
    await desk.report();
    await desk.jobs.forward(6 * MINUTE);
    expect(calm.list()).toEqual(['sms +4511111111']);
    const urgent = allWays({ sms: lost });
    const other = await run({ desk: deskWith([{ type: 'lead' }], ['sms']), ways: urgent.ways });
    const incident = await other.report({ urgent: true });
    await other.jobs.forward(6 * MINUTE);
    expect(urgent.list()).toEqual(['sms +4511111111', 'mail anna.holm@example.com']);
    expect((await fates(other, incident)).slice(0, 2)).toEqual(['person/mail sent', 'person/sms unknown']);
  });

  it('is tried again by the same way when that could not be reached', async () => {
    const { ways, list } = allWays({ sms: new ChatError('not_accepted', 'away', { temporary: true }) });
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['sms']), ways });
    await desk.report();
    await desk.jobs.forward(6 * MINUTE);
    expect(list().length).toBeGreaterThan(4);
    expect(new Set(list())).toEqual(new Set(['sms +4511111111']));
  });

  it('of P1 and P2 takes the next way as well, once, when its own has been away for a quarter of a minute', async () => {
    const { ways, list } = allWays({ sms: new ChatError('not_accepted', 'away', { temporary: true }) });
    const desk = await run({ desk: deskWith([{ type: 'lead' }], ['sms']), ways });
    await desk.report({ urgent: true });
    await desk.jobs.forward(5 * MINUTE + 10 * SECOND);
    expect(list().filter((sent) => sent.startsWith('mail'))).toEqual([]);
    await desk.jobs.forward(3 * MINUTE);
    expect(list().filter((sent) => sent.startsWith('mail'))).toHaveLength(1);
    expect(desk.said(directTo('anna')).filter((said) => said.startsWith('ping'))).toEqual([]);
  });
});

it('a platform that is away sends P1 by mail meanwhile, and tells nobody else on it', async () => {
  const { ways, list } = allWays();
  const desk = await run({ desk: deskWith([{ type: 'team' }, { type: 'lead' }]), ways });
  desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: ROOM, times: 5 });
  desk.chat.fail('post', { error: 'not_accepted', temporary: true, to: directTo('anna'), times: 20 });
  const incident = await desk.report({ urgent: true });
  await desk.jobs.forward(7 * MINUTE);
  expect(list()).toEqual(['mail anna.holm@example.com']);
  expect((await fates(desk, incident)).length).toBe(3);
});

describe('quiet hours', () => {
  const QUIET: Settings = { quiet: { from: '09:00', to: '11:00' } };

  it('put a less urgent ping off until they are over, and read the case again then', async () => {
    const desk = await run({ desk: deskWith([{ type: 'lead' }]) }, QUIET);
    const kept = await desk.report();
    const claimed = await desk.report();
    await desk.jobs.forward(6 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual([]);
    expect(await fates(desk, kept)).toEqual(['person quiet_hours']);
    await desk.do(claimed, await actorOf(desk, 'dina'), { type: 'claim' });
    await desk.jobs.forward(115 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
    expect(await fates(desk, claimed)).toEqual(['person taken']);
  });

  it('are nothing to P1 and P2', async () => {
    const desk = await run({ desk: deskWith([{ type: 'lead' }]) }, QUIET);
    await desk.report({ urgent: true });
    await desk.jobs.forward(6 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
  });
});

it('a message that a person does not want is not sent; a ping always is', async () => {
  const desk = await run({ desk: deskWith([{ type: 'lead' }]) });
  const kim = await desk.meet('kim');
  await desk.store.people.setSettings(kim.id, { without: ['claimed', 'ping'] });
  await desk.store.people.setSettings((await desk.meet('anna')).id, { without: ['claimed', 'ping'] });
  const incident = await desk.report();
  await desk.jobs.forward(5 * MINUTE);
  expect(desk.said(directTo('anna'))).toEqual(['ping to lead, da']);
  await desk.do(incident, await actorOf(desk, 'dina'), { type: 'claim' });
  await desk.jobs.forward(MINUTE);
  const rows = await desk.store.deliveries.ofSubject({ kind: 'incident', id: incident });
  expect(rows.find(({ notice }) => notice.kind === 'claimed')).toMatchObject({
    status: 'cancelled',
    reason: 'not_wanted',
  });
});

it('a ping by another way carries a link to acknowledge by while the case is new', async () => {
  const { ways, sent } = allWays();
  const ackLink = async (incident: string, person: string) => `https://desk.example/a/${incident}.${person}`;
  const desk = await run({ desk: deskWith([{ type: 'lead' }], ['sms']), ways, ackLink });
  const incident = await desk.report();
  await desk.jobs.forward(5 * MINUTE);
  const { id } = await desk.meet('anna');
  expect(sent[0]?.message.link).toBe(`https://desk.example/a/${incident}.${id}`);
});

describe('whoever a step describes', () => {
  it.each<[Notify, string]>([
    [{ type: 'level', level: 2 }, 'bo'],
    [{ type: 'skill', skill: 'vpn' }, 'dina'],
  ])('%o is somebody of the team', async (notify, name) => {
    const { teams, people } = aDesk();
    const [team, bo, dina] = [teams['service-desk'], people['bo'], people['dina']];
    if (!team || !bo || !dina) throw new Error('The desk is not as it was');
    const more: Partial<Desk> = {
      teams: { ...teams, 'service-desk': { ...team, members: ['anna', 'bo', 'dina'] } },
      people: { ...people, bo: { ...bo, level: 2 }, dina: { ...dina, skills: ['vpn'] } },
    };
    const desk = await run({ desk: deskWith([notify], ['chat'], more) });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(directTo(name))).toEqual([`ping to ${notifyKey(notify)}, da`]);
  });

  it('is asked for by the area of the case, before whoever is merely on call', async () => {
    const { teams, people, categories } = aDesk();
    const [team, dina, other] = [teams['service-desk'], people['dina'], categories['other']];
    if (!team || !dina || !other) throw new Error('The desk is not as it was');
    const layer = { from: '2026-11-02', at: '08:00', days: 7, people: ['anna'] } as const;
    const onCall = { zone: 'Europe/Copenhagen', gap: 'lead', announceDays: 3, layers: [layer] } as const;
    const more: Partial<Desk> = {
      teams: { ...teams, 'service-desk': { ...team, onCall } },
      people: { ...people, dina: { ...dina, skills: ['erp'] } },
      categories: { ...categories, other: { ...other, needs: { skill: 'erp' } } },
    };
    const desk = await run({ desk: deskWith([{ type: 'on-call' }], ['chat'], more) });
    await desk.report({ category: 'other' });
    await desk.report({ category: 'hardware' });
    await desk.jobs.forward(5 * MINUTE + 5 * SECOND);
    expect(desk.said(directTo('dina'))).toEqual(['ping to on-call, da']);
    expect(desk.said(directTo('anna'))).toEqual(['ping to on-call, da']);
  });

  it('leaves it to the lead where nobody fits', async () => {
    const desk = await run({ desk: deskWith([{ type: 'skill', skill: 'cobol' }]) });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(directTo('anna'))).toEqual(['ping to skill:cobol, da']);
  });

  it('is the room where a team has no schedule', async () => {
    const desk = await run({ desk: deskWith([{ type: 'on-call' }]) });
    await desk.report();
    await desk.jobs.forward(5 * MINUTE);
    expect(desk.said(ROOM)).toEqual(['ping to on-call, da']);
  });
});
