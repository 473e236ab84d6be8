import { LIMITS } from '../../src/ground/limits';
import { cancel } from '../../src/incident/commands/ending/cancel';
import { notYet } from '../../src/incident/commands/ending/not-yet';
import { reopen } from '../../src/incident/commands/ending/reopen';
import { resolve } from '../../src/incident/commands/ending/resolve';
import { answer } from '../../src/incident/commands/talk/answer';
import { ask } from '../../src/incident/commands/talk/ask';
import { message } from '../../src/incident/commands/talk/message';
import { note } from '../../src/incident/commands/talk/note';
import { assess } from '../../src/incident/commands/urgency/assess';
import { escalate } from '../../src/incident/commands/urgency/escalate';
import type { Incident } from '../../src/incident/types';
import { answerChoice } from '../../src/incident/views/forms/answer-choice';
import { caseForm } from '../../src/incident/views/forms/case-form';
import { moreMenu } from '../../src/incident/views/forms/more-menu';
import { reportForm } from '../../src/incident/views/forms/report';
import type { View } from '../../src/view/view';
import { aTypedDesk } from '../support/case-types';
import { aDesk } from '../support/desk';
import { asked, CALLER, cancelled, claimed, given, resolved } from '../support/given';
import { formOf, labels, read, reading } from './support';

const data = { incident: 'i-1', place: 'team' };
const { state } = given([claimed]);
const inputs = (view: View) => view.blocks.filter((block) => block.type === 'input' || block.type === 'choice');

test('the resolve form, in English: neither input can be left out, and an ending is chosen', () => {
  expect(formOf(resolve, state, 'team', reading('en'))).toEqual({
    fallback: 'Resolve the incident · INC-1 · The printer on floor 3 is jammed',
    blocks: [
      { type: 'title', text: ['Resolve the incident'] },
      { type: 'text', text: ['INC-1 · The printer on floor 3 is jammed'], tone: 'subtle' },
      { type: 'text', text: ['Kim Jensen sees what you write and is asked whether it works.'] },
      {
        type: 'input',
        id: 'text',
        label: 'What fixed it?',
        required: true,
        missing: 'Please write something here.',
        maxLength: LIMITS.text,
        multiline: true,
        placeholder: 'Removed the jammed paper from tray 2',
      },
      {
        type: 'choice',
        id: 'code',
        label: 'How did it end?',
        required: true,
        missing: 'Please choose one.',
        choices: [
          { value: 'fixed', label: 'Fixed' },
          { value: 'workaround', label: 'Workaround' },
          { value: 'not_reproducible', label: 'Could not be reproduced' },
          { value: 'duplicate', label: 'Duplicate of another incident' },
          { value: 'no_fault', label: 'No fault found' },
        ],
        value: 'fixed',
      },
      {
        type: 'buttons',
        buttons: [
          { label: 'Resolve', action: 'resolve.send', data, style: 'primary', submits: true },
          { label: 'Cancel', action: 'show', data, leaves: true },
        ],
      },
    ],
  });
});

test('the report form, in Danish, keeps what was typed and what comes back with it', () => {
  const typed = { text: 'Printeren er død', impact: 'team', urgency: 'stopped', where: '3. sal', rest: 'open' };
  const view = reportForm(
    reading('da'),
    { ...typed, problem: 'Udfyld det hele, og send igen.' },
    { note: '1 billede følger med.', data: { files: 'f-1' } },
  );
  expect(read(view)).toEqual([
    'Udfyld det hele, og send igen.',
    'Hvad er der galt?',
    '1 billede følger med.',
    'Fortæl det med dine egne ord: Printeren er død',
    'Hvem er ramt?: Kun mig / Mit team / Min afdeling / Alle',
    'Kan du arbejde?: Ja / Med besvær / Nej',
    'Område: Det ser I på mine ord / Hardware / Netværk / Personale / Andet',
    'Hvor er du, hvilket udstyr, telefon? (valgfrit): 3. sal',
    '[Send] [Fortryd]',
  ]);
  expect(inputs(view).map(({ id, required, value }) => ({ id, required, value }))).toEqual([
    { id: 'text', required: true, value: 'Printeren er død' },
    { id: 'impact', required: true, value: 'team' },
    { id: 'urgency', required: true, value: 'stopped' },
    { id: 'category', required: true, value: 'hardware' },
    { id: 'where', required: false, value: '3. sal' },
  ]);
  expect(view.blocks.at(-1)).toEqual({
    type: 'buttons',
    buttons: [
      { label: 'Send', action: 'report.send', data: { files: 'f-1', rest: 'open' }, style: 'primary', submits: true },
      { label: 'Fortryd', action: 'dismiss', data: { files: 'f-1' }, leaves: true },
    ],
  });
});

