import { ANNA, aReport, CALLER, claimed, given, minutesAfter, OTHER, resolved } from '../support/given';

describe('assess', () => {
  it('answers one question and asks the other still', () => {
    const { state } = given().when(CALLER, { type: 'assess', urgency: 'stopped' }).then('assessed', 'planned');
    expect(state).toMatchObject({ priority: 'P3', unanswered: ['impact'] });
  });

  it('plans afresh when the priority changes', () => {
    const { state } = given().when(CALLER, { type: 'assess', impact: 'department', urgency: 'stopped' }, 10).story;
    expect(state).toMatchObject({ priority: 'P1', unanswered: [] });
    expect(state.policy).toMatchObject({ key: 'urgent', from: minutesAfter(10), fired: 0 });
    expect(state.responseTarget.dueAt).toEqual(minutesAfter(25));
  });

  it('keeps the earlier step when a raised priority would come later', () => {
    const late = given().when(CALLER, { type: 'assess', urgency: 'stopped' }, 119).story.state;
    expect(late.priority).toBe('P3');
    expect(late.policy?.steps[0]?.at).toEqual(minutesAfter(120));
    expect(late.responseTarget.dueAt).toEqual(minutesAfter(239));
  });

  it('keeps the same plan when the priority stays', () => {
    given().when(CALLER, { type: 'assess', impact: 'me', urgency: 'hindered' }).then('assessed');
  });

  it('does nothing when it says what is known', () => {
    given([{ by: CALLER, do: { type: 'assess', impact: 'me', urgency: 'hindered' }, at: 1 }])
      .when(CALLER, { type: 'assess', impact: 'me' }, 2)
      .thenNothing();
  });

  it('changes only the resolution of a claimed case', () => {
    const { state } = given([claimed]).when(ANNA, { type: 'assess', impact: 'everybody', urgency: 'stopped' }, 5).story;
    expect(state.policy).toBeUndefined();
    expect(state.status).toBe('in_progress');
    expect(state.resolutionTarget.dueAt).toEqual(minutesAfter(240));
  });

  it('lowers too', () => {
    const report = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
    const { state } = given([], report).when(CALLER, { type: 'assess', impact: 'me' }, 4).story;
    expect(state).toMatchObject({ priority: 'P3', policy: { key: 'office' } });
    expect(state.responseTarget.dueAt).toEqual(minutesAfter(124));
  });

  it('is refused for strangers and when it is over', () => {
    given().when(OTHER, { type: 'assess', impact: 'everybody' }).thenRefused('no_such_incident');
    given([claimed, resolved]).when(CALLER, { type: 'assess', impact: 'everybody' }, 9).thenRefused('not_now');
  });
});
