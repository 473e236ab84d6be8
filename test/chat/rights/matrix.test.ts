import { type CommandName, TABLE } from '../../../src/chat/table';
import { CASE_COMMANDS } from '../../../src/incident/commands';
import { type Before, type Deed, outcome, ROLES, type Role, theCase } from './roles';

/** What each role gets, in their order: of a case for the team, and of a confidential one where that differs. */
interface Row {
  readonly do: Deed;
  readonly before?: Before;
  readonly open: string;
  readonly confidential?: string;
}

//                    kim rita ole gil dag eli anna fie bo carl ada dora pia
const EVERYBODY = 'AAAAAAAAAAAAA';
const STAFF = 'RRRRAAAAAAARR';
const ADMINS = 'RRRRRRRRRRARR';
const OPERATORS = { open: 'RRNNAAANNAANR', confidential: 'RNNNANANNNNNR' } as const;
const CALLER = { open: 'ARNNRRRNNRRNR', confidential: 'ANNNRNRNNNNNR' } as const;
const EITHER = { open: 'ARNNAAANNAANR', confidential: 'ANNNANANNNNNR' } as const;
const OWNER = { open: 'RRNNARANNRANR', confidential: 'RNNNANANNNNNR' } as const;
const READERS = { open: 'AANNAAANNAANA', confidential: 'ANNNANANNNNNA' } as const;
/** Nobody has it: who had it last is one of the team, and of a confidential case none of those who may take it. */
const UNOWNED = { open: OPERATORS.open, confidential: 'RNNNRNANNNNNR' } as const;

const APPROVER = { open: 'RRNNRRRNNARNR', confidential: 'RNNNRNRNNANNR' } as const;

/** A draft is its team's, and of those above them; its lead and the admins decide. */
const OF_THE_DRAFT = 'NNNNAAANNAANN';
const LEAD_OF_THE_DRAFT = 'NNNNRRANNRANN';
const A_DRAFT = { title: 'The printer is jammed', steps: 'Open tray 2', readers: 'callers', area: 'hardware' };
const drafted: Before = [['dag', ['newSolution.send', A_DRAFT]]];

const released: Before = [['dag', ['release']]];
const offered: Before = [['dag', ['handOver.send', { team: 'network' }]]];
const waits: Before = [['dag', ['wait.send', { reason: 'vendor' }]]];
/** Carl is asked for a yes. */
const asked: Before = [
  ['dag', ['release']],
  ['anna', ['retype', { caseType: 'request' }]],
];
const resolved: Before = [['dag', ['resolve.send', { text: 'Done', code: 'fixed' }]]];
const closed: Before = [...resolved, ['kim', ['fixed']]];
const unhappy: Before = [...closed, ['kim', ['score', { score: '2' }]]];
const cancelled: Before = [['kim', ['cancel.send']]];
const held: Before = [['dag', 'answer INC-1 restart']];
const urgent: Before = [['dag', ['priority.send', { priority: 'P1', why: 'Now' }]]];
const major: Before = [...urgent, ['dag', ['major']]];
const text = { text: 'Hello' };
const team = { team: 'service-desk' };

/** For whoever may resolve the case: its draft is none to apply. */
const NOTHING_TO_APPLY = { open: 'RRNNAAANNAANR' } as const;

