import {
  ANNA,
  asked,
  CALLER,
  cancelled,
  claimed,
  closed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  resolved,
} from '../../support/given';

const DAY = 24 * 60;

describe('resolve', () => {
  it('says what fixed it and when it closes by itself', () => {
    const { state } = given([claimed])
      .when(DINA, { type: 'resolve', text: 'New toner', code: 'fixed' }, 30)
      .then('resolved');
    expect(state).toMatchObject({ status: 'resolved', resolution: { text: 'New toner', code: 'fixed' } });
    expect(state.closesAt).toEqual(new Date('2026-11-26T08:30:00Z'));
    expect(state.nextAt).toEqual(state.closesAt);
  });

  it('claims it first where nobody has, and drops the question where it waits', () => {
    given().when(DINA, { type: 'resolve', text: 'x', code: 'workaround' }).then('claimed', 'resolved');
    expect(
      given([claimed, asked]).when(DINA, { type: 'resolve', text: 'x', code: 'fixed' }, 9).story.state.question,
    ).toBeUndefined();
  });

  it('is refused when empty, too long, for the caller, and when it is closed', () => {
    given([claimed]).when(DINA, { type: 'resolve', text: ' ', code: 'fixed' }, 9).thenRefused('empty_text');
    given([claimed])
      .when(DINA, { type: 'resolve', text: 'x'.repeat(4001), code: 'fixed' }, 9)
      .thenRefused('too_long');
    given([claimed]).when(CALLER, { type: 'resolve', text: 'x', code: 'fixed' }, 9).thenRefused('only_operators');
    given([claimed, resolved, closed])
      .when(DINA, { type: 'resolve', text: 'x', code: 'fixed' }, 9)
      .thenRefused('not_now');
  });

  it('does nothing the second time', () => {
    given([claimed, resolved]).when(ANNA, { type: 'resolve', text: 'x', code: 'fixed' }, 9).thenNothing();
  });
});

describe('fixed and not yet', () => {
  it('closes what the caller confirms', () => {
    const { state } = given([claimed, resolved]).when(CALLER, { type: 'fixed' }, 9).then('closed');
    expect(state).toMatchObject({ status: 'closed', closed: { how: 'confirmed' } });
    expect(state.nextAt).toBeUndefined();
  });

  it('reopens at the same operator, and the clock goes on where it stood', () => {
    const dueBefore = given([claimed]).state.resolutionTarget.dueAt.getTime();
    const { state } = given([claimed, resolved])
      .when(CALLER, { type: 'notYet', why: 'Jammed again' }, 63)
      .then('reopened');
    expect(state).toMatchObject({ status: 'in_progress', owner: { name: 'Dina Krogh' } });
    expect(state.resolutionTarget.metAt).toBeUndefined();
    expect(state.resolutionTarget.dueAt.getTime()).toBe(dueBefore + 60 * 60_000);
  });

  it('wants a word why', () => {
    given([claimed, resolved]).when(CALLER, { type: 'notYet', why: '' }, 9).thenRefused('empty_text');
  });

  it('is the caller’s alone', () => {
    given([claimed, resolved]).when(DINA, { type: 'fixed' }, 9).thenRefused('only_caller');
    given([claimed, resolved]).when(DINA, { type: 'notYet', why: 'x' }, 9).thenRefused('only_caller');
    given([claimed]).when(CALLER, { type: 'fixed' }, 9).thenRefused('not_now');
  });

  it('does nothing at the second click', () => {
    given([claimed, resolved, closed]).when(CALLER, { type: 'fixed' }, 9).thenNothing();
    given([claimed]).when(CALLER, { type: 'notYet', why: 'x' }, 9).thenNothing();
  });

  it('still reopens when it closed by itself meanwhile', () => {
    const story = given([claimed, resolved, { by: 'vagt', do: { type: 'tick' }, at: 4 * DAY }]);
    expect(story.state.closed?.how).toBe('no_answer');
    story.when(CALLER, { type: 'notYet', why: 'Back from holiday' }, 5 * DAY).then('reopened');
  });
});

describe('works', () => {
  it('resolves and closes what nobody has', () => {
    const { state } = given().when(CALLER, { type: 'works' }, 9).then('resolved', 'closed');
    expect(state).toMatchObject({ status: 'closed', closed: { how: 'caller' }, resolution: { by: { id: 'p-kim' } } });
  });

  it('confirms a resolution, is refused for others and does nothing twice', () => {
    given([claimed, resolved]).when(CALLER, { type: 'works' }, 9).then('closed');
    given([claimed]).when(DINA, { type: 'works' }, 9).thenRefused('only_caller');
    given([cancelled]).when(CALLER, { type: 'works' }, 9).thenRefused('not_now');
    given([claimed, resolved, closed]).when(CALLER, { type: 'works' }, 9).thenNothing();
  });
});

describe('cancel and reopen', () => {
  it('cancels for the caller and for the team', () => {
    expect(given().when(CALLER, { type: 'cancel', why: 'My mistake' }).then('cancelled').state).toMatchObject({
      status: 'cancelled',
      cancelled: { why: 'My mistake' },
    });
    given([claimed]).when(ANNA, { type: 'cancel' }, 9).then('cancelled');
  });

  it('does not cancel for strangers, after a resolution, or twice', () => {
    given().when(OTHER, { type: 'cancel' }).thenRefused('no_such_incident');
    given([claimed, resolved]).when(CALLER, { type: 'cancel' }, 9).thenRefused('not_now');
    given([cancelled]).when(CALLER, { type: 'cancel' }, 9).thenNothing();
  });

  it('opens a cancelled case as new, under its policy again', () => {
    const { state } = given([cancelled]).when(CALLER, { type: 'reopen' }, 60).then('reopened', 'planned');
    expect(state).toMatchObject({ status: 'new', policy: { from: minutesAfter(60), fired: 0 } });
    expect(state.cancelled).toBeUndefined();
  });

  it('opens a closed case at its operator', () => {
    expect(given([claimed, resolved, closed]).when(ANNA, { type: 'reopen' }, 60).then('reopened').state.status).toBe(
      'in_progress',
    );
  });

  it('gives a closed case that nobody ever had back to the team', () => {
    const closedByCaller = { by: CALLER, do: { type: 'works' }, at: 2 } as const;
    const { state } = given([closedByCaller]).when(CALLER, { type: 'reopen' }, 60).then('reopened', 'planned');
    expect(state.status).toBe('new');
    expect(state.policy).toBeDefined();
  });

  it('is refused after 14 days, and does nothing to an open case', () => {
    const story = given([claimed, resolved, closed]);
    story.when(CALLER, { type: 'reopen' }, 4 + 14 * DAY).then('reopened');
    story.when(CALLER, { type: 'reopen' }, 5 + 14 * DAY).thenRefused('too_late');
    given().when(CALLER, { type: 'reopen' }).thenNothing();
  });
});
