import type { Desk, EscalationPolicy, EscalationStep, Notify } from '../../src/desk/model';
import { notifyKey } from '../../src/desk/notify';
import { react } from '../../src/incident/react';
import { aDesk } from '../support/desk';
import { aReport, claimed, DINA, given, minutesAfter, tickAt } from '../support/given';

const span = (minutes: number) => ({ kind: 'ms', ms: minutes * 60_000, text: `${minutes}m` }) as const;
const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const deskWith = (escalations: readonly EscalationPolicy[], more: Partial<Desk> = {}) =>
  aDesk({ escalations, ...more });
const policy = (more: Partial<EscalationPolicy>): EscalationPolicy => ({
  key: 'urgent',
  for: ['P1'],
  hours: 'always',
  steps: [{ after: span(5), notify: [{ type: 'on-call' }], by: ['chat'], within: span(5) }],
  ...more,
});

describe('a step with several ways', () => {
  const desk = deskWith([
    policy({
      steps: [
        { after: span(5), notify: [{ type: 'on-call' }], by: ['chat', 'sms', 'call'], within: span(3) },
        { after: span(9), notify: [{ type: 'lead' }], by: ['chat'], within: span(5) },
      ],
    }),
  ]);

  it('takes the next way when nobody has acknowledged in time, and fits in with the other steps', () => {
    const { state } = given([], urgent, desk);
    expect(state.policy?.steps.map(({ at, notify, by }) => [at, notify[0]?.type, by])).toEqual([
      [minutesAfter(5), 'on-call', 'chat'],
      [minutesAfter(8), 'on-call', 'sms'],
      [minutesAfter(9), 'lead', 'chat'],
      [minutesAfter(11), 'on-call', 'call'],
    ]);
  });

  it('says which way, and several overdue ways are one ping by the furthest', () => {
    const story = given([tickAt(5)], urgent, desk);
    const sms = story.when('vagt', { type: 'tick' }, 8);
    expect(sms.events).toContainEqual(
      expect.objectContaining({
        type: 'pinged',
        notify: [{ type: 'on-call' }],
        ways: [{ to: { type: 'on-call' }, by: 'sms' }],
      }),
    );
    const says = react(sms.events, story.state, sms.story.state).filter((effect) => effect.type === 'once');
    expect(says).toContainEqual(expect.objectContaining({ to: { type: 'on-call' }, by: 'sms' }));
    const late = given([], urgent, desk).when('vagt', { type: 'tick' }, 12).events[0];
    expect(late).toMatchObject({
      notify: [{ type: 'on-call' }, { type: 'lead' }],
      ways: [{ to: { type: 'on-call' }, by: 'call' }],
    });
  });

  it('takes no further way after a claim', () => {
    const story = given([tickAt(5), { ...claimed, at: 6 }], urgent, desk);
    expect(story.when('vagt', { type: 'tick' }, 8).events.map(({ type }) => type)).not.toContain('pinged');
  });
});

test('a repeat with a number of times comes to an end', () => {
  const desk = deskWith([policy({ repeat: { every: span(10), notify: [{ type: 'lead' }], times: 2 } })]);
  const story = given([tickAt(5), tickAt(15), tickAt(25), tickAt(35), tickAt(45)], urgent, desk);
  const repeats = story.events.filter((event) => event.type === 'pinged' && event.repeat);
  expect(repeats.map(({ at }) => at)).toEqual([minutesAfter(15), minutesAfter(25)]);
  expect(story.state.policy?.repeatAt).toBeUndefined();
});

test('a policy of the team comes before one for every team', () => {
  const desk = deskWith([
    policy({ key: 'all' }),
    policy({ key: 'desk', teams: ['service-desk'] }),
    policy({ key: 'other', teams: ['network'] }),
  ]);
  expect(given([], urgent, desk).state.policy?.key).toBe('desk');
  const vpn = aReport({ title: 'VPN is down', assessment: { impact: 'everybody', urgency: 'stopped' } });
  expect(given([], vpn, desk).state.policy?.key).toBe('other');
  expect(given([], vpn, deskWith([policy({ key: 'all' })])).state.policy?.key).toBe('all');
});

