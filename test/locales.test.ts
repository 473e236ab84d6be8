import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl, type IntlShape } from '@formatjs/intl';
import da from '../locales/da.json';
import en from '../locales/en.json';
import { SMALL_TALK } from '../src/chat/small-talk';
import { TYPED } from '../src/chat/table';
import { AUDIENCES } from '../src/command/command';
import { DELIVERY_REASONS } from '../src/delivery/reasons';
import { CASE_TYPES, IMPACTS, PRIORITIES, URGENCIES, WAYS } from '../src/desk/model';
import { DESK_REFUSALS, FILE_TROUBLES } from '../src/desk-edit/views/lines';
import { LANGS } from '../src/ground/lang';
import { PILE_DEEDS } from '../src/incident/chat/pile';
import { NOTICE_KINDS } from '../src/incident/effects';
import { REFUSAL_CODES } from '../src/incident/events';
import { MAJOR_ROLES } from '../src/incident/major/types';
import { SOURCES } from '../src/incident/on-behalf/called';
import { PING_WAYS } from '../src/incident/pings';
import { WHATS } from '../src/incident/policies/coming';
import { FIND_STATES } from '../src/incident/queries/find';
import { QUEUE_STATES } from '../src/incident/queries/queue';
import { RESOLUTION_CODES, STATUSES } from '../src/incident/types';
import { ACK_STATES } from '../src/incident/views/ack-page';
import { BEHALF_LIMITS } from '../src/incident/views/forms/on-behalf';
import { FILE_PROBLEMS } from '../src/incident/views/lines';
import { CALLER_KINDS } from '../src/incident/views/notices/sentence';
import { ON_CALL_REFUSALS } from '../src/on-call/change';
import { MESSAGES } from '../src/people/settings-form';
import { REVIEW_NOTICES, REVIEW_REFUSALS } from '../src/review/events';
import { STATUSES as REVIEW_STATUSES } from '../src/review/types';
import { SOLUTION_REFUSALS } from '../src/solution/events';
import { STALE_REASONS } from '../src/solution/policies/stale';
import { SOLUTION_READERS, SOLUTION_STATUSES } from '../src/solution/types';
import { strangeWords } from './support/one-language';

const root = join(__dirname, '..');
const catalogues = { da, en } as const;
const known: ReadonlySet<string> = new Set(Object.keys(en));

const PLACES = ['caller', 'team'];

/** Keys made from a template: what stands in each of its places. */
const TEMPLATES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'ack.*': [ACK_STATES],
  'card.displaced.*': [PLACES],
  'card.notHeard.*': [PLACES],
  'code.*': [RESOLUTION_CODES],
  'desk.file.*': [FILE_TROUBLES],
  'desk.refusal.*': [DESK_REFUSALS],
  'doctor.role.*': [['lead', 'manager', 'onCall', 'named']],
  'doctor.way.*': [['mail', 'sms', 'call', 'webhook']],
  'files.*': [FILE_PROBLEMS],
  'find.is.*': [FIND_STATES],
  'form.behalf.*': [Object.keys(BEHALF_LIMITS)],
  'form.behalf.source.*': [SOURCES],
  'form.deskAdd.*': [['email', 'name']],
  'form.deskAnswer.*': [['nameDa', 'nameEn', 'textDa', 'textEn']],
  'form.settings.*': [['second', 'third', 'quietFrom', 'quietTo']],
  'form.settings.*Example': [['quietFrom', 'quietTo']],
  'form.*.heading': [['swap', 'override', 'drop', 'away']],
  'form.*.intro': [['swap', 'override', 'drop', 'away']],
  'help.group.*': [AUDIENCES],
  'impact.*': [IMPACTS],
  'next.*.*': [PLACES, ['new', 'newLate']],
  'next.*.approval': [PLACES],
  'next.*.closed': [PLACES],
  'next.*.in_progress': [PLACES],
  'next.*.in_progressLate': [PLACES],
  'next.*.news': [PLACES],
  'next.*.resolved': [PLACES],
  'next.*.seen': [PLACES],
  'notice.*.caller': [CALLER_KINDS],
  'notice.*.staff': [NOTICE_KINDS],
  'pile.*': [Object.keys(PILE_DEEDS)],
  'priority.*': [PRIORITIES],
  'priority.because.*': [['high', 'low', 'vip']],
  'role.*': [MAJOR_ROLES],
  'queue.is.*': [QUEUE_STATES],
  'refusal.*': [REFUSAL_CODES],
  'onCall.refused.*': [ON_CALL_REFUSALS],
  'review.action.*': [['open', 'done', 'dropped']],
  'review.notice.*': [REVIEW_NOTICES],
  'review.refusal.*': [REVIEW_REFUSALS],
  'review.role.*': [['operator', 'participant', 'colleague']],
  'review.state.*': [['open', 'done', 'dropped']],
  'review.status.*': [REVIEW_STATUSES],
  'smallTalk.*': [SMALL_TALK],
  'service.is.*': [['low', 'normal', 'high']],
  'status.*': [STATUSES],
  'type.*': [CASE_TYPES],
  'type.mine.*': [CASE_TYPES],
  'solution.for.*': [SOLUTION_READERS],
  'solution.lang.*': [LANGS],
  'solution.notice.*': [['toApprove', 'approved', 'returned']],
  'solution.refusal.*': [SOLUTION_REFUSALS],
  'solution.stale.*': [STALE_REASONS],
  'solution.status.*': [SOLUTION_STATUSES],
  'takes.*': [[...new Set(TYPED.map(({ usage }) => usage))].filter((usage) => usage !== 'nothing')],
  'form.settings.messages.*': [MESSAGES],
  'way.*': [WAYS],
  'time.day.*': [['today', 'tomorrow', 'yesterday', 'date']],
  'urgency.*': [URGENCIES],
  'why.fate.*': [['queued', 'sending', 'waits', 'sent', 'refused', 'unknown', 'cancelled']],
  'why.not.*': [['atRest', 'silenceTold', 'closed', 'cancelled']],
  'why.reason.*': [DELIVERY_REASONS],
  'why.way.*': [PING_WAYS],
  'why.what.*': [WHATS.filter((what) => what !== 'responseWarning')],
};