describe('the report form asks three things, and all else is one line', () => {
  const typed = reading('en', 0, { desk: aTypedDesk() });
  const words = (text: string, more = {}) => read(reportForm(typed, { text, ...more }));

  test('of something broken', () => {
    expect(words('The printer is broken')).toEqual([
      'What can we help with?',
      'Tell us in your own words: The printer is broken',
      'Who is affected?: Only me / My team / My department / Everybody',
      'Can you work?: Yes / With trouble / No',
      'Looks like: Incident · Hardware',
      '[Change]',
      '[Send] [Cancel]',
    ]);
  });

  test('of a request not how urgent it is, of a question nothing but the question', () => {
    const request = words('I would like to order a laptop');
    expect(request).toContain('Who needs it?: Only me / My team / My department / Everybody');
    expect(request).toContain('Looks like: Request · Hardware');
    expect(request.join()).not.toContain('Can you work');
    const question = words('How do I print?');
    expect(question.join()).not.toMatch(/Can you work|Only me/);
    expect(words('How do I print?', { caseType: 'incident' }).join()).toContain('Can you work');
  });

  test('guesses nothing before there are words, and what is then chosen does not stand against them', () => {
    expect(words(' ')).toContain('We find the rest in your words.');
    const open = words('', { rest: 'open' });
    expect(open).toContain('Type: My words tell / Incident / Request / Question');
    const chosen = inputs(reportForm(typed, { text: '', rest: 'open' })).map(({ id, value }) => [id, value]);
    expect(chosen).toContainEqual(['caseType', 'words']);
    expect(chosen).toContainEqual(['category', 'words']);
  });

  test('of a desk without types as ever', () => {
    const form = read(reportForm(reading('en'), { text: 'I would like to order a laptop' }));
    expect(form[0]).toBe('What is wrong?');
    expect(form.join()).toContain('Can you work');
    expect(form).toContain('Looks like: Hardware');
  });
});

const text = 'Half a sentence';
const problem = 'That text is too long.';
test.each<[string, (incident: Incident) => View, string]>([
  ['answer', (incident) => formOf(answer, incident, 'team', reading('en'), { text, problem }), 'answer.send'],
  ['ask', (incident) => formOf(ask, incident, 'team', reading('en'), { text, problem }), 'ask.send'],
  ['message', (incident) => formOf(message, incident, 'team', reading('en'), { text, problem }), 'message.send'],
  ['note', (incident) => formOf(note, incident, 'team', reading('en'), { text, problem }), 'note.send'],
  ['resolve', (incident) => formOf(resolve, incident, 'team', reading('en'), { text, problem }), 'resolve.send'],
  ['not yet', (incident) => formOf(notYet, incident, 'team', reading('en'), { why: text, problem }), 'notYet.send'],
  [
    'escalate',
    (incident) => formOf(escalate, incident, 'team', reading('en'), { reason: text, problem }),
    'escalate.send',
  ],
  ['cancel', (incident) => formOf(cancel, incident, 'team', reading('en'), { why: text, problem }), 'cancel.send'],
  ['reopen', (incident) => formOf(reopen, incident, 'team', reading('en'), { why: text, problem }), 'reopen.send'],
])('the %s form shows the problem first, keeps the words, sends and goes back', (_name, make, action) => {
  const view = make(state);
  expect(read(view)[0]).toBe(problem);
  expect(view.fallback.startsWith(problem)).toBe(true);
  expect(inputs(view)[0]).toMatchObject({ value: text });
  expect(view.blocks.at(-1)).toMatchObject({
    buttons: [
      { action, data, submits: true },
      { action: 'show', data },
    ],
  });
});

test('an internal note says that the caller never sees it', () => {
  expect(read(formOf(note, state, 'team', reading('da')))).toContain('Internt: Kim Jensen får det aldrig at se.');
  expect(read(formOf(note, state, 'team', reading('en')))).toContain('Internal: Kim Jensen never sees this.');
});

test('a reply stands under its question', () => {
  const waiting = given([claimed, asked]).state;
  expect(read(formOf(answer, waiting, 'caller', reading('da', 5)))).toEqual([
    'Dit svar',
    'INC-1 · The printer on floor 3 is jammed',
    'Dina Krogh spørger',
    '> Which printer?',
    'Svaret: …',
    '[Send] [Fortryd]',
  ]);
});