test('a step to the next team offers the case to it once', () => {
  const step: EscalationStep = {
    after: span(5),
    notify: [{ type: 'next', team: 'network' }],
    by: ['chat'],
    within: span(5),
  };
  const desk = deskWith([
    policy({ steps: [step], repeat: { every: span(10), notify: [{ type: 'next', team: 'network' }] } }),
  ]);
  const story = given([], urgent, desk).when('vagt', { type: 'tick' }, 5);
  expect(story.story.state.handOver).toMatchObject({ team: 'network', by: 'vagt' });
  const says = react(story.events, undefined, story.story.state).flatMap((effect) =>
    effect.type === 'once' ? [[notifyKey(effect.to), effect.notice.kind]] : [],
  );
  expect(says).toEqual([['next:network', 'handOver']]);
  const again = story.story.when('vagt', { type: 'tick' }, 15);
  expect(again.events.map(({ type }) => type)).not.toContain('handedOver');
});

test('a confidential case is told to its lead instead of rooms and whoever is on call', () => {
  const notify: readonly Notify[] = [
    { type: 'team' },
    { type: 'on-call' },
    { type: 'level', level: 2 },
    { type: 'skill', skill: 'vpn' },
    { type: 'next', team: 'network' },
    { type: 'manager' },
    { type: 'person', key: 'bo' },
  ];
  const desk = deskWith([policy({ steps: [{ after: span(5), notify, by: ['chat'], within: span(5) }] })]);
  const pay = aReport({ title: 'Forkert løn', assessment: { impact: 'everybody', urgency: 'stopped' } });
  expect(given([], pay, desk).state.policy?.steps[0]?.notify).toEqual([
    { type: 'lead' },
    { type: 'manager' },
    { type: 'person', key: 'bo' },
  ]);
});

describe('targets', () => {
  const { services: _, ...base } = aDesk();
  const desk: Desk = {
    ...base,
    services: {
      payroll: {
        key: 'payroll',
        name: { da: 'Løn', en: 'Payroll' },
        category: 'other',
        team: 'service-desk',
        criticality: 'high',
        targets: { P1: { resolution: span(60) } },
      },
    },
    groups: {
      board: {
        key: 'board',
        name: { da: 'Ledelsen', en: 'The board' },
        people: [],
        emails: ['@board.example.com'],
        targets: { P1: { response: span(5), resolution: span(30) } },
      },
    },
  };

  it('are those of the group of callers, over the service, over the priority', () => {
    const plain = given([], urgent, desk).state;
    expect([plain.responseTarget.dueAt, plain.resolutionTarget.dueAt]).toEqual([minutesAfter(15), minutesAfter(240)]);
    const service = given([], { ...urgent, service: 'payroll' }, desk).state;
    expect([service.responseTarget.dueAt, service.resolutionTarget.dueAt]).toEqual([
      minutesAfter(15),
      minutesAfter(60),
    ]);
    const both = given([], { ...urgent, service: 'payroll', callerGroup: 'board' }, desk).state;
    expect([both.responseTarget.dueAt, both.resolutionTarget.dueAt]).toEqual([minutesAfter(5), minutesAfter(30)]);
  });

  it('are kept when a case is planned afresh', () => {
    const story = given([claimed], { ...urgent, callerGroup: 'board' }, desk).when(DINA, { type: 'release' }, 10).story;
    expect(story.state.responseTarget.dueAt).toEqual(minutesAfter(15));
  });
});

test('a warning goes to the owner at 75 %, to the lead too at 90 %, and a breach is announced once', () => {
  const story = given([claimed], urgent);
  const saysAt = (told: typeof story, at: number) => {
    const { events, story: after } = told.when('vagt', { type: 'tick' }, at);
    const says = react(events, told.state, after.state).flatMap((effect) =>
      effect.type === 'once' ? [`${notifyKey(effect.to)} ${effect.notice.kind}`] : [],
    );
    return { says, after };
  };
  const half = saysAt(story, 120);
  expect(half.says).toEqual([]);
  const most = saysAt(half.after, 180);
  expect(most.says).toEqual(['owner targetWarning']);
  const nearly = saysAt(most.after, 216);
  expect(nearly.says).toEqual(['owner targetWarning', 'lead targetWarning']);
  const late = saysAt(nearly.after, 240);
  expect(late.says).toEqual(['owner targetBreached', 'lead targetBreached', 'caller promiseBroken']);
  expect(saysAt(late.after, 300).says).toEqual([]);
});

test('a missed response time is no second ping to a lead whom the policy tells at that moment', () => {
  const { events, story } = given([tickAt(5), tickAt(12)], urgent).when('vagt', { type: 'tick' }, 15);
  expect(events.map(({ type }) => type)).toEqual(['pinged', 'targetBreached']);
  const says = react(events, undefined, story.state).flatMap((effect) =>
    effect.type === 'once' ? [effect.to.type] : [],
  );
  expect(says).toEqual(['lead', 'caller']);
});
