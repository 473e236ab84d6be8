import { PRESSES } from '../../src/chat/table';
import { changedView, mistakesView, proposalView } from '../../src/desk-edit/views/changes';
import { deskView } from '../../src/desk-edit/views/desk-view';
import { addForm, deskAnswerForm, removeForm } from '../../src/desk-edit/views/forms';
import { versionsView } from '../../src/desk-edit/views/lists';
import { LANGS } from '../../src/ground/lang';
import { say } from '../../src/view/text';
import { minutesAfter } from '../support/given';
import { deskViewsOf } from './desk-views';
import { buttonsOf, labels, read, reading } from './support';

const move = {
  version: '0123456789ab',
  how: 'chat',
  by: { id: 'p-anna', name: 'Anna Holm' },
  at: minutesAfter(-30),
} as const;
const teams = ['service-desk', 'network'];
const changes = [
  { path: 'teams.network.members', added: ['carl'], removed: [] },
  { path: 'targets.P1.response', from: '15m', to: '10m' },
];

test.each(LANGS)('every view about the desk can be shown in %s', (lang) => {
  const views = deskViewsOf(reading(lang), { name: 'Bo Lund', text: 'Some words' });
  for (const view of views) {
    const words = [view.fallback, ...read(view)].flatMap((line) => line.split('\n'));
    expect(words.filter((line) => line.trim() === '' || /undefined|NaN|\[object| {2}|\s$| \.|\.\./.test(line))).toEqual(
      [],
    );
    expect(view.fallback).not.toMatch(/\n/);
  }
  const all = views.flatMap(buttonsOf);
  expect(all.filter(({ action }) => !PRESSES.has(action))).toEqual([]);
  expect(all.filter(({ label }) => label.length > 75)).toEqual([]);
  const rows = views.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'buttons'));
  expect(rows.filter(({ buttons }) => buttons.length === 0 || buttons.length > 6)).toEqual([]);
});

test('an admin sees who is where, who changed it last, and what can be changed', () => {
  expect(read(deskView(reading('da'), { teams, from: 0, all: true, last: move }))).toEqual([
    'Desken · It-servicedesk',
    'Ændret af Anna Holm kl. 08.30 (for 30 minutter siden) · version 0123456789ab',
    '—',
    'Servicedesk · teamleder Anna Holm',
    'Medlemmer: Anna Holm og Dina Krogh',
    '[Føj til Servicedesk] [Fjern fra Servicedesk]',
    '—',
    'Netværk · teamleder Bo Lund',
    'Medlemmer: Bo Lund og Dina Krogh',
    '[Føj til Netværk] [Fjern fra Netværk]',
    '—',
    '4 kategorier, ingen standardsvar',
    '[Standardsvar] [Kategoriernes ord] [De seneste ændringer]',
    'Vil du ændre andet, så send mig deskens fil (.yaml). Jeg tjekker den og viser, hvad der bliver ændret.',
  ]);
});

test('a lead sees their team, and not what the file says otherwise', () => {
  const view = deskView(reading('en'), { teams: ['network'], from: 0, all: false, last: move, offered: 'x' });
  expect(read(view)).toEqual([
    'The desk · IT service desk',
    'Changed by Anna Holm at 08:30 (30 minutes ago) · version 0123456789ab',
    '—',
    'Network · lead Bo Lund',
    'Members: Bo Lund and Dina Krogh',
    '[Add to Network] [Remove from Network]',
  ]);
});

