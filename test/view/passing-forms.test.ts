import type { Desk } from '../../src/desk/model';
import { assign } from '../../src/incident/commands/ownership/assign';
import { handOver } from '../../src/incident/commands/passing/hand-over';
import { giveBack } from '../../src/incident/commands/passing/return';
import { wait } from '../../src/incident/commands/passing/wait';
import type { Notice } from '../../src/incident/effects';
import type { Incident } from '../../src/incident/types';
import { moreMenu } from '../../src/incident/views/forms/more-menu';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { aDesk } from '../support/desk';
import { ANNA, claimed, DINA, given, minutesAfter, type Step } from '../support/given';
import { formOf, labels, read, reading } from './support';

const waits: Step = { by: DINA, do: { type: 'wait', reason: 'vendor' }, at: 2 };
const offers: Step = { by: DINA, do: { type: 'handOver', team: 'network', why: 'It is the switch' }, at: 2 };
const data = { incident: 'i-1', place: 'team' };

describe('More…', () => {
  const of = (state: Incident, desk = aDesk()) => labels(moreMenu(state, reading('da', 5, { desk })));

  test('resumes what is on hold, and puts the rest on hold', () => {
    expect(of(given([claimed, waits]).state)).toContain('Tag fat igen');
    expect(of(given([claimed, waits]).state)).not.toContain('Sæt til at vente…');
    expect(of(given([claimed]).state)).toContain('Sæt til at vente…');
  });

  test('offers no second hand-over, and none where there is one team', () => {
    expect(of(given([claimed]).state)).toContain('Send videre…');
    expect(of(given([claimed, offers]).state)).not.toContain('Send videre…');
    const { network: _, ...teams } = aDesk().teams;
    expect(of(given([claimed]).state, aDesk({ teams }))).not.toContain('Send videre…');
  });
});

describe('the forms', () => {
  const { state } = given([claimed]);

  test('put on hold, in English', () => {
    expect(formOf(wait, state, 'team', reading('en'))).toEqual({
      fallback: 'Put the case on hold · INC-1 · The printer on floor 3 is jammed',
      blocks: [
        { type: 'title', text: ['Put the case on hold'] },
        { type: 'text', text: ['INC-1 · The printer on floor 3 is jammed'], tone: 'subtle' },
        { type: 'text', text: ['Choose what it waits for. With a date it comes back by itself.'] },
        {
          type: 'choice',
          id: 'reason',
          label: 'What does it wait for?',
          required: true,
          missing: 'Please choose one.',
          choices: [
            { value: 'caller', label: 'An answer from the caller' },
            { value: 'vendor', label: 'A vendor' },
            { value: 'change', label: 'A change' },
            { value: 'problem', label: 'A problem' },
            { value: 'date', label: 'A date' },
          ],
          value: 'vendor',
        },
        {
          type: 'input',
          id: 'until',
          label: 'Until when?',
          required: false,
          missing: 'Please write something here.',
          maxLength: 60,
          multiline: false,
          placeholder: 'friday, 1/12 9:00, in 3 days',
        },
        {
          type: 'input',
          id: 'note',
          label: 'Internal note',
          required: false,
          missing: 'Please write something here.',
          maxLength: 500,
          multiline: true,
        },
        {
          type: 'buttons',
          buttons: [
            { label: 'Put on hold', action: 'wait.send', data, style: 'primary', submits: true },
            { label: 'Cancel', action: 'show', data, leaves: true },
          ],
        },
      ],
    });
  });

  test('each shows the problem first and keeps what was typed', () => {
    const problem = 'Vælg en anden.';
    const forms = [
      formOf(assign, state, 'team', reading('da'), { to: 'dina', problem }),
      formOf(wait, state, 'team', reading('da'), { reason: 'date', until: 'snart', note: 'Tromle', problem }),
      formOf(handOver, state, 'team', reading('da'), { team: 'network', why: 'Deres switch', problem }),
      formOf(giveBack, state, 'team', reading('da'), { why: 'Ikke vores', problem }),
    ];
    for (const form of forms) expect(read(form)[0]).toBe(problem);
    const values = forms.map(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'input' || block.type === 'choice' ? [block.value] : [])),
    );
    expect(values).toEqual([['dina'], ['date', 'snart', 'Tromle'], ['network', 'Deres switch'], ['Ikke vores']]);
  });

  test('the team that is asked sends the case back; the one that asked takes its offer back', () => {
    const words = (returns: boolean) => {
      const lines = read(formOf(giveBack, state, 'team', reading('da', 0, { returns })));
      return [lines[0], lines.at(-1)];
    };
    expect(words(true)).toEqual(['Send sagen tilbage', '[Send tilbage] [Fortryd]']);
    expect(words(false)).toEqual(['Tag tilbuddet tilbage', '[Tag tilbage] [Fortryd]']);
  });

  test('assigning offers the people of the team, by name', () => {
    const [choice] = formOf(assign, state, 'team', reading('da')).blocks.filter(({ type }) => type === 'choice');
    expect(choice).toMatchObject({
      id: 'to',
      choices: [
        { value: 'anna', label: 'Anna Holm' },
        { value: 'dina', label: 'Dina Krogh' },
      ],
    });
  });

  test('handing over offers the other teams, and starts from the next line of support', () => {
    const choiceOf = (desk: Desk) =>
      formOf(handOver, state, 'team', reading('da', 0, { desk })).blocks.find(({ type }) => type === 'choice');
    expect(choiceOf(aDesk())).toMatchObject({ choices: [{ value: 'network', label: 'Netværk' }] });
    expect(choiceOf(aDesk())).not.toHaveProperty('value');
    const { categories } = aDesk();
    const hardware = categories['hardware'];
    const desk = aDesk({
      categories: { ...categories, ...(hardware && { hardware: { ...hardware, next: 'network' } }) },
    });
    expect(choiceOf(desk)).toMatchObject({ value: 'network' });
  });
});

