import {
  ANNA,
  asked,
  BO,
  CALLER,
  cancelled,
  claimed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  resolved,
  tickAt,
} from '../support/given';

describe('claim', () => {
  it('names the owner and ends the response policy', () => {
    const { state } = given().when(DINA, { type: 'claim' }, 5).then('claimed');
    expect(state).toMatchObject({ status: 'in_progress', owner: { name: 'Dina Krogh' }, assigned: ['p-dina'] });
    expect(state.policy).toBeUndefined();
    expect(state.responseTarget.metAt).toEqual(minutesAfter(5));
  });

  it('is refused for the caller and for people of another team', () => {
    given().when(CALLER, { type: 'claim' }).thenRefused('only_operators');
    given().when(OTHER, { type: 'claim' }).thenRefused('no_such_incident');
    given().when(BO, { type: 'claim' }).thenRefused('no_such_incident');
  });

  it('is refused with the winner’s name when a colleague was faster', () => {
    const story = given([claimed]);
    story.when(ANNA, { type: 'claim' }).thenRefused('already_claimed');
  });

  it('does nothing at the second click', () => {
    given([claimed]).when(DINA, { type: 'claim' }).thenNothing();
  });

  it.each([
    ['resolved', resolved],
    ['cancelled', cancelled],
  ] as const)('does not re-open one that is %s', (_, ended) => {
    given([claimed, ended]).when(ANNA, { type: 'claim' }, 9).thenRefused('not_now');
  });

  it('stops what was due', () => {
    given([claimed]).when('vagt', { type: 'tick' }, 130).thenNothing();
  });
});

describe('release', () => {
  it('puts it back and starts the response policy again from that moment', () => {
    const { state } = given([claimed]).when(DINA, { type: 'release' }, 60).then('released', 'planned');
    expect(state.status).toBe('new');
    expect(state.owner).toBeUndefined();
    expect(state.policy?.steps[0]?.at).toEqual(minutesAfter(180));
    expect(state.responseTarget).toMatchObject({ dueAt: minutesAfter(300) });
    expect(state.responseTarget.metAt).toBeUndefined();
  });

  it('keeps the promised resolution', () => {
    const before = given([claimed]);
    const after = before.when(DINA, { type: 'release' }, 60).story;
    expect(after.state.resolutionTarget.dueAt).toEqual(before.state.resolutionTarget.dueAt);
  });

  it('is refused for a colleague who neither owns it nor leads the team', () => {
    given([{ by: ANNA, do: { type: 'claim' }, at: 1 }])
      .when(DINA, { type: 'release' })
      .thenRefused('only_owner');
    given([claimed]).when(ANNA, { type: 'release' }, 5).then('released', 'planned');
  });

  it('does nothing when nobody has it', () => {
    given().when(DINA, { type: 'release' }).thenNothing();
  });

  it('gives a waiting case back with its clock running', () => {
    const { state } = given([claimed, asked]).when(DINA, { type: 'release' }, 62).story;
    expect(state.question).toBeUndefined();
    expect(state.resolutionTarget.pausedAt).toBeUndefined();
    expect(state.resolutionTarget.pausedMs).toBe(60 * 60_000);
  });

  it('lets the next one read it still', () => {
    const story = given([
      claimed,
      { by: DINA, do: { type: 'release' }, at: 2 },
      { by: ANNA, do: { type: 'claim' }, at: 3 },
    ]);
    expect(story.state.assigned).toEqual(['p-dina', 'p-anna']);
    story.when('vagt', { type: 'tick' }, 125).thenNothing();
    given([claimed, { by: DINA, do: { type: 'release' }, at: 2 }, tickAt(130)]);
  });
});