const filled = (template: string, places: readonly (readonly string[])[]): readonly string[] => {
  const [values, ...rest] = places;
  return values ? values.flatMap((value) => filled(template.replace('*', value), rest)) : [template];
};

const sources = ['src', 'adapters', 'jobs', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8')),
);
const prefixes = new Set([...known].map((key) => key.slice(0, key.indexOf('.') + 1)));
const literals = sources.flatMap((source) =>
  [...source.matchAll(/'([a-zA-Z]+(?:\.\w+)+)'/g)].map((found) => found[1] ?? ''),
);
const templates = sources
  .flatMap((source) =>
    [...source.matchAll(/(?:(?:\bt|\))\(\s*|\b(?:label|placeholder): )`([^`]*\$\{[^`]*)`/g)].map(
      (found) => found[1] ?? '',
    ),
  )
  .map((template) => template.replace(/\$\{[^}]*\}/g, '*'))
  .filter((template) => prefixes.has(template.slice(0, template.indexOf('.') + 1)));
const used = new Set([
  ...literals.filter((literal) => known.has(literal)),
  ...templates.flatMap((template) => filled(template, TEMPLATES[template] ?? [])),
]);

const intls: Readonly<Record<keyof typeof catalogues, IntlShape<string>>> = {
  da: createIntl({ locale: 'da' }),
  en: createIntl({ locale: 'en-GB' }),
};

/** Every argument of a message with the kind of its use; throws when the message cannot be parsed. */
const argumentsOf = (lang: keyof typeof catalogues, message: string): readonly string[] => {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('value' in node && typeof node.value === 'string' && 'type' in node && Number(node.type) > 0)
      found.add(node.value);
    Object.values(node).forEach(visit);
  };
  visit(intls[lang].formatters.getMessageFormat(message, intls[lang].locale).getAst());
  return [...found].toSorted();
};

const rows = Object.entries(en).map(([key, message]) => ({
  key,
  en: message,
  da: Object.entries(da).find(([other]) => other === key)?.[1] ?? '',
}));

test('both languages have the same keys, in the same order', () => {
  expect(Object.keys(da)).toEqual(Object.keys(en));
});

test('every message can be read, is not empty, and has the same arguments in both languages', () => {
  const told = rows.map((row) => ({ key: row.key, args: argumentsOf('da', row.da), empty: row.da.trim() === '' }));
  expect(told).toEqual(
    rows.map((row) => ({ key: row.key, args: argumentsOf('en', row.en), empty: row.en.trim() === '' })),
  );
  expect(told.filter((row) => row.empty)).toEqual([]);
});

/** The words of a message itself, in all its plurals and selects. */
const wordsIn = (lang: keyof typeof catalogues, message: string): string => {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('value' in node && typeof node.value === 'string' && 'type' in node && node.type === 0) found.push(node.value);
    Object.values(node).forEach(visit);
  };
  visit(intls[lang].formatters.getMessageFormat(message, intls[lang].locale).getAst());
  return found.join(' ');
};

test('no message has words of the other language', () => {
  const strange = rows.flatMap((row) =>
    LANGS.map((lang) => [row.key, ...strangeWords(wordsIn(lang, row[lang]), lang)]).filter((words) => words.length > 1),
  );
  expect(strange).toEqual([]);
  expect(strangeWords(wordsIn('en', 'the {a, select, b {file} other {»is«}} mangler'), 'en')).toEqual(['mangler']);
});

test('arguments inside a plural and a select are seen', () => {
  expect(argumentsOf('en', 'a {b, plural, one {{c}} other {#}} {d, select, x {{e}} other {}}')).toEqual([
    'b',
    'c',
    'd',
    'e',
  ]);
});

test('every key is used', () => {
  expect([...known].filter((key) => !used.has(key))).toEqual([]);
});

test('every key that is made from a template exists', () => {
  expect(templates.filter((template) => !(template in TEMPLATES))).toEqual([]);
  expect([...used].filter((key) => !known.has(key))).toEqual([]);
});

test('every literal key that is asked for exists', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((found) => found[1] ?? ''));
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !known.has(key))).toEqual([]);
});

test('no message holds markup and no apostrophe that hides an argument', () => {
  expect(rows.filter((row) => /[<>*`]|'\{/.test(`${row.en}${row.da}`)).map((row) => row.key)).toEqual([]);
});