test.each<[Notice, Incident, readonly string[]]>([
  [
    { kind: 'handOver', team: 'service-desk', why: 'Det er switchen' },
    given([claimed, offers]).state,
    [
      'Servicedesk tilbyder Netværk sagen. Den er P4 · lav, indtil vi ved, hvem der er ramt, og om de kan arbejde. Tag imod den, eller send den tilbage.',
      '> Det er switchen',
      '[Tag imod] [Send tilbage] [Vis INC-1]',
    ],
  ],
  [
    { kind: 'noNews', since: minutesAfter(1) },
    given([claimed]).state,
    [
      'Der er ikke sket noget i sagen i 31 minutter. Skriv til Kim Jensen, hvor langt du er, eller sæt den til at vente.',
      '[Besked til brugeren] [Sæt til at vente…] [Vis INC-1]',
    ],
  ],
  [
    { kind: 'mayClose', text: 'Hvilken etage?' },
    given([{ by: DINA, do: { type: 'ask', text: 'Hvilken etage?' }, at: 1 }]).state,
    [
      'Kim Jensen er mindet om det to gange og har ikke svaret. Luk sagen, eller skriv til brugeren. Spørgsmålet var:',
      '> Hvilken etage?',
      '[Løs] [Besked til brugeren] [Vis INC-1]',
    ],
  ],
  [
    { kind: 'assigned' },
    given([{ by: ANNA, do: { type: 'assign', to: { id: 'p-dina', name: 'Dina Krogh', key: 'dina' } }, at: 1 }]).state,
    [
      'Anna Holm har givet sagen til dig. Den er P4 · lav, indtil vi ved, hvem der er ramt, og om de kan arbejde.',
      '[Vis INC-1]',
    ],
  ],
  [
    { kind: 'handOver', team: 'service-desk' },
    given([claimed]).state,
    [
      'Servicedesk tilbyder jer sagen. Den er P4 · lav, indtil vi ved, hvem der er ramt, og om de kan arbejde. Tag imod den, eller send den tilbage.',
      '[Vis INC-1]',
    ],
  ],
])('what is said of it has the buttons that answer it: %j', (notice, state, lines) => {
  expect(read(noticeView(notice, state, reading('da', 32), 'owner', 'Anna Holm')).slice(1)).toEqual(lines);
});
