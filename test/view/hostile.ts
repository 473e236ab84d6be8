import fc from 'fast-check';
import { bulletinView } from '../../src/chat/bulletins/bulletin-view';
import { homeView } from '../../src/chat/home-view';
import { helpRows, helpView, smallTalkView, welcomeView } from '../../src/chat/pages';
import { SMALL_TALK } from '../../src/chat/small-talk';
import { TYPED } from '../../src/chat/table';
import { teamUnknownLine, unknownCommandLine } from '../../src/command/lines';
import { WAYS } from '../../src/desk/model';
import { type Actor } from '../../src/ground/actor';
import { LIMITS, READ } from '../../src/ground/limits';
import { CASE_COMMANDS } from '../../src/incident/commands';
import type { Notice } from '../../src/incident/effects';
import { NOTICE_KINDS } from '../../src/incident/effects';
import { REFUSAL_CODES } from '../../src/incident/events';
import { outlook } from '../../src/incident/policies/outlook';
import type { Incident } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import type { CardContext } from '../../src/incident/views/context';
import { answerChoice } from '../../src/incident/views/forms/answer-choice';
import { moreMenu } from '../../src/incident/views/forms/more-menu';
import { reportForm } from '../../src/incident/views/forms/report';
import { doneLine, filesNotKeptLine, loggedLine } from '../../src/incident/views/lines';
import { outagesView } from '../../src/incident/views/lists/known';
import { mineView } from '../../src/incident/views/lists/mine';
import { queueView } from '../../src/incident/views/lists/queue';
import { showView } from '../../src/incident/views/lists/show';
import { noticeView } from '../../src/incident/views/notices/notice-view';
import { type NoticeReader } from '../../src/incident/views/notices/sentence';
import { refusalView } from '../../src/incident/views/refusal';
import { whyForCaller, whyView } from '../../src/incident/views/why/why-view';
import { settingsForm } from '../../src/people/settings-form';
import { cut } from '../../src/view/cut';
import { lineView } from '../../src/view/line-view';
import type { View } from '../../src/view/view';
import { everyBulletin } from '../support/bulletins';
import { aReport, CALLER, DINA, given, minutesAfter, type Story, tickAt } from '../support/given';
import { pingsByDozen } from '../support/pings';
import { aPage, formOf } from './support';

/** Everything a person can type, as long as they may. */
export interface Typed {
  readonly title: string;
  readonly details: string;
  readonly text: string;
  readonly where: string;
  readonly why: string;
  readonly name: string;
}

const NASTY = [
  '<!channel> <!here> <!everyone> ',
  '<@U1> <!subteam^S1> <#C1> ',
  '<at>all</at> <b>&amp;</b> ',
  '```\ncode `x` ```',
  '*b* _i_ ~s~ **b** ',
  '> quote\n>>> more\n# head\n',
  ':x: :warning:',
  '[x](https://evil.example)<https://evil.example|x> ',
  'blåbærgrød ÆØÅ ',
  '👩‍👩‍👧‍👦🫐❤️🇩🇰',
  '{{DATE(2026-01-01, SHORT)}}{{TIME(x)}}',
  '"\\\n\t',
  '&&&<<<>>>',
];

/** At most `max` characters, never blank: signs that mean something somewhere, or anything at all, often to the brim. */
export const hostile = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 40 }).map((all) => {
        const once = all.join('');
        return once.repeat(Math.ceil(max / once.length));
      }),
      fc.string({ unit: 'binary', maxLength: max, size: 'max' }),
    )
    .map((words) => cut(`x${words}`, max));

export const typed: fc.Arbitrary<Typed> = fc.record({
  title: hostile(LIMITS.title),
  details: hostile(LIMITS.details),
  text: hostile(LIMITS.text),
  where: hostile(LIMITS.where),
  why: hostile(LIMITS.why),
  name: hostile(80),
});

const worst = (max: number) => {
  const once = NASTY.join('');
  return cut(once.repeat(Math.ceil(max / once.length)), max).padEnd(max, '&');
};

/** All of it at once, as long as it may be. */
export const WORST: Typed = {
  title: worst(LIMITS.title),
  details: worst(LIMITS.details),
  text: worst(LIMITS.text),
  where: worst(LIMITS.where),
  why: worst(LIMITS.why),
  name: worst(80),
};

/** Stories of a case in every status, told in these words. */
export function storiesOf(words: Typed): readonly Story[] {
  const caller: Actor = { ...CALLER, name: words.name };
  const staff: Actor = { ...DINA, name: words.name };
  const pictures = [1, 2, 3, 4, 5].map((n) => ({ id: `f-${n}`, name: words.name, type: 'image/png' }));
  const report = aReport({
    by: caller,
    title: words.title,
    details: words.details,
    where: words.where,
    attachments: pictures,
    link: 'https://teams.example/l/message/1?a=1&b=2',
  });
  const late = [tickAt(125), tickAt(245)];
  const claim = { by: staff, do: { type: 'claim' }, at: 250 } as const;
  const ask = { by: staff, do: { type: 'ask', text: words.text }, at: 251 } as const;
  const answer = { by: caller, do: { type: 'answer', text: words.text, attachments: [] }, at: 252 } as const;
  const note = { by: staff, do: { type: 'note', text: words.text, attachments: pictures }, at: 253 } as const;
  const resolve = { by: staff, do: { type: 'resolve', text: words.text, code: 'workaround' }, at: 254 } as const;
  const notYet = { by: caller, do: { type: 'notYet', why: words.why }, at: 255 } as const;
  const escalate = { by: staff, do: { type: 'escalate', reason: words.why }, at: 256 } as const;
  const cancel = { by: caller, do: { type: 'cancel', why: words.why }, at: 257 } as const;
  const hold = { by: staff, do: { type: 'wait', reason: 'vendor', note: words.why }, at: 251 } as const;
  const offer = { by: staff, do: { type: 'handOver', team: 'network', why: words.why }, at: 252 } as const;
  const told = [claim, ask, answer, note, resolve, notYet, escalate];
  return [
    given([], report),
    given(late, report),
    given(told, report),
    given([claim, ask], report),
    given([claim, hold, offer], report),
    given([...told, { ...resolve, at: 258 }], report),
    given([...told, { ...resolve, at: 258 }, { by: caller, do: { type: 'fixed' }, at: 259 }], report),
    given([...told, cancel], report),
  ];
}

