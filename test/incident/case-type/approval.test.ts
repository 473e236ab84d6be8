import { mayRest } from '../../../src/incident/at-rest';
import { decidersOf, mayApprove } from '../../../src/incident/policies/approval';
import { mayRead } from '../../../src/incident/rights';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { historyLines } from '../../../src/incident/views/lists/show';
import { aTypedDesk, withApproval } from '../../support/case-types';
import { aDesk } from '../../support/desk';
import {
  ANNA,
  aReport,
  BO,
  CALLER,
  CARL,
  claimed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  type Result,
  type Step,
  tickAt,
} from '../../support/given';
import { read, reading } from '../../view/support';

const desk = aTypedDesk({ types: withApproval('carl') });
const laptop = aReport({ title: 'I would like to order a new laptop' });
const jam = aReport();
const approve: Step = { by: CARL, do: { type: 'approve' }, at: 60 };
const decline: Step = { by: CARL, do: { type: 'decline', why: 'Too dear' }, at: 60 };
const asRequest: Step = { by: DINA, do: { type: 'retype', caseType: 'request' }, at: 2 };
const asIncident = { type: 'retype', caseType: 'incident' } as const;
/** Two working days from Monday 9:00 on, and half of their open time. */
const HALF = 1440;
const typesOf = ({ events }: Pick<Result, 'events'>) => events.map(({ type }) => type);
const WHOLE = 2 * 1440;

describe('a request that needs a yes', () => {
  const asked = given([], laptop, desk);

  it('waits for it: nobody is reminded, no time runs, nobody takes it', () => {
    const { state } = asked;
    expect(state).toMatchObject({ status: 'new', approval: { approver: 'carl', told: 0 } });
    expect(state).not.toHaveProperty('policy');
    expect(state.nextAt).toEqual(state.approval?.remindAt);
    asked.when(DINA, { type: 'claim' }, 5).thenRefused('not_approved');
    asked.when(DINA, { type: 'ask', text: 'Which one?' }, 5).thenRefused('not_approved');
    asked.when(DINA, { type: 'resolve', text: 'Here', code: 'fixed' }, 5).thenRefused('not_approved');
    asked.when(DINA, { type: 'note', text: 'Which one?', attachments: [] }, 5).then('noted');
    expect(given([tickAt(500)].slice(1), laptop, desk).when('vagt', { type: 'tick' }, 500).events).toEqual([]);
  });

  it('has its time from the yes on, once', () => {
    const story = given([approve], laptop, desk);
    const { state } = story;
    expect(state.approval?.answer).toMatchObject({ approved: true, by: { id: CARL.id } });
    expect(state.policy?.from).toEqual(minutesAfter(60));
    expect(state.responseTarget).not.toHaveProperty('pausedAt');
    expect(state.resolutionTarget).toMatchObject({ pausedMs: 60 * 60_000 });
    story.when(DINA, { type: 'claim' }, 61).then('claimed');
    story.when(CARL, { type: 'approve' }, 62).thenNothing();
    story.when(CARL, decline.do, 62).thenRefused('not_now');
  });

  it('ends with a no and its reason, which opening it again asks for anew', () => {
    const story = given([decline], laptop, desk);
    expect(story.state).toMatchObject({ status: 'cancelled', cancelled: { why: 'Too dear' } });
    expect(story.state.approval?.answer).toMatchObject({ approved: false });
    story.when(CARL, decline.do, 62).thenNothing();
    const opened = story.when(CALLER, { type: 'reopen', why: 'It is broken' }, 70);
    expect(typesOf(opened)).toEqual(['reopened', 'planned', 'approvalAsked']);
    const again = opened.story;
    expect(again.state.approval).not.toHaveProperty('answer');
    expect(again.state).not.toHaveProperty('policy');
    again.when(DINA, { type: 'claim' }, 80).thenRefused('not_approved');
    asked.when(CARL, { type: 'decline', why: ' ' }, 5).thenRefused('empty_text');
    asked.when(CARL, { type: 'decline', why: 'x'.repeat(10_000) }, 5).thenRefused('too_long');
  });

  it('is the caller’s to give up', () => {
    asked.when(CALLER, { type: 'works' }, 5).then('resolved', 'closed');
    const cancelled = asked.when(CALLER, { type: 'cancel' }, 5).then('cancelled');
    cancelled.when(CARL, { type: 'approve' }, 6).thenRefused('not_now');
    expect(typesOf(cancelled.when(CALLER, { type: 'reopen' }, 7))).toEqual(['reopened', 'planned', 'approvalAsked']);
  });

  it.each([ANNA, BO, DINA, CALLER, OTHER])('is not $name’s to approve', (by) => {
    const isStranger = by === BO || by === OTHER;
    asked.when(by, { type: 'approve' }, 5).thenRefused(isStranger ? 'no_such_incident' : 'only_approver');
    asked.when(by, { type: 'inquire', text: 'Why?' }, 5).thenRefused(isStranger ? 'no_such_incident' : 'only_approver');
  });

  it('lets its approver read it and ask, and nobody else of elsewhere', () => {
    expect(mayRead(desk, CARL, asked.state)).toBe(true);
    expect(mayRead(desk, { ...CARL, member: false }, asked.state)).toBe(false);
    expect(mayRead(desk, BO, asked.state)).toBe(false);
    const story = asked.when(CARL, { type: 'inquire', text: 'Which model?' }, 5).then('inquired');
    expect(story.state.status).toBe('new');
  });

  it('reminds once halfway, then asks the next in line, then stands in the morning list', () => {
    const [half = 0, whole = 0] = [asked.state.approval?.remindAt, asked.state.approval?.dueAt].map(
      (at) => ((at?.getTime() ?? 0) - minutesAfter(0).getTime()) / 60_000,
    );
    expect(whole).toBe(WHOLE);
    expect(half).toBe(HALF);
    const reminded = given([tickAt(half)], laptop, desk);
    expect(reminded.state.approval?.told).toBe(1);
    expect(mayApprove(desk, ANNA, reminded.state)).toBe(false);
    const late = given([tickAt(half), tickAt(whole)], laptop, desk);
    expect(late.state.approval?.told).toBe(2);
    expect(late.state).not.toHaveProperty('nextAt');
    expect(mayRest(late.state)).toBe(true);
    expect(mayApprove(desk, ANNA, late.state)).toBe(true);
    late.when('vagt', { type: 'tick' }, whole + 1).thenNothing();
    late.when(ANNA, { type: 'approve' }, whole + 2).then('approved', 'planned');
    expect(given([tickAt(whole)], laptop, desk).state.approval?.told).toBe(2);
  });
});