test('"It got worse" starts from the answers given, and from none where none was given', () => {
  const assessed = { by: CALLER, do: { type: 'assess', impact: 'team' }, at: 0 } as const;
  const values = (view: View) => inputs(view).map((block) => block.value);
  expect(values(formOf(assess, given([assessed]).state, 'caller', reading('da')))).toEqual(['team', undefined]);
  expect(values(formOf(assess, state, 'caller', reading('da'), { impact: 'everybody', urgency: 'stopped' }))).toEqual([
    'everybody',
    'stopped',
  ]);
  expect(read(formOf(assess, state, 'team', reading('da')))[0]).toBe('Hvem er ramt?');
});

test('the way back from cancelling cannot be taken for cancelling', () => {
  expect(labels(formOf(cancel, state, 'caller', reading('en')))).toEqual(['Cancel the incident', 'Keep it open']);
  expect(labels(formOf(cancel, state, 'caller', reading('da')))).toEqual(['Annullér sagen', 'Behold sagen']);
});

test('More… holds what fits the status', () => {
  const labelsOf = (incident: Incident) => labels(moreMenu(incident, reading('en', 5)));
  const usual = [
    'Note to the caller',
    'Internal note',
    'Put on hold…',
    'Assign…',
    'Hand over…',
    'Escalate',
    'Who is hit',
    'Cancel',
    'Why?',
    'Back',
  ];
  expect(labelsOf(given([]).state).filter((label) => usual.includes(label))).toEqual(usual);
  expect(labelsOf(state)).toContain('Release');
  expect(labelsOf(given([claimed, resolved]).state)).toEqual(['Note to the caller', 'Internal note', 'Why?', 'Back']);
  expect(labelsOf(given([cancelled]).state)).toEqual(['Internal note', 'Why?', 'Back']);
});

test('a message can start from a ready-made answer: at most ten of them, five in a row, above the input', () => {
  const answers = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, n) => {
        const text = { da: `Svar ${n}`, en: `Answer ${n}` };
        return [`a${n}`, { key: `a${n}`, name: text, text }];
      }),
    );
  const form = (count: number) =>
    formOf(message, state, 'team', reading('da', 5, { desk: aDesk({ answers: answers(count) }) }));
  expect(form(2)).toEqual({
    ...form(0),
    blocks: form(0).blocks.toSpliced(
      3,
      0,
      { type: 'text', text: ['Begynd med et standardsvar:'], tone: 'subtle' },
      {
        type: 'buttons',
        buttons: [
          { label: 'Svar 0', action: 'message.open', data: { ...data, answer: 'a0' } },
          { label: 'Svar 1', action: 'message.open', data: { ...data, answer: 'a1' } },
        ],
      },
    ),
  });
  const rows = form(12).blocks.flatMap((block) => (block.type === 'buttons' ? [block.buttons.length] : []));
  expect(rows).toEqual([5, 5, 2]);
});

test('which case a message answers: the five newest, and something new', () => {
  const incidents = [3, 9, 1, 12, 7, 5].map((number) => ({ ...state, number, id: `i-${number}` }));
  const view = answerChoice(reading('da'), 'Den store printer', incidents, { data: { files: 'f-1' } });
  expect(inputs(view)).toMatchObject([{ id: 'text', value: 'Den store printer', required: true }]);
  const pressed = view.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  expect(pressed.map(({ data }) => data['incident'])).toEqual(['i-12', 'i-9', 'i-7', 'i-5', 'i-3', undefined]);
  expect(pressed.every(({ action, submits, data }) => action === 'answer.choose' && submits && data['files'])).toBe(
    true,
  );
  expect(pressed.map(({ label }) => label)).toEqual(['INC-12', 'INC-9', 'INC-7', 'INC-5', 'INC-3', 'Noget nyt']);
  expect(read(view)).toContain('INC-12 · The printer on floor 3 is jammed');
});

test('a form may ask which other case, in both languages', () => {
  const merge = {
    type: 'note',
    form: { heading: 'button.note', inputs: [{ names: 'case', id: 'into', label: 'find.which' }], send: 'button.note' },
  } as const;
  for (const [lang, label, placeholder] of [
    ['da', 'Hvilken sag?', 'Sagens nummer, f.eks. INC-7'],
    ['en', 'Which case?', 'The case’s number, such as INC-7'],
  ] as const) {
    const view = caseForm(merge, state, 'team', reading(lang), { into: 'INC-9' });
    expect(view.blocks.filter(({ type }) => type === 'case')).toEqual([
      expect.objectContaining({ id: 'into', label, placeholder, required: true, value: 'INC-9' }),
    ]);
  }
});
