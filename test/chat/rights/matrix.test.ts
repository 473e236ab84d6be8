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

//                    kim rita ole gil dag eli anna fie bo carl ada dora
const EVERYBODY = 'AAAAAAAAAAAA';
const STAFF = 'RRRRAAAAAAAR';
const ADMINS = 'RRRRRRRRRRAR';
const OPERATORS = { open: 'RRNNAAANNAAN', confidential: 'RNNNANANNNNN' } as const;
const CALLER = { open: 'ARNNRRRNNRRN', confidential: 'ANNNRNRNNNNN' } as const;
const EITHER = { open: 'ARNNAAANNAAN', confidential: 'ANNNANANNNNN' } as const;
const OWNER = { open: 'RRNNARANNRAN', confidential: 'RNNNANANNNNN' } as const;
const READERS = { open: 'AANNAAANNAAN', confidential: 'ANNNANANNNNN' } as const;
/** Nobody has it: who had it last is one of the team, and of a confidential case none of those who may take it. */
const UNOWNED = { open: OPERATORS.open, confidential: 'RNNNRNANNNNN' } as const;

const APPROVER = { open: 'RRNNRRRNNARN', confidential: 'RNNNRNRNNANN' } as const;

const released: Before = [['dag', ['release']]];
const offered: Before = [['dag', ['handOver.send', { team: 'network' }]]];
const waits: Before = [['dag', ['wait.send', { reason: 'vendor' }]]];
/** Carl is asked for a yes. */
const asked: Before = [
  ['dag', ['release']],
  ['anna', ['retype', { caseType: 'request' }]],
];
const resolved: Before = [['dag', ['resolve.send', { text: 'Done', code: 'fixed' }]]];
const cancelled: Before = [['kim', ['cancel.send']]];
const held: Before = [['dag', 'answer INC-1 restart']];
const text = { text: 'Hello' };
const team = { team: 'service-desk' };

const MATRIX = {
  report: { do: ['report.send', { text: 'The door is locked' }], open: EVERYBODY },
  show: { do: ['show'], ...READERS },
  status: { do: 'status INC-1', ...READERS },
  follow: { do: ['follow'], ...READERS },
  unfollow: { do: ['unfollow'], open: EVERYBODY },
  following: { do: 'following', open: EVERYBODY },
  mine: { do: 'mine', open: EVERYBODY },
  queue: { do: 'queue', open: STAFF },
  find: { do: 'find printer', open: EVERYBODY },
  // Of no service that this desk has: a report.
  service: { do: 'service payroll', open: EVERYBODY },
  pile: { do: ['pile'], open: STAFF },
  more: { do: ['more'], ...READERS },
  why: { do: ['why'], ...READERS },
  readyAnswer: { do: 'answer INC-1 restart', open: '----AAANNAA-', confidential: '----ANANNNN-' },
  home: { do: 'home', open: EVERYBODY },
  help: { do: 'help', open: EVERYBODY },
  dismiss: { do: ['dismiss'], open: EVERYBODY },
  language: { do: 'language en', open: EVERYBODY },
  settings: { do: 'settings', open: EVERYBODY },

  claim: { do: ['claim'], before: released, ...UNOWNED },
  notMe: { do: ['notMe'], open: 'RRNN---NN--N', confidential: 'RNNN-N-NNNNN' },
  seen: { do: ['seen'], before: released, ...UNOWNED },
  ask: { do: ['ask.send', text], ...OPERATORS },
  answer: { do: ['answer.send', text], ...CALLER },
  message: { do: ['message.send', text], ...OPERATORS },
  unsend: { do: ['unsend'], before: held, ...OWNER },
  edit: { do: ['edit', { message: 'm', of: '1.0', text: 'x', revision: '1' }], open: 'NNNNNNNNNNNN' },
  erase: { do: ['erase', { message: 'm', of: '1.0', revision: '1' }], open: 'NNNNNNNNNNNN' },
  note: { do: ['note.send', text], ...OPERATORS },
  promise: { do: ['promise.send', { until: 'tomorrow 9' }], ...OPERATORS },
  wait: { do: ['wait.send', { reason: 'vendor' }], ...OPERATORS },
  resume: { do: ['resume'], before: waits, ...OPERATORS },
  assign: { do: ['assign.send', { to: 'anna' }], open: 'RRNNRRANNRAN', confidential: 'RNNNRNANNNNN' },
  handOver: { do: ['handOver.send', { team: 'network' }], ...OPERATORS },
  accept: { do: ['accept'], before: offered, open: 'RRNNRRRAAAAN', confidential: 'RNNNRNRNANNN' },
  return: { do: ['return.send', { why: 'No' }], before: offered, open: 'RRNNAAAAAAAN', confidential: 'RNNNANANANNN' },
  stay: { do: ['stay', { team: 'network' }], open: 'RRNN---NN--N', confidential: 'RNNN-N-NNNNN' },
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
    confidential: 'ANNNRNANNNNN',
  },
  categorise: {
    do: ['categorise', { area: 'hardware' }],
    open: OPERATORS.open,
    confidential: 'RNNN-N-NNNNN',
  },
  device: { do: ['device.send', { tag: '', service: 'payroll' }], ...OPERATORS },
  assess: { do: ['assess', { impact: 'team' }], ...EITHER },
  title: { do: ['title.send', { title: 'Paper' }], ...OPERATORS },
  resolve: { do: ['resolve.send', { text: 'Done', code: 'fixed' }], ...OPERATORS },
  works: { do: ['works'], ...CALLER },
  fixed: { do: ['fixed'], before: resolved, ...CALLER },
  notYet: { do: ['notYet.send', { why: 'No' }], before: resolved, ...CALLER },
  cancel: { do: ['cancel.send'], ...EITHER },
  reopen: { do: ['reopen.send'], before: cancelled, ...EITHER },

  join: { do: ['join'], open: '-ANNAAANNAAN', confidential: 'NNNNNNNNNNNN' },
  invite: { do: ['invite.send', { who: 'anna' }], open: EITHER.open, confidential: 'RNNNANANNNNN' },
  uninvite: { do: ['uninvite.send', { who: 'nobody' }], open: '-RNN---NN--N', confidential: 'RNNN-N-NNNNN' },
  contribute: { do: ['contribute.send', text], open: 'RRNNRRRNNRRN', confidential: 'RNNNRNRNNNNN' },
  leave: { do: ['leave'], open: '--NN---NN--N', confidential: '-NNN-N-NNNNN' },

  'figures.hops': { do: 'figures hops', open: 'RRRRRRARARAR' },
  onCall: { do: 'oncall service-desk', open: STAFF },
  away: { do: 'away', open: STAFF },
  back: { do: 'back', open: STAFF },
  swap: { do: ['swap.open', team], open: 'RRRRAAARRRRR' },
  override: { do: ['override.open', team], open: 'RRRRAAARRRAR' },
  drop: { do: ['drop.open', { ...team, override: 'none' }], open: EVERYBODY },

  desk: { do: 'desk', open: 'RRRRRRARARAR' },
  link: { do: '#link service-desk', open: 'RRRRRRARRRAR' },
  unlink: { do: '#unlink', before: [['anna', '#link service-desk']], open: 'RRRRRRARRRAR' },
  'desk.add': { do: ['desk.add.open', team], open: 'RRRRRRARRRAR' },
  'desk.remove': { do: ['desk.remove.open', team], open: 'RRRRRRARRRAR' },
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
