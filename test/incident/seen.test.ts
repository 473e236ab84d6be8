import { nextStepAt } from '../../src/incident/policies/escalation';
import { ANNA, aReport, BO, CALLER, claimed, DINA, given, minutesAfter, tickAt } from '../support/given';

const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const seenAt = (at: number, by = DINA) => ({ by, do: { type: 'seen' as const }, at });

describe('seen', () => {
  it('holds the policy for 15 minutes without changing the owner, then it goes on where it was', () => {
    const { state } = given([tickAt(5), seenAt(6)], urgent);
    expect(state.owner).toBeUndefined();
    expect(state.seen).toEqual({
      by: { id: 'p-dina', name: 'Dina Krogh' },
      at: minutesAfter(6),
      until: minutesAfter(21),
    });
    // The lead would have heard after 15 minutes, the manager after 30.
    expect(state.policy?.steps.map(({ at }) => at)).toEqual([minutesAfter(5), minutesAfter(30), minutesAfter(45)]);
    const story = given([tickAt(5), seenAt(6), tickAt(15), tickAt(29)], urgent);
    expect(story.events.filter(({ type }) => type === 'pinged')).toHaveLength(1);
    expect(story.when('vagt', { type: 'tick' }, 30).events).toMatchObject([
      { type: 'pinged', notify: [{ type: 'lead' }] },
    ]);
  });

  it('holds only the open time of a policy that runs in office hours', () => {
    // Friday 2026-11-27 at 14:50 in Copenhagen: the office closes at 15:00.
    const friday = aReport({ at: new Date('2026-11-27T09:00:00Z') });
    const story = given([], friday);
    const before = nextStepAt(story.state.policy);
    const at = (new Date('2026-11-27T13:50:00Z').getTime() - minutesAfter(0).getTime()) / 60_000;
    const { state } = story.when(DINA, { type: 'seen' }, at).story;
    const after = nextStepAt(state.policy);
    expect((after?.getTime() ?? 0) - (before?.getTime() ?? 0)).toBe(10 * 60_000);
  });

  it('leaves the response target alone', () => {
    expect(given([seenAt(6)], urgent).state.responseTarget.dueAt).toEqual(minutesAfter(15));
  });

  it('is so already for the one who said it, and once for each person', () => {
    const story = given([seenAt(1)], urgent);
    story.when(DINA, { type: 'seen' }, 3).thenNothing();
    story.when(ANNA, { type: 'seen' }, 3).thenRefused('seen_already');
    story.when(DINA, { type: 'seen' }, 17).thenRefused('seen_already');
    story.when(ANNA, { type: 'seen' }, 17).then('seen');
  });

  it('is for operators, and for a case that nobody has', () => {
    given([], urgent).when(CALLER, { type: 'seen' }).thenRefused('only_operators');
    given([claimed], urgent).when(ANNA, { type: 'seen' }, 3).thenRefused('already_claimed');
  });

  it('is over with a claim, and a release starts the policy afresh for everybody', () => {
    const story = given([seenAt(1), { ...claimed, at: 2 }], urgent);
    expect(story.state.seen).toBeUndefined();
    const back = story.when(DINA, { type: 'release' }, 60).story;
    expect(back.state.policy?.steps[0]?.at).toEqual(minutesAfter(65));
    back.when(DINA, { type: 'seen' }, 61).then('seen');
  });
});

describe('assign', () => {
  const dina = { id: 'p-dina', name: 'Dina Krogh', key: 'dina' };
  const bo = { id: 'p-bo', name: 'Bo Lund', key: 'bo' };

  it('gives a case to somebody of the team and ends the response policy', () => {
    const { state } = given().when(ANNA, { type: 'assign', to: dina }).then('assigned');
    expect(state).toMatchObject({ status: 'in_progress', owner: { name: 'Dina Krogh' }, assigned: ['p-dina'] });
    expect(state.policy).toBeUndefined();
    expect(state.responseTarget.metAt).toEqual(minutesAfter(1));
  });

  it('takes it from whoever has it, and wakes a waiting one', () => {
    const anna = { id: 'p-anna', name: 'Anna Holm', key: 'anna' };
    const waiting = given([claimed, { by: DINA, do: { type: 'ask', text: 'Where?' }, at: 2 }]);
    const { state } = waiting.when(ANNA, { type: 'assign', to: anna }, 5).then('resumed', 'assigned');
    expect(state).toMatchObject({ status: 'in_progress', owner: { name: 'Anna Holm' } });
    expect(state.waiting).toBeUndefined();
  });

  it('is for the lead and admins, within the team, and is so already', () => {
    given().when(DINA, { type: 'assign', to: dina }).thenRefused('only_lead');
    given().when(CALLER, { type: 'assign', to: dina }).thenRefused('only_lead');
    given().when(ANNA, { type: 'assign', to: bo }).thenRefused('not_in_team');
    given([claimed]).when(ANNA, { type: 'assign', to: dina }, 3).thenNothing();
    given([claimed, { by: CALLER, do: { type: 'cancel' }, at: 2 }])
      .when(ANNA, { type: 'assign', to: dina }, 3)
      .thenRefused('not_now');
    given().when(BO, { type: 'assign', to: dina }).thenRefused('no_such_incident');
  });
});
