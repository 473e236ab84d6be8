import { aReport, CALLER, claimed, DINA, given, OTHER, type Step } from '../../support/given';

const made = aReport({ from: 'm-1', title: 'The printer', details: 'The printer\nis jammed' });
const edit = (text: string, revision = '2', message = 'm-1') =>
  ({ type: 'edit', message, of: '1.0', text, revision }) as const;
const answered: Step = { by: CALLER, do: { type: 'answer', text: 'Floor 3', attachments: [], from: 'm-2' }, at: 3 };

describe('the message that made a case', () => {
  test('gives it other words when its writer edits it', () => {
    const { state } = given([claimed], made).when(CALLER, edit('The scanner'), 5).then('edited');
    expect(state).toMatchObject({ title: 'The scanner', editedAt: expect.any(Date) });
    expect(state.details).toBeUndefined();
  });

  test('leaves a title that an operator gave it', () => {
    const titled: Step = { by: DINA, do: { type: 'title', title: 'Paper jam' }, at: 2 };
    const { state } = given([claimed, titled], made).when(CALLER, edit('The scanner\nis jammed'), 5).then('edited');
    expect(state).toMatchObject({
      title: 'Paper jam',
      callerTitle: 'The scanner',
      details: 'The scanner\nis jammed',
    });
  });

  test('changes nothing once more, nor when an older edit comes late', () => {
    const story = given([{ by: CALLER, do: edit('The scanner', '3'), at: 2 }], made);
    story.when(CALLER, edit('The scanner', '3'), 5).thenNothing();
    story.when(CALLER, edit('The printer!', '2'), 5).thenNothing();
  });

  test.each([
    ['a colleague', OTHER],
    ['an operator', DINA],
  ])('is edited by its writer alone, not by %s', (_, by) => {
    given([claimed], made).when(by, edit('The scanner'), 5).thenRefused('no_such_incident');
  });

  test('keeps some words, and no more than a report takes', () => {
    const story = given([claimed], made);
    story.when(CALLER, edit('  '), 5).thenRefused('empty_text');
    story.when(CALLER, edit('x'.repeat(8001)), 5).thenRefused('too_long');
  });
});

describe('an answer', () => {
  test('is what it says by now', () => {
    const { state } = given([claimed, answered], made)
      .when(CALLER, edit('Floor 4', '2', 'm-2'), 5)
      .then('edited');
    expect(state.lastAnswer).toMatchObject({ text: 'Floor 4', edited: true });
    expect(state.title).toBe('The printer');
    expect(state.editedAt).toBeUndefined();
  });

  test('that is no longer the last one leaves the last one alone', () => {
    const later: Step = {
      by: CALLER,
      do: { type: 'answer', text: 'By the door', attachments: [], from: 'm-3' },
      at: 4,
    };
    const { state } = given([claimed, answered, later], made)
      .when(CALLER, edit('Floor 4', '2', 'm-2'), 5)
      .then('edited');
    expect(state.lastAnswer?.text).toBe('By the door');
  });
});

describe('what an operator wrote to the caller', () => {
  const replied: Step = { by: DINA, do: { type: 'message', text: 'Close tray 1', from: 'm-9' }, at: 3 };
  const change = { ...edit('Close tray 2', '2', 'm-9'), of: '3.0' };

  test('is edited while they work on it', () => {
    given([claimed, replied], made).when(DINA, change, 5).then('edited');
  });

  test('is not rewritten by who left the team, who may still delete it', () => {
    const left = { ...DINA, member: false };
    given([claimed, replied], made).when(left, change, 5).thenNothing();
    given([claimed, replied], made)
      .when(left, { type: 'erase', message: 'm-9', of: '3.0', revision: '2' }, 5)
      .then('erased');
  });
});
