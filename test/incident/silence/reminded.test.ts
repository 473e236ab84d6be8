import { react } from '../../../src/incident/react';
import { aDesk } from '../../support/desk';
import { ANNA, aReport, BO, CALLER, claimed, DINA, given, minutesAfter, type Step, tickAt } from '../../support/given';

const { targets } = aDesk();
const desk = aDesk({
  targets: { ...targets, P1: { ...targets.P1, noNews: { kind: 'ms', ms: 30 * 60_000, text: '30m' } } },
});
const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const told = (steps: readonly Step[]) => given(steps, urgent, desk);
const noNews = (story: ReturnType<typeof told>) =>
  story.events.flatMap((event) => (event.type === 'noNews' ? [[event.to, event.at, event.since]] : []));

describe('a claimed case that lies still', () => {
  it('is told to its owner, then to the lead, then it rests', () => {
    const story = told([claimed, tickAt(30), tickAt(31), tickAt(60), tickAt(61), tickAt(91), tickAt(200)]);
    expect(noNews(story)).toEqual([
      ['owner', minutesAfter(31), minutesAfter(1)],
      ['lead', minutesAfter(61), minutesAfter(1)],
    ]);
  });

  it.each<[string, Step]>([
    ['a note', { by: DINA, do: { type: 'note', text: 'Looking', attachments: [] }, at: 20 }],
    ['a message', { by: DINA, do: { type: 'message', text: 'Soon' }, at: 20 }],
    ['an answer of the caller', { by: CALLER, do: { type: 'answer', text: 'Here', attachments: [] }, at: 20 }],
    [
      'an assignment',
      { by: ANNA, do: { type: 'assign', to: { id: 'p-anna', name: 'Anna Holm', key: 'anna' } }, at: 20 },
    ],
  ])('counts anew after %s', (_, step) => {
    const story = told([claimed, step, tickAt(49)]);
    expect(noNews(story)).toEqual([]);
    expect(story.when('vagt', { type: 'tick' }, 50).events.map(({ type }) => type)).toContain('noNews');
  });

  it('counts anew for the owner when somebody acts after the lead was told', () => {
    const story = told([
      claimed,
      tickAt(31),
      tickAt(61),
      { by: DINA, do: { type: 'note', text: 'x', attachments: [] }, at: 70 },
    ]);
    expect(story.state.news).toEqual({ at: minutesAfter(70), dueAt: minutesAfter(100), told: 0 });
  });

  it('counts while it waits for the caller, and not before the day that it waits for', () => {
    const asked = told([claimed, { by: DINA, do: { type: 'ask', text: 'Where?' }, at: 2 }, tickAt(32)]);
    expect(noNews(asked)).toHaveLength(1);
    const until = minutesAfter(500);
    const dated = told([claimed, { by: DINA, do: { type: 'wait', reason: 'vendor', until }, at: 2 }, tickAt(100)]);
    expect(noNews(dated)).toEqual([]);
    expect(dated.state.news?.dueAt).toEqual(minutesAfter(530));
  });

  it('is over when it is put back or resolved', () => {
    expect(told([claimed, { by: DINA, do: { type: 'release' }, at: 2 }]).state.news).toBeUndefined();
    const fixed: Step = { by: DINA, do: { type: 'resolve', text: 'Done', code: 'fixed' }, at: 2 };
    expect(told([claimed, fixed]).state.news).toBeUndefined();
  });
});