describe('who decides', () => {
  const of = (by: string, more = {}) =>
    given([], { ...laptop, ...more }, aTypedDesk({ types: withApproval(by) })).state;

  it('is the team’s lead where the desk knows no manager or owner', () => {
    expect(decidersOf(desk, of('manager'))[0]).toEqual({ type: 'key', key: 'anna' });
    expect(decidersOf(desk, of('owner'))[0]).toEqual({ type: 'key', key: 'anna' });
  });

  it('is the caller’s manager, by their key or else by their address', () => {
    const bo = of('manager', { callerRecord: { manager: { name: 'Bo Lund', key: 'bo' } } });
    expect(decidersOf(desk, bo)[0]).toEqual({ type: 'key', key: 'bo' });
    const eva = { id: 'p-eva', name: 'Eva Lund', member: true, email: 'eva.lund@example.com' };
    const state = of('manager', { callerRecord: { manager: { name: 'Eva Lund', email: 'Eva.Lund@example.com' } } });
    expect(mayApprove(desk, eva, state)).toBe(true);
    expect(mayRead(desk, eva, state)).toBe(true);
    expect(mayApprove(desk, { ...eva, member: false }, state)).toBe(false);
    expect(mayApprove(desk, { ...eva, email: 'eva@example.com' }, state)).toBe(false);
    expect(mayApprove(desk, { ...OTHER }, state)).toBe(false);
    expect(mayApprove(desk, ANNA, state)).toBe(false);
    expect(read(incidentCard(state, 'caller', reading('en', 5, { desk }))).join()).toContain(
      'Eva Lund has to say yes first',
    );
  });

  it('is the owner of the service', () => {
    const payroll = {
      key: 'payroll',
      name: { da: 'Løn', en: 'Payroll' },
      category: 'hardware',
      team: 'service-desk',
      criticality: 'normal',
      owner: 'bo',
      users: [],
      targets: {},
    } as const;
    const owned = aTypedDesk({ types: withApproval('owner'), services: { payroll } });
    const { state } = given([], { ...laptop, service: 'payroll' }, owned);
    expect(decidersOf(owned, state)[0]).toEqual({ type: 'key', key: 'bo' });
  });

  it('is never who asks for it', () => {
    const own = of('carl', { by: CARL, callerKey: 'carl' });
    expect(decidersOf(desk, own)).toEqual([{ type: 'key', key: 'anna' }]);
    expect(mayApprove(desk, CARL, own)).toBe(false);
    expect(mayApprove(desk, ANNA, own)).toBe(true);
  });

  it('is the next in line once the approver left the desk, and whoever was asked in their place', () => {
    const { carl: _, ...people } = desk.people;
    const without = { ...desk, people };
    const { state } = given([], laptop, desk);
    expect(mayApprove(without, CARL, state)).toBe(false);
    expect(mayApprove(without, ANNA, state)).toBe(true);
    const told = { ...state, heard: { told: ['anna'], missed: [] } };
    expect(mayApprove(desk, ANNA, told)).toBe(true);
    expect(mayApprove(desk, { ...DINA, deskKey: 'dina' }, { ...told, heard: { told: ['dina'], missed: [] } })).toBe(
      false,
    );
  });

  it('nobody where nobody is left: the request goes on', () => {
    const alone = aTypedDesk({ types: withApproval('manager'), admins: [] });
    const teams = Object.fromEntries(Object.entries(alone.teams).map(([key, { manager: _, ...team }]) => [key, team]));
    const { state } = given([], { ...laptop, by: ANNA, callerKey: 'anna' }, { ...alone, teams });
    expect(state).not.toHaveProperty('approval');
    expect(state).toHaveProperty('policy');
  });
});

