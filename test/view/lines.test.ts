import { help } from '../../src/chat/commands/help';
import { helpRows, helpView, smallTalkView, welcomeView } from '../../src/chat/pages';
import { SMALL_TALK } from '../../src/chat/small-talk';
import { TYPED } from '../../src/chat/table';
import { teamUnknownLine, tooLongLine, unknownCommandLine } from '../../src/command/lines';
import { linkedLine, linkNotAllowedLine } from '../../src/desk-edit/views/link-lines';
import { show } from '../../src/incident/commands/look/show';
import { report } from '../../src/incident/commands/report/report';
import {
  alreadySoLine,
  doneLine,
  filesNotKeptLine,
  loggedLine,
  noSuchNumberLine,
  numberMissingLine,
} from '../../src/incident/views/lines';
import { refusalText, refusalView } from '../../src/incident/views/refusal';
import { languageUnknownLine } from '../../src/people/lines';
import { lineView } from '../../src/view/line-view';
import { cancelled, claimed, given, resolved } from '../support/given';
import { labels, read, reading } from './support';

const da = reading('da', 5);
const en = reading('en', 5);
const owned = given([claimed]).state;

test('refusals say why, and what to do next', () => {
  expect(refusalText({ refused: 'already_claimed', who: 'Bo Lund' }, owned, da)).toBe(
    'Bo Lund har allerede taget INC-1.',
  );
  expect(refusalText({ refused: 'already_claimed' }, undefined, en)).toBe('The incident is already taken.');
  expect(refusalText({ refused: 'only_caller' }, owned, da)).toBe('Det kan kun Kim Jensen, som har meldt sagen.');
  expect(refusalText({ refused: 'only_operators' }, undefined, en)).toBe(
    'Only the operators who work on the incident can do that.',
  );
  expect(refusalText({ refused: 'not_now' }, given([claimed, resolved]).state, da)).toBe(
    'Det kan ikke lade sig gøre nu: INC-1 er allerede løst.',
  );
  expect(refusalText({ refused: 'not_now' }, given([cancelled]).state, da)).toBe(
    'Det kan ikke lade sig gøre nu: INC-1 er annulleret. Sker det igen, kan sagen genåbnes indtil mandag 7. december kl. 09.04 (om 14 dage).',
  );
  expect(refusalText({ refused: 'at_the_top', who: 'Carl Friis' }, owned, en)).toBe(
    'There is nobody further up to tell: Carl Friis knows already.',
  );
});

test('a refusal is one line of its own', () => {
  const words = 'Der stod ikke noget. Skriv et par ord, og send igen.';
  expect(refusalView({ refused: 'empty_text' }, owned, da)).toEqual({
    fallback: words,
    blocks: [{ type: 'text', text: [words], tone: 'warning' }],
  });
  expect(lineView('Hej')).toEqual({ fallback: 'Hej', blocks: [{ type: 'text', text: ['Hej'] }] });
});

test('a mistyped command is shown back, cut, with the nearest one', () => {
  expect(unknownCommandLine(da, 'viss INC-7', 'vis INC-7')).toBe('Jeg kender ikke »viss INC-7«. Mente du »vis INC-7«?');
  expect(unknownCommandLine(en, 'x'.repeat(500))).toBe(
    `I do not know “${'x'.repeat(59)}…”. Write “help” to see what I can do.`,
  );
});

test('numbers are written as the reader writes them', () => {
  expect(tooLongLine(da, 20_000, 8000)).toBe('Det er 20.000 tegn. Jeg kan tage 8.000. Forkort teksten; intet er gemt.');
  expect(tooLongLine(en, 20_000, 8000)).toContain('20,000 characters');
  expect(noSuchNumberLine(da, 1042)).toBe(
    'Jeg kender ikke INC-1042. Tjek nummeret, eller skriv »mine« for at se dine.',
  );
  expect(numberMissingLine(en, 'cancel')).toBe('Which incident? Write for example “cancel INC-7”.');
});

