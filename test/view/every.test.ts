import { bulletinView } from '../../src/chat/bulletins/bulletin-view';
import { PRESSES } from '../../src/chat/table';
import { WAYS } from '../../src/desk/model';
import { LANGS } from '../../src/ground/lang';
import { type CardPlace } from '../../src/ground/refs';
import { CASE_COMMANDS } from '../../src/incident/commands';
import { message } from '../../src/incident/commands/talk/message';
import type { Notice } from '../../src/incident/effects';
import { NOTICE_KINDS } from '../../src/incident/effects';
import { outlook } from '../../src/incident/policies/outlook';
import { type Incident, STATUSES } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import type { CardContext } from '../../src/incident/views/context';
import { answerChoice } from '../../src/incident/views/forms/answer-choice';
import { moreMenu } from '../../src/incident/views/forms/more-menu';
import { reportForm } from '../../src/incident/views/forms/report';
import { mineView } from '../../src/incident/views/lists/mine';
import { queueView } from '../../src/incident/views/lists/queue';
import { showView } from '../../src/incident/views/lists/show';
import { heldView } from '../../src/incident/views/notices/held-message';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { type NoticeReader } from '../../src/incident/views/notices/sentence';
import { whyForCaller, whyView } from '../../src/incident/views/why/why-view';
import { settingsForm } from '../../src/people/settings-form';
import type { View } from '../../src/view/view';
import { everyBulletin } from '../support/bulletins';
import { aDesk } from '../support/desk';
import {
  aReport,
  asked,
  cancelled,
  claimed,
  closed,
  DINA,
  given,
  minutesAfter,
  resolved,
  tickAt,
} from '../support/given';
import { pingsByDozen } from '../support/pings';
import { aPage, buttonsOf, formOf, read, reading } from './support';

const STATES: Readonly<Record<(typeof STATUSES)[number], Incident>> = {
  new: given([]).state,
  in_progress: given([claimed]).state,
  waiting: given([claimed, asked]).state,
  resolved: given([claimed, resolved]).state,
  closed: given([claimed, resolved, closed]).state,
  cancelled: given([cancelled]).state,
};
const UNTIL = minutesAfter(3 * 24 * 60);
const MORE_STATES = [
  given([{ by: DINA, do: { type: 'seen' }, at: 1 }]).state,
  given([claimed, { by: DINA, do: { type: 'wait', reason: 'vendor', until: UNTIL }, at: 2 }]).state,
  given([claimed, { by: DINA, do: { type: 'handOver', team: 'network', why: 'Theirs' }, at: 2 }]).state,
  given([tickAt(121), tickAt(241)]).state,
  given([], aReport({ title: 'Løn mangler <b>&', details: '# *hej*\n{x}', where: '`code`' })).state,
];
const PLACES: readonly CardPlace[] = ['caller', 'team'];
const READERS: readonly NoticeReader[] = ['caller', 'owner', 'team', 'lead', 'manager', 'person'];

const noticeOf = (kind: string): Notice => {
  const extra = {
    text: 'Some words',
    attachments: ['f-1'],
    dueAt: minutesAfter(90),
    since: minutesAfter(0),
    target: 'response',
    percent: 75,
    people: 12,
    number: 7,
    score: 2,
    team: 'network',
    teams: ['network', 'service-desk'],
    what: 'resolved',
    of: 'asked',
    whom: { type: 'caller' },
    fate: 'refused',
    repeat: true,
  };
  return Object.assign({ kind: 'claimed' } satisfies Notice, extra, {
    reason: kind === 'waitOver' ? 'vendor' : 'Because',
    kind,
  });
};

/** More ready-made answers than a form may show, with names as long as they may be. */
const MANY = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => {
    const name = `${n} ${'w'.repeat(73)}`.slice(0, 75);
    return [`a${n}`, { key: `a${n}`, name: { da: name, en: name }, text: { da: 'Hej {caller}', en: 'Hi {caller}' } }];
  }),
);

/** A message that can be taken back, was, and was sent: as somebody reads it who pressed Undo. */
const HELD = given([claimed, { by: DINA, do: { type: 'message', text: 'Some words', hold: true }, at: 5 }]);
const HELD_ID = HELD.state.held?.[0]?.message ?? '';
const UNDONE = HELD.when(DINA, { type: 'unsend', message: HELD_ID }, 5).story;
const heldViews = (ctx: CardContext): readonly View[] =>
  [HELD, UNDONE].flatMap(({ state, events }) => [
    heldView({ incident: state, timeline: events }, HELD_ID, ctx),
    heldView({ incident: state, timeline: events }, HELD_ID, ctx, { text: 'So it is.', tone: 'good' }),
    showView({ incident: state, timeline: events }, 'team', ctx),
  ]);