describe('the type is changed', () => {
  it('to a request: what somebody works on waits for the yes as well', () => {
    const story = given([claimed, asRequest], jam, desk);
    expect(story.state).toMatchObject({ status: 'in_progress', approval: { told: 0 } });
    expect(story.state.resolutionTarget).toHaveProperty('pausedAt');
    story.when(DINA, { type: 'resolve', text: 'Here', code: 'fixed' }, 5).thenRefused('not_approved');
    const { state } = story.when(CARL, { type: 'approve' }, 20).then('approved', 'planned');
    expect(state.resolutionTarget).not.toHaveProperty('pausedAt');
    expect(state.status).toBe('in_progress');
  });

  it('from a request: it needs no yes any more, and its time runs', () => {
    const { state } = given([], laptop, desk).when(DINA, asIncident, 30).then('retyped', 'planned');
    expect(state).not.toHaveProperty('approval');
    expect(state).toHaveProperty('policy');
    expect(state.responseTarget).not.toHaveProperty('pausedAt');
    expect(state.resolutionTarget).toMatchObject({ pausedMs: 30 * 60_000 });
  });

  it('and back: a yes that was said holds', () => {
    const there: Step = { by: DINA, do: asIncident, at: 70 };
    const back = given([approve, there], laptop, desk).when(DINA, asRequest.do, 80);
    back.then('retyped', 'planned');
  });

  it('nothing is asked where the desk wants no yes', () => {
    expect(given([], laptop, aTypedDesk()).state).not.toHaveProperty('approval');
    expect(given([], laptop, aDesk()).state).not.toHaveProperty('approval');
    expect(given([], jam, desk).state).not.toHaveProperty('approval');
  });
});

describe('shown', () => {
  const { state, events } = given([], laptop, desk);
  const ctx = reading('en', 5, { desk });

  it('to caller and team: who is to say yes by when; to the approver the buttons', () => {
    expect(read(incidentCard(state, 'caller', ctx))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Carl Friis has to say yes first, by'),
        expect.stringContaining('Approval: waits for Carl Friis, by'),
      ]),
    );
    const team = read(incidentCard(state, 'team', ctx)).join();
    expect(team).toContain('Waits for a yes from Carl Friis');
    expect(team).not.toContain('[Claim]');
    const asked = read(incidentCard(state, 'caller', { ...ctx, decides: true }));
    expect(asked).toContain('[Approve] [Decline] [Ask first]');
    expect(asked.join()).not.toContain('It works now');
    expect(read(incidentCard(state, 'team', reading('da', 5, { desk }))).join()).toContain(
      'Afventer et ja fra Carl Friis',
    );
  });

  it('in the history', () => {
    const story = given([decline], laptop, desk);
    const lines = historyLines(story.events, 'caller', story.state, ctx, 9).join();
    expect(lines).toContain('Carl Friis said no: Too dear');
    expect(lines).not.toContain('cancelled it');
    expect(historyLines(events, 'caller', state, ctx, 9).join()).toContain('Waits for a yes or no from Carl Friis');
  });
});