const MATRIX = {
  report: { do: ['report.send', { text: 'The door is locked' }], open: EVERYBODY },
  show: { do: ['show'], ...READERS },
  status: { do: 'status INC-1', ...READERS },
  follow: { do: ['follow'], ...READERS },
  unfollow: { do: ['unfollow'], open: EVERYBODY },
  following: { do: 'following', open: EVERYBODY },
  meToo: { do: ['meToo'], before: [['dag', ['publish.send', { title: 'No paper' }]]], open: EVERYBODY },
  mine: { do: 'mine', open: EVERYBODY },
  outages: { do: 'outages', open: EVERYBODY },
  queue: { do: 'queue', open: STAFF },
  view: { do: 'views', open: STAFF },
  find: { do: 'find printer', open: EVERYBODY },
  // Of no service that this desk has: a report.
  service: { do: 'service payroll', open: EVERYBODY },
  pile: { do: ['pile'], open: STAFF },
  more: { do: ['more'], ...READERS },
  why: { do: ['why'], ...READERS },
  readyAnswer: { do: 'answer INC-1 restart', open: '----AAANNAA--', confidential: '----ANANNNN--' },
  solutions: { do: 'solutions', open: EVERYBODY },
  showSolution: { do: 'show SOL-1', before: drafted, open: OF_THE_DRAFT },
  newSolution: { do: ['newSolution.open'], open: STAFF },
  editSolution: { do: ['editSolution.open'], before: drafted, open: OF_THE_DRAFT },
  approveSolution: { do: ['approveSolution'], before: drafted, open: LEAD_OF_THE_DRAFT },
  returnSolution: { do: ['returnSolution.open'], before: drafted, open: LEAD_OF_THE_DRAFT },
  withdrawSolution: { do: ['withdrawSolution.open'], before: drafted, open: OF_THE_DRAFT },
  saveSolution: { do: ['saveSolution.open'], before: resolved, ...OPERATORS },
  // None that is in use.
  applySolution: { do: ['applySolution.open'], before: drafted, ...NOTHING_TO_APPLY },
  helped: { do: ['helped'], before: drafted, open: 'NNNNNNNNNNNNN' },
  solved: { do: ['solved'], before: drafted, open: 'NNNNAAANNAANN' },
  home: { do: 'home', open: EVERYBODY },
  help: { do: 'help', open: EVERYBODY },
  dismiss: { do: ['dismiss'], open: EVERYBODY },
  language: { do: 'language en', open: EVERYBODY },
  settings: { do: 'settings', open: EVERYBODY },

  claim: { do: ['claim'], before: released, ...UNOWNED },
  notMe: { do: ['notMe'], open: 'RRNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  confirmSender: { do: ['confirmSender'], open: 'RRNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  seen: { do: ['seen'], before: released, ...UNOWNED },
  ask: { do: ['ask.send', text], ...OPERATORS },
  answer: { do: ['answer.send', text], ...CALLER },
  message: { do: ['message.send', text], ...OPERATORS },
  unsend: { do: ['unsend'], before: held, ...OWNER },
  edit: { do: ['edit', { message: 'm', of: '1.0', text: 'x', revision: '1' }], open: 'NNNNNNNNNNNNN' },
  erase: { do: ['erase', { message: 'm', of: '1.0', revision: '1' }], open: 'NNNNNNNNNNNNN' },
  note: { do: ['note.send', text], ...OPERATORS },
  workaround: { do: ['workaround.send', { why: 'Use the other one' }], ...OPERATORS },
  promise: { do: ['promise.send', { until: 'tomorrow 9' }], ...OPERATORS },
  wait: { do: ['wait.send', { reason: 'vendor' }], ...OPERATORS },
  resume: { do: ['resume'], before: waits, ...OPERATORS },
  assign: { do: ['assign.send', { to: 'anna' }], open: 'RRNNRRANNRANR', confidential: 'RNNNRNANNNNNR' },
  handOver: { do: ['handOver.send', { team: 'network' }], ...OPERATORS },
  accept: { do: ['accept'], before: offered, open: 'RRNNRRRAAAANR', confidential: 'RNNNRNRNANNNR' },
  return: { do: ['return.send', { why: 'No' }], before: offered, open: 'RRNNAAAAAAANR', confidential: 'RNNNANANANNNR' },
  stay: { do: ['stay', { team: 'network' }], open: 'RRNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  escalate: { do: ['escalate.send', { reason: 'Now' }], ...OPERATORS },
  release: { do: ['release'], ...OWNER },
  priority: { do: ['priority.send', { priority: 'P2', why: 'Now' }], ...OPERATORS },
  approve: { do: ['approve'], before: asked, ...APPROVER },
  decline: { do: ['decline.send', { why: 'No' }], before: asked, ...APPROVER },
  inquire: { do: ['inquire.send', text], before: asked, ...APPROVER },
  retype: {
    do: ['retype', { caseType: 'request' }],
    before: released,
    open: EITHER.open,
    confidential: 'ANNNRNANNNNNR',
  },
  categorise: {
    do: ['categorise', { area: 'hardware' }],
    open: OPERATORS.open,
    confidential: 'RNNN-N-NNNNNR',
  },
  device: { do: ['device.send', { tag: '', service: 'payroll' }], ...OPERATORS },
  assess: { do: ['assess', { impact: 'team' }], ...EITHER },
  title: { do: ['title.send', { title: 'Paper' }], ...OPERATORS },
  // There is but one case: nobody merges it into itself.
  merge: { do: ['merge.send', { into: 'INC-1' }], open: 'RRNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  split: { do: ['split'], open: 'RRNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  // It was offered nothing.
  sameAs: { do: ['sameAs'], open: '-RNNRRRNNRRNR', confidential: '-NNNRNRNNNNNR' },
  publish: { do: ['publish.send', { title: 'No paper' }], open: OPERATORS.open, confidential: 'RNNN-N-NNNNNR' },
  resolve: { do: ['resolve.send', { text: 'Done', code: 'fixed' }], ...OPERATORS },
  works: { do: ['works'], ...CALLER },
  fixed: { do: ['fixed'], before: resolved, ...CALLER },
  notYet: { do: ['notYet.send', { why: 'No' }], before: resolved, ...CALLER },
  cancel: { do: ['cancel.send'], ...EITHER },
  reopen: { do: ['reopen.send'], before: cancelled, ...EITHER },

  score: { do: ['score', { score: '4' }], before: closed, ...CALLER },
  explain: { do: ['explain.send', text], before: unhappy, ...CALLER },

  join: { do: ['join'], open: '-ANNAAANNAAN-', confidential: 'NNNNNNNNNNNNN' },
  invite: { do: ['invite.send', { who: 'anna' }], open: EITHER.open, confidential: 'RNNNANANNNNNR' },
  uninvite: { do: ['uninvite.send', { who: 'nobody' }], open: '-RNN---NN--NR', confidential: 'RNNN-N-NNNNNR' },
  contribute: { do: ['contribute.send', text], open: 'RRNNRRRNNRRNA', confidential: 'RNNNRNRNNNNNA' },
  major: { do: ['major'], before: urgent, open: OPERATORS.open, confidential: 'RNNN-N-NNNNNR' },
  role: { do: ['role', { role: 'scribe' }], before: major, open: OPERATORS.open, confidential: 'RNNN-N-NNNNNR' },
  update: {
    do: ['update.send', { known: 'It is down', doing: 'We restart it' }],
    before: major,
    open: OPERATORS.open,
    confidential: 'RNNN-N-NNNNNR',
  },
  jot: { do: ['jot.send', { why: 'Restarted' }], before: major, open: OPERATORS.open, confidential: 'RNNN-N-NNNNNR' },
  standDown: { do: ['standDown'], before: major, open: OPERATORS.open, confidential: 'RNNN-N-NNNNNR' },
  leave: { do: ['leave'], open: '--NN---NN--NA', confidential: '-NNN-N-NNNNNA' },

  reportFor: { do: ['reportFor.open'], open: STAFF },
  own: { do: ['own'], open: '-NNNNNNNNNNNN', confidential: '-NNNNNNNNNNNN' },
  disown: { do: ['disown'], open: '-NNNNNNNNNNNN', confidential: '-NNNNNNNNNNNN' },
  review: { do: 'review INC-1', before: closed, open: 'NNNNAAANNAANN', confidential: 'NNNNANANNNNNN' },
  reviews: { do: 'reviews', open: EVERYBODY },
  actions: { do: 'actions', open: EVERYBODY },
  'figures.satisfaction': { do: 'figures satisfaction', open: 'RRRRRRARARARR' },
  'figures.hops': { do: 'figures hops', open: 'RRRRRRARARARR' },
  onCall: { do: 'oncall service-desk', open: STAFF },
  // Whoever stands in the desk's file may be away.
  away: { do: 'away', open: 'RRRRAAAAAAARA' },
  back: { do: 'back', open: 'RRRRAAAAAAARA' },
  swap: { do: ['swap.open', team], open: 'RRRRAAARRRRRR' },
  override: { do: ['override.open', team], open: 'RRRRAAARRRARR' },
  drop: { do: ['drop.open', { ...team, override: 'none' }], open: EVERYBODY },

  desk: { do: 'desk', open: 'RRRRRRARARARR' },
  link: { do: '#link service-desk', open: 'RRRRRRARRRARR' },
  unlink: { do: '#unlink', before: [['anna', '#link service-desk']], open: 'RRRRRRARRRARR' },
  'desk.add': { do: ['desk.add.open', team], open: 'RRRRRRARRRARR' },
  'desk.remove': { do: ['desk.remove.open', team], open: 'RRRRRRARRRARR' },
  'desk.answers': { do: ['desk.answers'], open: ADMINS },
  'desk.answer': { do: ['desk.answer.open'], open: ADMINS },
  'desk.words': { do: ['desk.words'], open: ADMINS },
  'desk.category': { do: ['desk.category.open', { category: 'hardware' }], open: ADMINS },
  'desk.versions': { do: ['desk.versions'], open: ADMINS },
  'desk.review': { do: ['desk.review', { version: 'none' }], open: ADMINS },
  'desk.apply': { do: ['desk.apply', { version: 'none', base: 'none' }], open: ADMINS },
  'desk.undo': { do: ['desk.undo', { version: 'none' }], open: ADMINS },
} satisfies Record<CommandName, Row>;

const changing = new Set<string>([...CASE_COMMANDS.map(({ type }) => type), 'readyAnswer']);
const roles = Object.keys(ROLES).filter((name): name is Role => name in ROLES);

async function row(name: string, { do: deed, before = [] }: Row, confidential: boolean): Promise<string> {
  let cells = '';
  let desk = await theCase(confidential, before);
  for (const role of roles) {
    const cell = await outcome(desk, role, deed, changing.has(name));
    cells += cell;
    if (cell === 'A' || cell === '-') desk = await theCase(confidential, before);
  }
  return cells;
}

test('knows every command of the table', () => {
  expect(new Set(TABLE.map(({ name }) => name))).toEqual(new Set(Object.keys(MATRIX)));
});

const rows: readonly (readonly [string, Row])[] = Object.entries(MATRIX);

test.each(rows)('%s', async (name, one) => {
  expect(await row(name, one, false)).toBe(one.open);
});

test.each(rows.filter(([, one]) => one.confidential !== undefined))('%s, of a confidential case', async (name, one) => {
  expect(await row(name, one, true)).toBe(one.confidential);
});
