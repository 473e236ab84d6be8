import {
  ANNA,
  asked,
  BO,
  CALLER,
  cancelled,
  claimed,
  closed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  resolved,
} from '../support/given';

const picture = { id: 'f-1', name: 'jam.png', type: 'image/png' };

describe('ask', () => {
  it('waits for the caller and stops the clock', () => {
    const { state } = given([claimed]).when(DINA, { type: 'ask', text: 'Which one?' }, 5).then('asked');
    expect(state).toMatchObject({ status: 'waiting', question: { text: 'Which one?', by: { name: 'Dina Krogh' } } });
    expect(state.resolutionTarget.pausedAt).toEqual(minutesAfter(5));
    // The caller is reminded on the next open day.
    expect(state.nextAt).toEqual(minutesAfter(5 + 1440));
  });

  it('claims it first where nobody has', () => {
    expect(given().when(DINA, { type: 'ask', text: 'Which?' }).then('claimed', 'asked').state.owner?.name).toBe(
      'Dina Krogh',
    );
  });

  it('asks again while it waits', () => {
    expect(
      given([claimed, asked]).when(ANNA, { type: 'ask', text: 'And where?' }, 4).then('asked').state.question?.text,
    ).toBe('And where?');
  });

  it('is refused for the caller, when empty, when too long and when it is over', () => {
    given().when(CALLER, { type: 'ask', text: 'x' }).thenRefused('only_operators');
    given().when(DINA, { type: 'ask', text: '  ' }).thenRefused('empty_text');
    given()
      .when(DINA, { type: 'ask', text: 'x'.repeat(4001) })
      .thenRefused('too_long');
    given([claimed, resolved]).when(DINA, { type: 'ask', text: 'x' }, 9).thenRefused('not_now');
  });
});

describe('answer', () => {
  it('brings a waiting case back and gives the clock its time back', () => {
    const before = given([claimed]).state.resolutionTarget.dueAt;
    const { state } = given([claimed, asked])
      .when(CALLER, { type: 'answer', text: 'The grey one', attachments: [picture] }, 32)
      .then('answered');
    expect(state).toMatchObject({
      status: 'in_progress',
      lastAnswer: { text: 'The grey one' },
      attachments: [picture],
    });
    expect(state.question).toBeUndefined();
    expect(state.resolutionTarget.pausedMs).toBe(30 * 60_000);
    expect(state.resolutionTarget.dueAt.getTime()).toBe(before.getTime() + 30 * 60_000);
  });

  it('is heard in any open case', () => {
    expect(
      given().when(CALLER, { type: 'answer', text: 'Also floor 4', attachments: [] }).then('answered').state.status,
    ).toBe('new');
  });

  it('takes a picture without words', () => {
    given()
      .when(CALLER, { type: 'answer', text: '', attachments: [picture] })
      .then('answered');
  });

  it('is refused for others, when empty and when it is over', () => {
    given([claimed, asked]).when(DINA, { type: 'answer', text: 'x', attachments: [] }, 3).thenRefused('only_caller');
    given().when(OTHER, { type: 'answer', text: 'x', attachments: [] }).thenRefused('no_such_incident');
    given().when(CALLER, { type: 'answer', text: '', attachments: [] }).thenRefused('empty_text');
    given([claimed, resolved, closed])
      .when(CALLER, { type: 'answer', text: 'x', attachments: [] }, 9)
      .thenRefused('not_now');
  });
});

describe('message and note', () => {
  it('tells the caller', () => {
    given([claimed]).when(DINA, { type: 'message', text: 'On my way' }, 5).then('messaged');
  });

  it('keeps a note, also when the case is closed', () => {
    given([claimed, resolved, closed]).when(DINA, { type: 'note', text: 'Old drum', attachments: [] }, 9).then('noted');
  });

  it('is refused for the caller, for another team, and when empty', () => {
    given().when(CALLER, { type: 'message', text: 'x' }).thenRefused('only_operators');
    given().when(CALLER, { type: 'note', text: 'x', attachments: [] }).thenRefused('only_operators');
    given().when(BO, { type: 'note', text: 'x', attachments: [] }).thenRefused('no_such_incident');
    given().when(DINA, { type: 'message', text: '' }).thenRefused('empty_text');
    given([cancelled]).when(DINA, { type: 'message', text: 'x' }, 9).thenRefused('not_now');
  });
});
