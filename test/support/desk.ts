import { type Span } from '../../src/calendar/types';
import type { Answer, Desk } from '../../src/desk/model';

const minute = 60_000;
export const span = (minutes: number): Span => ({ kind: 'ms', ms: minutes * minute, text: `${minutes}m` });
export const days = (count: number): Span => ({ kind: 'workingDays', days: count, text: `${count}wd` });
const percent = (share: number): Span => ({ kind: 'percent', percent: share, text: `${share}%` });

const office = [[[480, 960]], [[480, 960]], [[480, 960]], [[480, 960]], [[480, 900]], [], []] as const;
const always = Array.from({ length: 7 }, () => [[0, 1440]] as const);

/** Two ready-made answers, for a desk that has any. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  restart: {
    key: 'restart',
    name: { da: 'Genstart', en: 'Restart' },
    text: {
      da: 'Hej {caller}, prøv at genstarte computeren. Svar her, hvis det ikke hjælper ({number}).',
      en: 'Hi {caller}, please restart the computer. Reply here if that does not help ({number}).',
    },
  },
  password: {
    key: 'password',
    name: { da: 'Ny adgangskode på vej', en: 'New password' },
    text: { da: 'Du får en ny adgangskode.', en: 'You will get a new password.' },
  },
};

/** A desk of two teams: Anna leads the service desk, Bo the network; Carl is manager of both, Dina works in both. */
export const aDesk = (overrides: Partial<Desk> = {}): Desk => ({
  id: 'it',
  version: 'v1',
  name: { da: 'It-servicedesk', en: 'IT service desk' },
  prefix: 'INC',
  languages: ['da', 'en'],
  zone: 'Europe/Copenhagen',
  autoClose: days(3),
  down: 3 * minute,
  major: {
    from: ['P1'],
    offer: { meToos: 10, withinMs: 15 * minute },
    rhythm: { P1: span(30), P2: span(60) },
    tell: {},
  },
  admins: ['anna'],
  hours: {
    office: { zone: 'Europe/Copenhagen', week: office, holidays: 'DK' },
    always: { zone: 'Europe/Copenhagen', week: always },
  },
  people: {
    anna: { key: 'anna', name: 'Anna Holm', email: 'anna.holm@example.com', ids: [], skills: [] },
    bo: { key: 'bo', name: 'Bo Lund', email: 'bo.lund@example.com', ids: [], skills: [] },
    carl: { key: 'carl', name: 'Carl Friis', email: 'carl.friis@example.com', ids: [], skills: [] },
    dina: { key: 'dina', name: 'Dina Krogh', email: 'dina.krogh@example.com', ids: [], skills: [] },
  },
  teams: {
    'service-desk': {
      key: 'service-desk',
      name: { da: 'Servicedesk', en: 'Service desk' },
      members: ['anna', 'dina'],
      lead: 'anna',
      manager: 'carl',
      hours: 'office',
      language: 'da',
    },
    network: {
      key: 'network',
      name: { da: 'Netværk', en: 'Network' },
      members: ['bo', 'dina'],
      lead: 'bo',
      manager: 'carl',
      hours: 'office',
      language: 'en',
    },
  },
  types: {},
  categories: {
    hardware: {
      key: 'hardware',
      name: { da: 'Hardware', en: 'Hardware' },
      team: 'service-desk',
      words: ['printer', 'skærm', 'laptop'],
      confidential: false,
    },
    network: {
      key: 'network',
      name: { da: 'Netværk', en: 'Network' },
      team: 'network',
      words: ['wifi', 'vpn', 'netværk'],
      confidential: false,
    },
    people: {
      key: 'people',
      name: { da: 'Personale', en: 'People' },
      team: 'service-desk',
      words: ['løn'],
      confidential: true,
    },
    other: {
      key: 'other',
      name: { da: 'Andet', en: 'Something else' },
      team: 'service-desk',
      words: [],
      confidential: false,
    },
  },
  services: {},
  answers: {},
  groups: {},
  pauses: ['caller'],
  storm: { over: 8, withinMs: 600_000 },
  hops: 3,
  publicTitles: 'operators',
  meToos: {
    raise: [
      { people: 5, impact: 'team' },
      { people: 20, impact: 'department' },
    ],
  },
  nudge: { kind: 'workingDays', days: 1, text: '1wd' },
  routes: [],
  survey: 'never',
  review: { for: [], due: { kind: 'workingDays', days: 5, text: '5wd' }, approve: 'lead', breached: false },
  time: false,
  causes: [],
  solutions: { staleMs: 180 * 86_400_000, atIntake: 2 },
  matrix: {
    me: { working: 'P5', hindered: 'P4', stopped: 'P3' },
    team: { working: 'P4', hindered: 'P3', stopped: 'P2' },
    department: { working: 'P4', hindered: 'P2', stopped: 'P1' },
    everybody: { working: 'P3', hindered: 'P1', stopped: 'P1' },
  },
  targets: {
    P1: { response: span(15), resolution: span(240), hours: 'always' },
    P2: { response: span(30), resolution: span(480), hours: 'always' },
    P3: { response: span(120), resolution: days(2) },
    P4: { response: span(240), resolution: days(4) },
    P5: { response: days(1), resolution: days(10) },
  },
  escalations: [
    {
      key: 'urgent',
      for: ['P1', 'P2'],
      hours: 'always',
      steps: [
        { after: span(5), notify: [{ type: 'team' }], by: ['chat'], within: span(5) },
        { after: span(15), notify: [{ type: 'lead' }], by: ['chat'], within: span(5) },
        { after: span(30), notify: [{ type: 'manager' }], by: ['chat'], within: span(5) },
      ],
      repeat: { every: span(30), notify: [{ type: 'lead' }, { type: 'manager' }] },
    },
    {
      key: 'office',
      for: ['P3', 'P4', 'P5'],
      hours: 'office',
      steps: [
        { after: percent(50), notify: [{ type: 'team' }], by: ['chat'], within: span(5) },
        { after: percent(100), notify: [{ type: 'lead' }], by: ['chat'], within: span(5) },
      ],
    },
  ],
  ...overrides,
});