test('what was done is confirmed by number', () => {
  expect(loggedLine(da, owned)).toBe('INC-1 er oprettet: The printer on floor 3 is jammed');
  expect(doneLine(da, 'done.claimed', owned)).toBe('Du har taget INC-1 (The printer on floor 3 is jammed).');
  expect(doneLine(da, 'done.assessed', owned)).toBe('Tak. INC-1 er nu P4 · lav.');
  expect(doneLine(en, 'done.escalated', { ...owned, escalatedTo: 'manager' })).toBe(
    'INC-1 is escalated to Carl Friis.',
  );
  expect(alreadySoLine(en, owned, 'team')).toMatch(
    /^Nothing to do\. INC-1 · The printer on floor 3 is jammed\. Dina Krogh has it\. It should be resolved by /,
  );
});

test('files that were not kept are told by reason', () => {
  const problems = [
    { name: 'log.txt', why: 'not_picture' },
    { name: 'huge.png', why: 'too_large' },
    { name: 'notes.docx', why: 'not_picture' },
  ] as const;
  expect(filesNotKeptLine(da, problems)).toBe(
    'Ikke gemt: log.txt og notes.docx – jeg tager kun imod billeder. Ikke gemt: huge.png – fylder mere end 4 MB.',
  );
});

test('linking names teams and people as the reader knows them', () => {
  expect(linkedLine(da, 'network')).toBe('Denne kanal hører nu til Netværk. Nye sager kommer her.');
  expect(linkedLine(en, 'network', 'General')).toContain('instead of General');
  expect(linkNotAllowedLine(da, 'network')).toBe(
    'Kun Bo Lund og administratorerne kan tilknytte en kanal til Netværk.',
  );
  expect(teamUnknownLine(da, 'netværkk')).toBe(
    'Jeg kender ikke et team, der hedder »netværkk«. De findes: Servicedesk og Netværk.',
  );
  expect(teamUnknownLine(en, ' ')).toBe('Which team? Choose Service desk or Network.');
  expect(languageUnknownLine(en, 'klingon')).toBe('I do not speak “klingon”. Choose da or en.');
});

test('help holds what this person may do, in their words', () => {
  const view = helpView(da, helpRows(da, [report.typed, show.typed, help.typed]));
  expect(read(view)).toEqual([
    'Det kan du skrive',
    'Er der noget, der driller? Fortæl det bare med dine egne ord. Du kan også bruge disse ord:',
    'For alle',
    'meld … – meld noget, der er i stykker',
    'vis INC-7 – vis en sag',
    'hjælp – vis denne liste',
    '[Meld en fejl] [Mine sager]',
    'Hvordan det hele virker, står i docs/guide.da.md, en fil, der fulgte med Vagt: spørg dem, der driver desken.',
  ]);
  const all = read(helpView(en, helpRows(en, TYPED)));
  expect(all).toEqual(
    expect.arrayContaining([
      'For operators',
      'For team leads and admins',
      'link [team] – make this channel a team’s channel',
    ]),
  );
  expect(all.at(-2)).toBe('[Report something] [My incidents] [Log for somebody…] [Queue]');
});

test.each([
  [da, 'https://intra.example.com/vagt-da', 'Sådan virker det hele:'],
  [en, 'https://intra.example.com/vagt-en', 'How all of it works:'],
])('help ends with where the guide is, in the reader’s language', (ctx, address, words) => {
  const view = helpView(ctx, helpRows(ctx, TYPED), 'https://intra.example.com/vagt-{lang}');
  expect(view.blocks.at(-1)).toMatchObject({ type: 'text', text: [words, ' ', { link: address, label: address }] });
});

test('a welcome, and courtesies that never open a form', () => {
  expect(read(welcomeView(da))[0]).toBe('Hej! Jeg er Vagt hos It-servicedesk.');
  expect(labels(welcomeView(en))).toEqual(['Report something', 'My incidents', 'Help']);
  expect(SMALL_TALK.map((kind) => read(smallTalkView(da, kind))[0])).toEqual([
    'Selv tak!',
    'Hej hej, og god dag!',
    expect.stringMatching(/^Hej! Er der noget, der driller\?.*»er der nyt\?«.*»hjælp«/),
    'Det er i orden.',
  ]);
  const blocks = SMALL_TALK.flatMap((kind) => smallTalkView(en, kind).blocks);
  expect(blocks.filter(({ type }) => type === 'input')).toEqual([]);
});