describe('wait', () => {
  const until = minutesAfter(300);

  it('pauses the clock for the caller only, as the desk says', () => {
    const vendor = given([claimed]).when(DINA, { type: 'wait', reason: 'vendor', until }, 5).then('waiting');
    expect(vendor.state.resolutionTarget.pausedAt).toBeUndefined();
    const paused = aDesk({ pauses: ['caller', 'vendor'] });
    const stands = given([claimed], aReport(), paused).when(DINA, { type: 'wait', reason: 'vendor', until }, 5).story;
    expect(stands.state.resolutionTarget.pausedAt).toEqual(minutesAfter(5));
    const runs = given([claimed], aReport(), aDesk({ pauses: [] })).when(
      DINA,
      { type: 'ask', text: 'Where?' },
      5,
    ).story;
    expect(runs.state.resolutionTarget.pausedAt).toBeUndefined();
  });

  it('comes back by itself on its day and tells its owner', () => {
    const story = given([claimed, { by: DINA, do: { type: 'wait', reason: 'date', until }, at: 5 }]);
    expect(story.state).toMatchObject({ status: 'waiting', waiting: { reason: 'date', until } });
    const back = story.when('vagt', { type: 'tick' }, 300);
    expect(back.events.map(({ type }) => type)).toContain('resumed');
    expect(back.story.state.status).toBe('in_progress');
    const says = react(back.events, story.state, back.story.state).flatMap((effect) =>
      effect.type === 'once' ? [[effect.to.type, effect.notice.kind]] : [],
    );
    expect(says).toContainEqual(['owner', 'waitOver']);
  });

  it('moves what is due by the open time it stood still', () => {
    const desk2 = aDesk({ pauses: ['date'] });
    const story = given([claimed], aReport(), desk2);
    const due = story.state.resolutionTarget.dueAt;
    const waiting = story.when(DINA, { type: 'wait', reason: 'date', until }, 60).story;
    const back = waiting.when(DINA, { type: 'resume' }, 180).then('resumed');
    // Two open hours.
    expect(back.state.resolutionTarget.dueAt.getTime() - due.getTime()).toBe(120 * 60_000);
  });

  it('claims first where nobody has, and an answer brings back only what waits for the caller', () => {
    given().when(DINA, { type: 'wait', reason: 'vendor', until }).then('claimed', 'waiting');
    const vendor = given([claimed, { by: DINA, do: { type: 'wait', reason: 'vendor' }, at: 2 }]);
    const heard = vendor.when(CALLER, { type: 'answer', text: 'News?', attachments: [] }, 3).then('answered');
    expect(heard.state.status).toBe('waiting');
  });

  it('wants a moment that lies ahead, and at most a year', () => {
    const story = given([claimed]);
    story.when(DINA, { type: 'wait', reason: 'date' }, 5).thenRefused('date_passed');
    story.when(DINA, { type: 'wait', reason: 'vendor', until: minutesAfter(4) }, 5).thenRefused('date_passed');
    story.when(DINA, { type: 'wait', reason: 'date', until: minutesAfter(367 * 1440) }, 5).thenRefused('date_passed');
    story.when(CALLER, { type: 'wait', reason: 'date', until }, 5).thenRefused('only_operators');
  });
});

describe('hand over', () => {
  const toNetwork: Step = { by: DINA, do: { type: 'handOver', team: 'network', why: 'It is the wifi' }, at: 5 };

  it('changes nothing about the owner until somebody there accepts', () => {
    const offered = given([claimed, toNetwork]);
    expect(offered.state).toMatchObject({
      team: 'service-desk',
      owner: { name: 'Dina Krogh' },
      handOver: { team: 'network' },
    });
    const theirs = offered.when(BO, { type: 'accept' }, 10).then('accepted', 'planned');
    expect(theirs.state).toMatchObject({ team: 'network', owner: { name: 'Bo Lund' }, status: 'in_progress' });
    expect(theirs.state.handOver).toBeUndefined();
    // Whoever had it may go on reading it.
    expect(theirs.state.assigned).toEqual(['p-dina', 'p-bo']);
  });

  it('can be taken without being claimed first', () => {
    expect(given([toNetwork]).when(BO, { type: 'accept' }, 10).story.state).toMatchObject({
      owner: { name: 'Bo Lund' },
    });
  });

  it('is sent back with a word why', () => {
    const offered = given([claimed, toNetwork]);
    offered.when(BO, { type: 'return', why: ' ' }, 10).thenRefused('empty_text');
    const back = offered.when(BO, { type: 'return', why: 'Not the wifi' }, 10).then('returned');
    expect(back.state).toMatchObject({ team: 'service-desk', owner: { name: 'Dina Krogh' } });
    back.when(BO, { type: 'accept' }, 11).thenRefused('no_such_incident');
  });

  it('is told to the lead there when nobody answers in their response time, once', () => {
    const offered = given([claimed, toNetwork]);
    const { dueAt } = offered.state.handOver ?? { dueAt: minutesAfter(0) };
    const after = (dueAt.getTime() - minutesAfter(0).getTime()) / 60_000;
    const told1 = offered.when('vagt', { type: 'tick' }, after);
    expect(told1.events).toContainEqual(expect.objectContaining({ type: 'handOverWaited', lead: 'bo' }));
    const again = told1.story.when('vagt', { type: 'tick' }, after + 1).events.map(({ type }) => type);
    expect(again).not.toContain('handOverWaited');
  });

  it('knows the team, another one, and who may', () => {
    const story = given([claimed]);
    story.when(DINA, { type: 'handOver', team: 'nowhere' }, 5).thenRefused('no_such_team');
    story.when(DINA, { type: 'handOver', team: 'service-desk' }, 5).thenRefused('same_team');
    story.when(CALLER, { type: 'handOver', team: 'network' }, 5).thenRefused('only_operators');
    given([claimed, toNetwork]).when(CALLER, { type: 'accept' }, 6).thenRefused('only_operators');
    given([claimed, toNetwork]).when(DINA, { type: 'handOver', team: 'network' }, 6).thenNothing();
  });
});
