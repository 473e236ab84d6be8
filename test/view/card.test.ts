import type { Incident } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import type { View } from '../../src/view/view';
import { aReport, asked, CALLER, cancelled, claimed, closed, DINA, given, resolved, tickAt } from '../support/given';
import { buttonsOf, labels, read, reading } from './support';

const hit = { by: CALLER, do: { type: 'assess', impact: 'team', urgency: 'hindered' }, at: 0 } as const;
const data = { incident: 'i-1', place: 'caller' };

test('a new case for its caller, in English', () => {
  expect(incidentCard(given([hit], aReport({ where: 'Floor 3' })).state, 'caller', reading('en'))).toEqual({
    fallback:
      'INC-1 · The printer on floor 3 is jammed · P3 · medium. Service desk will get back to you by 11:00 (in 2 hours).',
    blocks: [
      { type: 'title', text: ['INC-1 · The printer on floor 3 is jammed'] },
      { type: 'text', text: ['Service desk will get back to you by 11:00 (in 2 hours).'], tone: 'normal' },
      {
        type: 'facts',
        facts: [
          { label: 'Status', value: ['New – nobody has taken it yet'] },
          {
            label: 'Priority',
            value: ['P3 · medium, because the whole team is affected and can work, but with trouble'],
          },
          { label: 'Team', value: ['Service desk'] },
          { label: 'Area', value: ['Hardware'] },
          { label: 'Where', value: ['Floor 3'] },
        ],
      },
      {
        type: 'buttons',
        buttons: [
          { label: 'Reply', action: 'answer.open', data },
          { label: 'It got worse', action: 'assess.open', data },
          { label: 'It works now', action: 'works', data },
          { label: 'Cancel', action: 'cancel.open', data },
        ],
      },
    ],
    refresh: { action: 'show', data },
  });
});

test('the two questions, in Danish, each a row of quick buttons', () => {
  const view = incidentCard(given([]).state, 'caller', reading('da'));
  expect(view.blocks.slice(3, 7)).toEqual([
    { type: 'text', text: [{ bold: 'Hvem er ramt?' }] },
    {
      type: 'buttons',
      buttons: [
        { label: 'Kun mig', action: 'assess', data: { ...data, impact: 'me' } },
        { label: 'Mit team', action: 'assess', data: { ...data, impact: 'team' } },
        { label: 'Min afdeling', action: 'assess', data: { ...data, impact: 'department' } },
        { label: 'Alle', action: 'assess', data: { ...data, impact: 'everybody' } },
      ],
    },
    { type: 'text', text: [{ bold: 'Kan du arbejde?' }] },
    {
      type: 'buttons',
      buttons: [
        { label: 'Ja', action: 'assess', data: { ...data, urgency: 'working' } },
        { label: 'Med besvær', action: 'assess', data: { ...data, urgency: 'hindered' } },
        { label: 'Nej', action: 'assess', data: { ...data, urgency: 'stopped' } },
      ],
    },
  ]);
});

test('both questions stay, the given answer marked, until both are answered', () => {
  const one = given([{ by: CALLER, do: { type: 'assess', urgency: 'stopped' }, at: 0 }]).state;
  const view = incidentCard(one, 'caller', reading('da'));
  expect(read(view)).toEqual([
    'INC-1 · The printer on floor 3 is jammed',
    'Servicedesk svarer senest kl. 11.00 (om 2 timer).',
    'Status: Ny – ingen har taget den endnu',
    'Prioritet: P3 · middel, indtil vi ved, hvem der er ramt',
    'Team: Servicedesk',
    'Område: Hardware',
    'Hvem er ramt?',
    '[Kun mig] [Mit team] [Min afdeling] [Alle]',
    'Kan du arbejde?',
    '[Ja] [Med besvær] [Nej]',
    '[Svar] [Det er blevet værre] [Det virker nu] [Annullér]',
  ]);
  expect(buttonsOf(view).filter(({ style }) => style === 'primary')).toEqual([
    { label: 'Nej', action: 'assess', data: { ...data, urgency: 'stopped' }, style: 'primary' },
  ]);
});

