import fc from 'fast-check';
import { renderHome } from '../../adapters/slack/render/home';
import { renderMessage } from '../../adapters/slack/render/message';
import { renderModal } from '../../adapters/slack/render/modal';
import { renderContent } from '../../adapters/teams/render/view';
import { withGroup, withMention } from '../../src/delivery/mention';
import { LANGS } from '../../src/ground/lang';
import { LIMITS } from '../../src/ground/limits';
import { STATUSES } from '../../src/incident/types';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { queueView } from '../../src/incident/views/lists/queue';
import type { View } from '../../src/view/view';
import { homeComplaints, messageComplaints, modalComplaints } from '../support/block-kit';
import { aReport, given } from '../support/given';
import { actionsOf, inputsOf } from '../support/teams/card';
import { complaints } from '../support/teams/parse';
import { deskViewsOf } from './desk-views';
import { storiesOf, type Typed, typed, viewsOf, WORST } from './hostile';
import { aPage, buttonsOf, reading } from './support';

/** 28 KB, the smallest of the figures Microsoft gives for a message. */
const TEAMS_BYTES = 28 * 1024;
const inputsIn = ({ blocks }: View): number =>
  blocks.filter(({ type }) => type === 'input' || type === 'choice').length;
const menusIn = ({ blocks }: View) =>
  blocks.flatMap((block) => (block.type === 'selects' ? [block.selects.length] : []));
/** Slack shows menus in place of the button that saves them. */
const pressable = (view: View): number =>
  buttonsOf(view).length + menusIn(view).reduce((sum, menus) => sum + menus - 1, 0);

/** Whom Slack would notify or link: mrkdwn is the only place where `<…>` means anything. */
const tagsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(tagsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? String(value.text).match(/<[^>]*>/g) : [];
  return [...(own ?? []), ...Object.values(value).flatMap(tagsIn)];
};
const mentionsIn = (message: ReturnType<typeof renderMessage>): readonly string[] =>
  [...tagsIn(message.blocks), ...(message.text.match(/<[^>]*>/g) ?? [])].filter((tag) => !tag.startsWith('<https://'));

const controlsOf = (blocks: readonly { readonly type: string; readonly elements?: readonly unknown[] }[]) => ({
  buttons: blocks.reduce((sum, block) => sum + (block.type === 'actions' ? (block.elements?.length ?? 0) : 0), 0),
  inputs: blocks.filter((block) => block.type === 'input').length,
});

function slackProblems(view: View): readonly unknown[] {
  const message = renderMessage(view);
  const found: unknown[] = [...messageComplaints(message), ...mentionsIn(message)];
  const kept = controlsOf(message.blocks.map((block) => (block.type === 'actions' ? block : { type: block.type })));
  if (kept.buttons !== pressable(view) || kept.inputs !== inputsIn(view)) found.push(kept);
  found.push(...modalComplaints(renderModal(view)));
  return view.refresh?.action === 'home' ? [...found, ...homeComplaints(renderHome(view))] : found;
}

/** Texts that Teams reads as markup. */
const markdownIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(markdownIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('textFormat' in value && 'text' in value) return [String(value.text)];
  if ('type' in value && value.type === 'TextBlock' && 'text' in value) return [String(value.text)];
  if ('title' in value && 'value' in value) return [String(value.title), String(value.value)];
  return Object.values(value).flatMap(markdownIn);
};

function teamsProblems(view: View): readonly unknown[] {
  const content = renderContent(view, { at: 'thread' });
  const json = JSON.stringify(content);
  const found: unknown[] = [];
  if (json.length * 2 > TEAMS_BYTES) found.push(`${json.length * 2} bytes`);
  if (json.includes('"type":"mention"') || markdownIn(content).some((text) => text.includes('<'))) found.push('a tag');
  if ('text' in content) return found;
  const [{ content: card }] = content.attachments;
  const body = card['body'];
  if (actionsOf(body).length !== buttonsOf(view).length || inputsOf(body).length < inputsIn(view)) found.push('lost');
  // Microsoft's library takes five actions in a row unless it is told that Teams takes six.
  return [...found, ...complaints(card).filter((one) => !one.startsWith('Maximum number of actions'))];
}

