import { ANNA, aReport, CALLER, CARL, claimed, DINA, given, minutesAfter, resolved, tickAt } from '../support/given';

const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const pings = (story: ReturnType<typeof given>) =>
  story.events.flatMap((event) => (event.type === 'pinged' ? [{ notify: event.notify, repeat: event.repeat }] : []));

describe('tick', () => {
  it('pings the team, then the lead, then the manager, then repeats', () => {
    const story = given([tickAt(5), tickAt(15), tickAt(30), tickAt(60), tickAt(90)], urgent);
    expect(pings(story)).toEqual([
      { notify: [{ type: 'team' }], repeat: false },
      { notify: [{ type: 'lead' }], repeat: false },
      { notify: [{ type: 'manager' }], repeat: false },
      { notify: [{ type: 'lead' }, { type: 'manager' }], repeat: true },
      { notify: [{ type: 'lead' }, { type: 'manager' }], repeat: true },
    ]);
    expect(story.state.escalatedTo).toBe('manager');
  });

  it('makes one ping of several overdue steps and does not replay missed repeats', () => {
    const story = given([tickAt(200)], urgent);
    expect(pings(story)).toEqual([
      { notify: [{ type: 'team' }, { type: 'lead' }, { type: 'manager' }], repeat: false },
    ]);
    expect(story.state.policy?.repeatAt).toEqual(minutesAfter(230));
  });

  it('finds nothing to do when it comes early or twice', () => {
    given([], urgent).when('vagt', { type: 'tick' }, 4).thenNothing();
    given([tickAt(5)], urgent)
      .when('vagt', { type: 'tick' }, 5)
      .thenNothing();
  });

  it('finds nothing to ping after a claim', () => {
    given([{ ...claimed, at: 5 }], urgent)
      .when('vagt', { type: 'tick' }, 6)
      .thenNothing();
  });

  it('warns at 50, 75 and 90 % of a target, the highest that is due, and tells a breach once', () => {
    const half = given([tickAt(5)], urgent).when('vagt', { type: 'tick' }, 8);
    expect(half.events).toMatchObject([{ type: 'targetWarned', target: 'response', percent: 50 }]);
    const story = half.story.when('vagt', { type: 'tick' }, 14).then('targetWarned');
    expect(story.state.responseTarget.marks.map(({ percent, warnedAt }) => [percent, warnedAt])).toEqual([
      [50, minutesAfter(8)],
      [75, minutesAfter(14)],
      [90, minutesAfter(14)],
    ]);
    const breached = story.when('vagt', { type: 'tick' }, 15).then('pinged', 'targetBreached');
    breached.when('vagt', { type: 'tick' }, 16).thenNothing();
  });

  it('always looks later than now', () => {
    for (let at = 0; at < 400; at += 7) {
      const { state } = given([], urgent).when('vagt', { type: 'tick' }, at).story;
      expect(state.nextAt && state.nextAt > minutesAfter(at)).toBe(true);
    }
  });

  it('closes a resolved case that nobody answered, not before its time', () => {
    const story = given([claimed, resolved]);
    story.when('vagt', { type: 'tick' }, 3 * 24 * 60).thenNothing();
    expect(story.when('vagt', { type: 'tick' }, 3 * 24 * 60 + 3).then('closed').state.closed?.how).toBe('no_answer');
  });

  it('rests on a warned and breached claimed case until somebody acts', () => {
    const story = given([claimed, tickAt(10 * 24 * 60)]);
    expect(story.state.resolutionTarget.breachedAt).toBeDefined();
    const late = story.state.nextAt;
    // Their news is promised once more; then the lead knows.
    const { state } = story.when('vagt', { type: 'tick' }, 11 * 24 * 60).then('promiseBroken');
    expect([late, state.nextAt]).toEqual([minutesAfter(10 * 24 * 60 + 120), undefined]);
  });
});

describe('escalate', () => {
  it('tells the lead, then the manager, then nobody is left', () => {
    const story = given().when(DINA, { type: 'escalate', reason: 'Stuck' }).then('escalated');
    expect(story.state.escalatedTo).toBe('lead');
    const higher = story.when(DINA, { type: 'escalate', reason: 'Still stuck' }, 2).then('escalated');
    expect(higher.state.escalatedTo).toBe('manager');
    higher.when(DINA, { type: 'escalate', reason: 'Again' }, 3).thenRefused('at_the_top');
  });

  it('goes past a lead who escalates', () => {
    expect(given().when(ANNA, { type: 'escalate', reason: 'Need help' }).story.state.escalatedTo).toBe('manager');
  });

  it('leaves the owner and the policy alone', () => {
    const { state } = given([claimed]).when(CARL, { type: 'escalate', reason: 'x' }, 5).story;
    expect(state.owner?.name).toBe('Dina Krogh');
    expect(given().when(DINA, { type: 'escalate', reason: 'x' }).story.state.policy).toBeDefined();
  });

  it('wants a reason, an operator and an open case', () => {
    given().when(DINA, { type: 'escalate', reason: '' }).thenRefused('empty_text');
    given().when(CALLER, { type: 'escalate', reason: 'x' }).thenRefused('only_operators');
    given([claimed, resolved]).when(DINA, { type: 'escalate', reason: 'x' }, 9).thenRefused('not_now');
  });
});