test('a new case for its team says who is told next, and shows what was sent along', () => {
  const report = aReport({
    details: 'It jams\non every page',
    where: '3. sal',
    attachments: [{ id: 'f-1', name: 'jam.png', type: 'image/png' }],
  });
  const ctx = reading('da', 10, { fileUrl: (id) => `https://desk.example/files/${id}` });
  expect(read(incidentCard(given([hit], report).state, 'team', ctx))).toEqual([
    'INC-1 · The printer on floor 3 is jammed',
    'Ingen har taget sagen. Den skal besvares senest kl. 11.00 (om 1 time og 50 minutter). Servicedesk får besked kl. 10.00 (om 50 minutter), derefter Anna Holm.',
    '> It jams\non every page',
    '(jam.png: https://desk.example/files/f-1)',
    'Bruger: Kim Jensen',
    'Status: Ny – ingen har taget den endnu',
    'Prioritet: P3 · middel, fordi hele teamet er ramt og kan arbejde med besvær',
    'Team: Servicedesk',
    'Område: Hardware',
    'Hvor: 3. sal',
    'Oprettet: kl. 09.00 (for 10 minutter siden)',
    'Ligner: Hardware',
    '[Anden kategori]',
    '[Tag sagen] [Spørg brugeren] [Mere…]',
  ]);
});

test('the team is asked both questions in one line, until both are answered', () => {
  const answers = [{}, { urgency: 'stopped' }, { impact: 'team' }] as const;
  const shown = answers.map((answer) =>
    incidentCard(given([{ by: CALLER, do: { type: 'assess', ...answer }, at: 0 }]).state, 'team', reading('da')),
  );
  const row = ({ blocks }: View) => blocks.filter(({ type }) => type === 'selects');
  const impact = {
    id: 'impact',
    label: 'Hvem er ramt?',
    choices: [
      { value: 'me', label: 'Kun brugeren' },
      { value: 'team', label: 'Teamet' },
      { value: 'department', label: 'Afdelingen' },
      { value: 'everybody', label: 'Alle' },
    ],
  };
  const urgency = {
    id: 'urgency',
    label: 'Kan de arbejde?',
    choices: [
      { value: 'working', label: 'Ja' },
      { value: 'hindered', label: 'Med besvær' },
      { value: 'stopped', label: 'Nej' },
    ],
  };
  const save = { label: 'Gem', action: 'assess', data: { incident: 'i-1', place: 'team' }, submits: true };
  expect(shown.map(row)).toEqual([
    [{ type: 'selects', selects: [impact, urgency], save }],
    [{ type: 'selects', selects: [impact, { ...urgency, value: 'stopped' }], save }],
    [{ type: 'selects', selects: [{ ...impact, value: 'team' }, urgency], save }],
  ]);
  expect(row(incidentCard(given([hit]).state, 'team', reading('da')))).toEqual([]);
});

test('pictures without an address are counted', () => {
  const report = aReport({ attachments: [{ id: 'f-1', name: 'jam.png', type: 'image/png' }] });
  expect(read(incidentCard(given([], report).state, 'team', reading('en')))).toContain('1 picture was sent along.');
});

test('a missed answer says so, and who has been told', () => {
  const late = given([tickAt(121), tickAt(241)]).state;
  const toCaller = (heard?: Incident['heard']) =>
    read(incidentCard({ ...late, ...(heard && { heard }) }, 'caller', reading('da', 300)))[1];
  const said = 'Servicedesk skulle have svaret kl. 13.00 (for 1 time siden). Det beklager vi.';
  const news = 'Du hører fra os senest kl. 15.01 (om 1 time og 1 minut).';
  expect(toCaller()).toBe(`${said} Teamet er blevet mindet om sagen. ${news}`);
  expect(toCaller({ told: ['anna'], missed: [] })).toBe(`${said} Teamlederen har fået besked. ${news}`);
  expect(toCaller({ told: ['carl'], missed: ['anna'] })).toBe(`${said} Lederen har fået besked. ${news}`);
  expect(toCaller({ told: ['anna', 'carl'], missed: [] })).toBe(
    `${said} Både teamlederen og lederen har fået besked. ${news}`,
  );
  expect(read(incidentCard(late, 'team', reading('da', 300)))[1]).toBe(
    'Ingen har taget sagen. Den skulle have været besvaret kl. 13.00 (for 1 time siden). Alle, der skal have besked, har fået det. Kim Jensen er lovet nyt senest kl. 15.01 (om 1 time og 1 minut).',
  );
});

test.each([
  [
    'en',
    ['Has been told: Anna Holm', 'Cannot be reached: Carl Friis'],
    'Everyone who can be reached has been told. Carl Friis cannot be reached.',
  ],
  [
    'da',
    ['Har fået besked: Anna Holm', 'Kan ikke nås: Carl Friis'],
    'Alle, der kan nås, har fået besked. Carl Friis kan ikke nås.',
  ],
] as const)('%s: the team reads who was told and who cannot be reached', (lang, facts, banner) => {
  const late = given([tickAt(121), tickAt(241)]).state;
  const before = read(incidentCard(late, 'team', reading(lang, 300))).join('\n');
  expect(before).not.toMatch(/Anna Holm|Carl Friis/);
  const heard = { told: ['anna'], missed: ['carl'] };
  const lines = read(incidentCard({ ...late, heard }, 'team', reading(lang, 300)));
  expect(lines).toEqual(expect.arrayContaining([...facts]));
  expect(lines.join('\n')).toContain(banner);
  expect(read(incidentCard({ ...late, heard }, 'caller', reading(lang, 300))).join('\n')).not.toContain('Carl Friis');
});