const formsOf = (incident: Incident, place: CardPlace, ctx: CardContext): readonly View[] =>
  CASE_COMMANDS.filter(({ form }) => form).map((command) => formOf(command, incident, place, ctx));

const viewsOf = (incident: Incident, ctx: CardContext): readonly View[] => [
  ...PLACES.flatMap((place) => [incidentCard(incident, place, ctx), ...formsOf(incident, place, ctx)]),
  moreMenu(incident, ctx),
  incidentCard(incident, 'team', { ...ctx, moved: true }),
  ...pingsByDozen('Bo Lund').map((pings) => whyView(incident, outlook(incident, ctx.now), pings, ctx)),
  whyForCaller(incident, ctx),
  ...NOTICE_KINDS.flatMap((kind) => READERS.map((to) => noticeView(noticeOf(kind), incident, ctx, to, 'Bo Lund'))),
  mineView(ctx, { reported: [incident], owned: [incident] }),
  queueView(ctx, aPage([incident], { from: 10, total: 43, next: { at: 'n', from: 20 } })),
  answerChoice(ctx, 'hello', [incident]),
  formOf(message, incident, 'team', { ...ctx, desk: aDesk({ answers: MANY }) }),
  ...heldViews(ctx),
  reportForm(ctx, { text: 'hello' }),
  settingsForm(ctx, { ways: WAYS }),
  ...bulletinsOf(incident, ctx),
];

/** Messages about no single case, told of cases with this title. */
const bulletinsOf = (incident: Incident, ctx: CardContext): readonly View[] =>
  everyBulletin({ title: incident.title, name: 'Bo Lund', line: '4:3 error desk.prefx: is an unknown key' }).map(
    (content) => bulletinView(content, ctx),
  );

const hours = [0, 5, 40 * 24].map((count) => count * 60);
const cases = LANGS.flatMap((lang) =>
  [...STATUSES.map((status) => STATES[status]), ...MORE_STATES].flatMap((incident) =>
    hours.map((minutes) => ({ lang, incident, minutes })),
  ),
);

test.each(cases)(
  '$lang, $incident.status after $minutes minutes: every view can be shown',
  ({ lang, incident, minutes }) => {
    const views = viewsOf(incident, reading(lang, minutes));
    const lines = views.flatMap((view) => [view.fallback, ...read(view)]);
    expect(lines.filter((line) => line.trim() === '' || /undefined|NaN|\[object| {2}|\s$| \.|\.\./.test(line))).toEqual(
      [],
    );
    expect(views.filter(({ fallback }) => fallback.includes('\n'))).toEqual([]);
    const all = views.flatMap(buttonsOf);
    expect(all.filter(({ action }) => !PRESSES.has(action))).toEqual([]);
    // Slack cuts a button's text at 75 characters; Teams takes six actions in a row.
    expect(all.filter(({ label }) => label.length > 75)).toEqual([]);
    const rows = views.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'buttons'));
    expect(rows.filter(({ buttons }) => buttons.length === 0 || buttons.length > 6)).toEqual([]);
  },
);

test('every button of a case names the case and the card it is on', () => {
  const free = ['report.send', 'dismiss', 'queue', 'report.open', 'answer.choose'];
  for (const place of PLACES) {
    const views = [incidentCard(STATES.new, place, reading('en')), ...formsOf(STATES.new, place, reading('en'))];
    const pressed = views.flatMap(buttonsOf).filter(({ action }) => !free.includes(action));
    expect(pressed.filter(({ data }) => data['incident'] !== 'i-1' || data['place'] !== place)).toEqual([]);
  }
});

test('every notice names its case, in its text and on the phone', () => {
  // Whoever is asked whether it is theirs reads nothing of it yet.
  for (const kind of NOTICE_KINDS.filter((one) => one !== 'isYours')) {
    for (const to of READERS) {
      const view = noticeView(noticeOf(kind), STATES.in_progress, reading('da', 30), to, 'Bo Lund');
      expect(view.fallback.startsWith('INC-1 · The printer on floor 3 is jammed · ')).toBe(true);
      expect(read(view)[0]).toBe('INC-1 · The printer on floor 3 is jammed');
    }
  }
});

test.each(LANGS)('no card of a team has more than five buttons in %s, whatever has become of its case', (lang) => {
  for (const state of [...Object.values(STATES), ...MORE_STATES]) {
    const { blocks } = incidentCard(state, 'team', reading(lang, 5, { receives: true, hears: false }));
    const buttons = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
    expect(buttons.length).toBeLessThanOrEqual(5);
  }
});