const problems = (views: readonly View[], of: (view: View) => readonly unknown[]) =>
  views.flatMap((view) => of(view).map((problem) => ({ problem, view: view.fallback.slice(0, 60) })));

const fileUrl = (id: string) => `https://desk.example/files/${id}?signed=1`;

describe.each(LANGS)('every view in %s, whatever people typed', (lang) => {
  const worstStories = storiesOf(WORST);
  const count = worstStories.length;
  const afterMinutes = [0, 260, 40 * 24 * 60] as const;
  type Case = [Typed, number, number, boolean];
  /** Each story once in the worst words there are. */
  const worst = Array.from({ length: count }, (_, n): [Case] => [[WORST, n, afterMinutes[n % 3] ?? 0, n % 2 === 0]]);
  const cases = fc.tuple(typed, fc.nat(count - 1), fc.constantFrom(...afterMinutes), fc.boolean());

  const expectNone = (of: (view: View) => readonly unknown[]) =>
    fc.assert(
      fc.property(cases, ([words, nth, minutes, hears]: Case) => {
        const story = (words === WORST ? worstStories : storiesOf(words))[nth];
        if (!story) throw new Error(`no story ${nth}`);
        expect(problems(viewsOf(story, reading(lang, minutes, { hears, fileUrl }), words), of)).toEqual([]);
      }),
      { examples: worst, numRuns: count + 2, endOnFailure: true },
    );

  it('is within the limits of Slack, notifies nobody and loses no button', () => expectNone(slackProblems));
  it('is within the limits of Teams, notifies nobody and loses no button', () => expectNone(teamsProblems));

  it('is so about the desk itself, however much there is in it', () => {
    fc.assert(
      fc.property(typed, (words) => {
        const views = deskViewsOf(reading(lang), words);
        expect([...problems(views, slackProblems), ...problems(views, teamsProblems)]).toEqual([]);
      }),
      { examples: [[WORST]], numRuns: 3, endOnFailure: true },
    );
  });
});

it('tells of a case in every status, and in the longest words there may be', () => {
  const told = new Set(storiesOf(WORST).map(({ state }) => state.status));
  expect([...told].toSorted()).toEqual([...STATUSES].toSorted());
  for (const field of ['title', 'details', 'text', 'where', 'why'] as const)
    expect(WORST[field]).toHaveLength(LIMITS[field]);
});

it('shows tags that people typed in Slack as they typed them, and notifies whom Vagt means', () => {
  const incident = given([], aReport({ title: '<!channel> & <@U1>', details: '<!here> *now*' })).state;
  const card = incidentCard(incident, 'team', reading('en'));
  const message = renderMessage(card);
  expect(message.text).toContain('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  expect(message.blocks[0]).toMatchObject({ type: 'header', text: { text: 'INC-1 · <!channel> & <@U1>' } });
  expect(JSON.stringify(message.blocks)).toContain('{"type":"text","text":"<!here> *now*"}');
  expect(mentionsIn(message)).toEqual([]);

  const bo = {
    id: 'p-bo',
    identities: [{ platform: 'slack', org: 'T1', user: 'U2', member: true }],
    name: 'Bo',
    direct: [],
  } as const;
  expect(mentionsIn(renderMessage(withMention(card, bo, 'slack')))).toEqual(['<@U2>']);
  expect(mentionsIn(renderMessage(withGroup(card, 'S1', 'Service desk')))).toEqual(['<!subteam^S1>']);
});

it('shows a page of the queue whole in both, with titles of a usual length', () => {
  const title = 'Printeren på 3. sal siger, at der er papirstop i bakke to';
  const { state } = given([], aReport({ title }));
  const id = (n: number) => `01890a5d-ac96-774b-bcce-b302099a80${10 + n}`;
  const cases = Array.from({ length: 10 }, (_, n) => ({ ...state, id: id(n), number: 1000 + n }));
  const around = { previous: { at: id(0), from: 0 }, next: { at: id(9), from: 20 } };
  const view = queueView(reading('da', 5), aPage(cases, { from: 10, total: 43, ...around }));
  for (const shown of [renderMessage(view), renderContent(view, { at: 'direct' })]) {
    expect(JSON.stringify(shown).split(title)).toHaveLength(11);
  }
});