test('a file is shown as what it changes, before and after', () => {
  const proposal = { version: 'v2', base: 'v1', changes, meanwhile: false, warnings: [] };
  expect(read(proposalView(reading('da'), proposal))).toEqual([
    'Det bliver ændret',
    'Filen har ingen fejl. Intet er ændret, før du trykker Anvend.',
    '> teams.network.members: + carl\ntargets.P1.response: 15m → 10m',
    '[Anvend] [Fortryd]',
  ]);
  expect(buttonsOf(proposalView(reading('da'), proposal))[0]?.data).toEqual({ version: 'v2', base: 'v1' });
  expect(read(proposalView(reading('en'), { ...proposal, changes: [], meanwhile: true }))).toEqual([
    'This would change',
    'Somebody changed the desk in the meantime. Compared with how it is now, this would change:',
    'Only comments and layout differ.',
    '[Apply] [Cancel]',
  ]);
  const warning = {
    severity: 'warning',
    line: 9,
    column: 3,
    path: 'people.bo.webhook',
    message: say('mistake.webhookInside', { host: '10.0.0.9' }),
  } as const;
  expect(read(proposalView(reading('da'), { ...proposal, warnings: [warning] })).slice(3, 5)).toEqual([
    'Læg mærke til dette i filen:',
    'Linje 9, kolonne 3 · people.bo.webhook: fører ind i netværket: den bruges kun, så længe den står i desk-filen på disken, eller ALLOW_PRIVATE_WEBHOOKS nævner 10.0.0.9',
  ]);
  const many = read(proposalView(reading('en'), { ...proposal, warnings: Array.from({ length: 20 }, () => warning) }));
  expect([many[3], many.length, many.at(-2)]).toEqual([
    'Take note of these 20 things in the file:',
    14,
    'and 12 more lines',
  ]);
  expect(read(changedView(reading('da'), { changes, undone: false, undo: 'v2' }))).toEqual([
    'Det er ændret. Nye sager følger det fra nu af; sager i gang beholder, hvad de har.',
    '> teams.network.members: + carl\ntargets.P1.response: 15m → 10m',
    '[Rul ændringen tilbage] [Desken]',
  ]);
  expect(labels(changedView(reading('en'), { changes, undone: true }))).toEqual(['The desk']);
});

test('mistakes are listed with their place, and many only counted', () => {
  const problem = {
    severity: 'error',
    line: 12,
    column: 5,
    path: 'teams.network.lead',
    message: say('mistake.missing'),
  } as const;
  const expected = { ...problem, expected: say('expected.keyPerson') };
  const warning = { ...problem, severity: 'warning', message: say('mistake.empty') } as const;
  expect(read(mistakesView(reading('da'), 'desk.yaml', [warning, expected]))).toEqual([
    'desk.yaml har 1 fejl',
    'Intet er ændret. Ret filen, og send den igen.',
    'Linje 12, kolonne 5 · teams.network.lead: mangler; her skal stå nøglen på en person',
  ]);
  const many = read(
    mistakesView(
      reading('en'),
      'desk.yaml',
      Array.from({ length: 20 }, () => problem),
    ),
  );
  expect([many[0], many.length, many.at(-1)]).toEqual(['desk.yaml has 20 mistakes', 18, 'and 5 more lines']);
});

test('the last changes have a way back from the newest', () => {
  const moves = [
    { ...move, how: 'undo' },
    { ...move, version: 'aaaa' },
    { version: '0123456789ab', how: 'file', at: minutesAfter(-60) },
  ] as const;
  expect(read(versionsView(reading('en'), moves, '0123456789ab'))).toEqual([
    'The last changes',
    'Taken back by Anna Holm at 08:30 (30 minutes ago) · version 0123456789ab',
    'Changed by Anna Holm at 08:30 (30 minutes ago) · version aaaa',
    'Taken from the file at 08:00 (1 hour ago) · version 0123456789ab',
    '[Undo the change] [The desk]',
  ]);
});

test('forms show what was typed, and what is wrong with it', () => {
  const add = addForm(reading('da'), {
    team: 'network',
    people: ['carl'],
    email: 'x@y.dk',
    problem: 'Skriv også navnet.',
  });
  expect(read(add)).toEqual([
    'Skriv også navnet.',
    'Tilføj et medlem',
    'Netværk',
    'Hvem?: Carl Friis / En anden',
    'Mailadresse, hvis det er en anden: x@y.dk',
    'Navn, hvis jeg ikke kender personen endnu: …',
    '[Tilføj] [Fortryd]',
  ]);
  expect(labels(removeForm(reading('da'), { team: 'network', people: ['bo'] }))).toEqual(['Fjern', 'Fortryd']);
  expect(read(deskAnswerForm(reading('en'), { answer: 'restart', base: 'v1', nameDa: 'Genstart' }))).toEqual([
    'Change the answer',
    '{caller} becomes the caller’s name and {number} the case’s number.',
    'Name in Danish: Genstart',
    'Text in Danish: …',
    'Name in English: …',
    'Text in English: …',
    '[Save] [Cancel]',
    '[Delete the answer]',
  ]);
});