test('a repeating policy says whom it tells again', () => {
  const urgent = { ...hit, do: { type: 'assess', impact: 'everybody', urgency: 'stopped' } } as const;
  const told = given([urgent, tickAt(6), tickAt(16), tickAt(31)]).state;
  expect(read(incidentCard(told, 'team', reading('en', 31)))[1]).toContain(
    'Anna Holm and Carl Friis will be told again at 10:01 (in 30 minutes).',
  );
});

test('a waiting case shows the question, and Reply comes first', () => {
  const view = incidentCard(given([claimed, asked]).state, 'caller', reading('da', 5));
  expect(read(view).slice(1, 5)).toEqual([
    'Dina Krogh mangler et svar fra dig for at komme videre. Tryk på Svar.',
    'Dina Krogh spørger',
    '> Which printer?',
    'Status: Afventer dit svar – Dina Krogh har sagen',
  ]);
  expect(view.blocks.at(-1)).toMatchObject({ buttons: [{ label: 'Svar', style: 'primary' }, {}, {}, {}] });
});

test('a resolved case shows what fixed it, and when it closes by itself', () => {
  expect(read(incidentCard(given([hit, claimed, resolved]).state, 'caller', reading('da', 5)))).toEqual([
    'INC-1 · The printer on floor 3 is jammed',
    'Dina Krogh melder, at det er løst. Virker det igen? Hører vi ikke fra dig, lukker sagen af sig selv torsdag 26. november kl. 09.03 (om 3 dage).',
    'Løst – Dina Krogh skriver',
    '> Cleared the jam',
    'Status: Løst af Dina Krogh – afventer dit svar',
    'Prioritet: P3 · middel, fordi hele teamet er ramt og kan arbejde med besvær',
    'Team: Servicedesk',
    'Område: Hardware',
    '[Det virker] [Ikke endnu]',
  ]);
});

test('an ended case can be reopened for 14 days, and not after', () => {
  const days = (count: number) => count * 24 * 60;
  for (const state of [given([claimed, resolved, closed]).state, given([cancelled]).state]) {
    expect(labels(incidentCard(state, 'caller', reading('en', days(13))))).toEqual(['Reopen']);
    expect(labels(incidentCard(state, 'caller', reading('en', days(15))))).toEqual([]);
    expect(labels(incidentCard(state, 'team', reading('en', days(15))))).toEqual(['More…']);
  }
});

test('the team sees the last answer, and a banner goes on top', () => {
  const answered = { by: CALLER, do: { type: 'answer', text: 'The big one', attachments: [] }, at: 3 } as const;
  const banner = { text: 'Dina Krogh har allerede taget INC-1.', tone: 'warning' } as const;
  const view = incidentCard(given([claimed, asked, answered]).state, 'team', reading('da', 5), banner);
  expect(view.blocks[0]).toEqual({ type: 'text', text: [banner.text], tone: 'warning' });
  expect(view.fallback.startsWith(banner.text)).toBe(true);
  expect(read(view)).toEqual(
    expect.arrayContaining(['Kim Jensen svarede kl. 09.03 (for 2 minutter siden)', '> The big one']),
  );
});

test('pictures of an internal note are not counted on the caller’s card', () => {
  const note = {
    by: DINA,
    do: { type: 'note', text: 'odd', attachments: [{ id: 'f-9', name: 'odd.png', type: 'image/png' }] },
    at: 2,
  } as const;
  const state = (steps: readonly (typeof note | typeof claimed)[]) => given(steps).state;
  expect(incidentCard(state([claimed, note]), 'caller', reading('en', 5))).toEqual(
    incidentCard(state([claimed]), 'caller', reading('en', 5)),
  );
});

test.each([
  ['resolved', [claimed, resolved]],
  ['closed', [claimed, resolved, closed]],
  ['cancelled', [claimed, cancelled]],
] as const)('a priority that nobody answered for has no reason once it is %s', (_, steps) => {
  const { state } = given(steps);
  for (const place of ['caller', 'team'] as const) {
    const lines = read(incidentCard(state, place, reading('da', 5))).join('\n');
    expect(lines).toContain('P4 · lav');
    expect(lines).not.toMatch(/P4 · lav, (?:fordi|indtil)/);
  }
});
