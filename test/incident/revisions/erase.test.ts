import { aReport, CALLER, claimed, DINA, given, OTHER, type Step } from '../../support/given';

const picture = (id: string) => ({ id, name: `${id}.png`, type: 'image/png' });
const made = aReport({
  from: 'm-1',
  details: 'The printer\nis jammed',
  attachments: [picture('f-1')],
  link: 'https://x',
});
const erase = (message = 'm-1', revision = '2') => ({ type: 'erase', message, of: '1.0', revision }) as const;
const edit = { type: 'edit', message: 'm-1', of: '1.0', text: 'Again', revision: '3' } as const;
const answered: Step = {
  by: CALLER,
  do: { type: 'answer', text: 'Floor 3', attachments: [picture('f-2')], from: 'm-2' },
  at: 3,
};
const titled: Step = { by: DINA, do: { type: 'title', title: 'Paper jam' }, at: 2 };

test('a deleted report leaves its case without words, pictures and address', () => {
  const { state } = given([claimed, answered], made).when(CALLER, erase(), 5).then('erased');
  expect(state).toMatchObject({ title: '', attachments: [picture('f-2')], status: 'in_progress' });
  expect(state).not.toHaveProperty('details');
  expect(state).not.toHaveProperty('link');
});

test('a title that an operator gave it stands, and the caller’s own goes', () => {
  const { state } = given([claimed, titled], made).when(CALLER, erase(), 5).then('erased');
  expect(state.title).toBe('Paper jam');
  expect(state).not.toHaveProperty('callerTitle');
});

test('a deleted answer goes with its pictures', () => {
  const { state } = given([claimed, answered], made).when(CALLER, erase('m-2'), 5).then('erased');
  expect(state).toMatchObject({ title: 'The printer on floor 3 is jammed', attachments: [picture('f-1')] });
  expect(state).not.toHaveProperty('lastAnswer');
});

test('is done once, by its writer; a late edit brings nothing back, taking the deletion back does', () => {
  const story = given([claimed], made);
  story.when(OTHER, erase(), 5).thenRefused('no_such_incident');
  const erased = story.when(CALLER, erase(), 5).then('erased');
  erased.when(CALLER, erase('m-1', '4'), 6).thenNothing();
  erased.when(CALLER, edit, 6).thenNothing();
  expect(erased.when(CALLER, { ...edit, restored: true }, 6).then('edited').state.title).toBe('Again');
});