const READERS: readonly NoticeReader[] = ['caller', 'team'];

const noticeOf = (kind: string, words: Typed): Notice => {
  const extra = {
    text: words.text,
    attachments: ['f-1', 'f-2'],
    dueAt: minutesAfter(90),
    target: 'response',
    repeat: true,
    since: minutesAfter(0),
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
    why: words.why,
  };
  return Object.assign({ kind: 'claimed' } satisfies Notice, extra, {
    reason: kind === 'waitOver' ? 'vendor' : words.why,
    kind,
  });
};

const formsOf = (incident: Incident, place: 'caller' | 'team', ctx: CardContext, words: Typed): readonly View[] => {
  const { text, why, title } = words;
  const chosen = { impact: 'team', urgency: 'stopped', code: 'fixed', to: 'bo', team: 'network', priority: 'P2' };
  const typedInto = { ...chosen, text, why, title, note: why, until: words.where.slice(0, 60), problem: words.where };
  return CASE_COMMANDS.filter(({ form }) => form).map((command) =>
    formOf(command, incident, place, ctx, { ...typedInto, reason: command.type === 'wait' ? 'vendor' : why }),
  );
};

const linesOf = (incident: Incident, ctx: CardContext, words: Typed): readonly View[] =>
  [
    ...CASE_COMMANDS.map(({ done }) => doneLine(ctx, done, incident)),
    loggedLine(ctx, incident),
    unknownCommandLine(ctx, words.text),
    teamUnknownLine(ctx, words.text),
    filesNotKeptLine(ctx, [{ name: words.details, why: 'too_large' }]),
    words.details,
  ].map((line) => lineView(line, 'good'));

const pagesOf = (ctx: CardContext): readonly View[] => [
  helpView(ctx, helpRows(ctx, TYPED)),
  welcomeView(ctx),
  ...SMALL_TALK.map((kind) => smallTalkView(ctx, kind)),
];

const listsOf = (incident: Incident, ctx: CardContext): readonly View[] => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...incident, id: `i-${n}`, number: n + 1 }));
  const start = { at: 'n'.repeat(36), from: 1980 };
  const around = { previous: start, next: start, filter: { type: 'words', key: 'x'.repeat(READ.moment) } } as const;
  const known = Array.from({ length: 30 }, (_, n) => ({
    incident: `i-${n}`,
    number: n + 1,
    since: incident.loggedAt,
    category: incident.category,
    ...(incident.service !== undefined && { service: incident.service }),
    title: incident.title,
    workaround: incident.title,
  }));
  return [
    queueView(ctx, aPage(rows(10), { from: 1990, total: 2000, more: true, ...around })),
    mineView(ctx, { reported: rows(20), owned: rows(20) }),
    outagesView(ctx, known),
    homeView(ctx, { reported: rows(20), owned: rows(20), known, queued: aPage(rows(5), around), first: true }),
  ];
};

/** Every view there is of a case, its lists and its forms. */
export const viewsOf = (story: Story, ctx: CardContext, words: Typed): readonly View[] => {
  const { state: incident, events: timeline } = story;
  const banner = { text: words.why, tone: 'warning' } as const;
  const pictures = { pictures: Array.from({ length: 5 }, (_, n) => `01J${n}`.padEnd(26, '0')).join(' ') };
  return [
    ...(['caller', 'team'] as const).flatMap((place) => [
      incidentCard(incident, place, ctx, banner),
      showView({ incident, timeline }, place, ctx, banner),
      ...formsOf(incident, place, ctx, words),
    ]),
    moreMenu(incident, ctx, banner),
    ...pingsByDozen(words.name).map((pings) => whyView(incident, outlook(incident, ctx.now), pings, ctx)),
    whyForCaller(incident, ctx),
    ...NOTICE_KINDS.flatMap((kind) =>
      READERS.map((to) => noticeView(noticeOf(kind, words), incident, ctx, to, words.name)),
    ),
    ...REFUSAL_CODES.map((code) =>
      refusalView(Object.assign({ refused: 'not_now' } as const, { refused: code, who: words.name }), incident, ctx),
    ),
    answerChoice(
      ctx,
      words.details,
      Array.from({ length: 6 }, (_, n) => ({ ...incident, number: n + 1, id: `i-${n}` })),
      { data: pictures },
    ),
    reportForm(
      ctx,
      { text: words.details, where: words.where, problem: words.why },
      { note: words.name, data: pictures },
    ),
    settingsForm(ctx, { ways: WAYS, quietFrom: words.where, quietTo: words.where, problem: words.why }),
    ...listsOf(incident, ctx),
    ...linesOf(incident, ctx, words),
    ...pagesOf(ctx),
    ...everyBulletin({ title: words.title, name: words.name, line: words.details }).map((content) =>
      bulletinView(content, ctx),
    ),
  ];
};
