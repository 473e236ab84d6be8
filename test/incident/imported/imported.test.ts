import { VAGT } from '../../../src/ground/actor';
import { LANGS } from '../../../src/ground/lang';
import { decide, isRefusal } from '../../../src/incident/decide';
import { incidentKind } from '../../../src/incident/kind';
import { caseTerms, LEARNED } from '../../../src/incident/policies/case-terms';
import type { Incident } from '../../../src/incident/types';
import { showView } from '../../../src/incident/views/lists/show';
import { refusalText } from '../../../src/incident/views/refusal';
import { aFile, aMap, openImport } from '../../import/world';
import { aDesk } from '../../support/desk';
import { ANNA, type Body, CALLER, minutesAfter, OTHER } from '../../support/given';
import { buttonsOf, read, reading } from '../../view/support';

const desk = aDesk();
const map = aMap('base: topdesk\notherwise: { team: service-desk }\n', desk);
const ROWS = [
  'Number,Creation date,Subject,Request,Caller,Operator group,Operator,Line,Category,Status,Closed on,Solution,Action',
  'I1,05-03-2024,Paper jam,It eats everything,Kim,Front,Olga,First line,Hardware,Closed,06-03-2024,New roller,Bought for 40',
  'I2,05-03-2024,Paper jam,,Kim,Front,Olga,First line,Hardware,In progress,,,',
  'I3,05-03-2024,Paper jam,,Kim,Front,Olga,First line,,Closed,,,',
].join('\n');

const brought = async (number: string) => {
  const desks = openImport(desk);
  await desks.take(aFile(ROWS), map);
  const { state, timeline } = await desks.caseOf(`TOPdesk ${number}`);
  return { state: { ...state, caller: { id: CALLER.id, name: CALLER.name } }, timeline };
};

const given = (body: Body, by: typeof ANNA, state: Incident) =>
  decide({ ...body, incident: state.id, by, key: 'k', at: minutesAfter(1) }, state, desk);

const BODIES: readonly Exclude<Body, { readonly type: 'report' }>[] = [
  { type: 'claim' },
  { type: 'release' },
  { type: 'assign', to: { id: 'p-dina', name: 'Dina', key: 'dina' } },
  { type: 'seen' },
  { type: 'ask', text: 'Which one?' },
  { type: 'note', text: 'A note', attachments: [] },
  { type: 'message', text: 'Hello' },
  { type: 'resolve', text: 'Done', code: 'fixed' },
  { type: 'reopen' },
  { type: 'cancel' },
  { type: 'priority', priority: 'P1', why: 'urgent' },
  { type: 'title', title: 'Another' },
  { type: 'escalate', reason: 'urgent' },
];

describe('a case from elsewhere', () => {
  it.each(BODIES)('takes no command: $type', async (body) => {
    const { state } = await brought('I1');
    const outcome = given(body, ANNA, state);
    expect(isRefusal(outcome) ? outcome : 'events').toEqual({ refused: 'imported', who: 'TOPdesk' });
  });

  it('does not exist for whoever may not read it', async () => {
    const { state } = await brought('I1');
    expect(given({ type: 'reopen' }, OTHER, state)).toEqual({ refused: 'no_such_incident' });
  });

  it('says why, in both languages', async () => {
    const { state } = await brought('I1');
    const outcome = given({ type: 'reopen' }, CALLER, state);
    if (!isRefusal(outcome)) throw new Error('it was opened again');
    expect(refusalText(outcome, state, reading('en', 1, { desk }))).toContain('INC-1 is history from TOPdesk');
    expect(refusalText(outcome, state, reading('da', 1, { desk }))).toContain('INC-1 er historik fra TOPdesk');
  });

  it('has nothing that comes due, and no tick does anything to it', async () => {
    const { state } = await brought('I2');
    expect([
      state.nextAt,
      incidentKind.isOpen(state),
      incidentKind.mayRest(state),
      incidentKind.outgrown?.(state, desk),
    ]).toEqual([undefined, false, true, false]);
    const tick = { type: 'tick', incident: state.id, by: VAGT, key: 'k', at: minutesAfter(9_999_999) } as const;
    expect(decide(tick, state, desk)).toEqual([]);
    expect(decide(tick, { ...state, team: 'gone' }, desk)).toEqual([]);
    expect(
      decide({ ...tick, type: 'recount', followers: 3, meToos: { people: 3, departments: 1 } }, state, desk),
    ).toEqual([]);
  });

  it('is found by its number there, and teaches only what somebody there had said', async () => {
    const learned = await Promise.all(
      ['I1', 'I2', 'I3'].map(async (number) => caseTerms((await brought(number)).state).includes(LEARNED)),
    );
    expect(learned).toEqual([true, false, false]);
    expect(caseTerms((await brought('I1')).state)).toContain('i1');
  });

  it.each(LANGS)('is shown as what it is, without a button: %s', async (lang) => {
    const { state, timeline } = await brought('I1');
    const ctx = reading(lang, 1, { desk });
    const team = showView({ incident: state, timeline }, 'team', ctx);
    const words = read(team).join('\n');
    for (const said of ['TOPdesk', 'I1', 'Front', 'Olga', 'New roller', 'Bought for 40', 'It eats everything']) {
      expect(words).toContain(said);
    }
    expect(words).toContain(lang === 'da' ? 'Historik fra TOPdesk' : 'History from TOPdesk');
    expect(buttonsOf(team)).toEqual([]);
    const fresh = { ...state, closed: { at: minutesAfter(0), how: 'elsewhere' } as const };
    for (const place of ['team', 'caller'] as const) {
      expect(buttonsOf(showView({ incident: fresh, timeline }, place, ctx))).toEqual([]);
    }
    const caller = showView({ incident: state, timeline }, 'caller', ctx);
    const theirs = read(caller).join('\n');
    expect(theirs).toContain('New roller');
    for (const internal of ['Bought for 40', 'Front']) expect(theirs).not.toContain(internal);
    expect(buttonsOf(caller)).toEqual([]);
  });

  it('that had not ended there says so', async () => {
    const { state, timeline } = await brought('I2');
    const words = read(showView({ incident: state, timeline }, 'team', reading('en', 1, { desk }))).join('\n');
    expect(words).toContain('had not ended yet when it was brought over');
  });
});
