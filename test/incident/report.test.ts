import { decide, isRefusal } from '../../src/incident/decide';
import { aDesk } from '../support/desk';
import { aReport, given, MONDAY_9, minutesAfter } from '../support/given';

const logged = (...args: Parameters<typeof aReport>) => given([], aReport(...args)).state;

describe('report', () => {
  it('logs it as only me, with trouble, and asks both questions', () => {
    expect(logged()).toMatchObject({
      number: 1,
      status: 'new',
      impact: 'me',
      urgency: 'hindered',
      priority: 'P4',
      unanswered: ['impact', 'urgency'],
      category: 'hardware',
      team: 'service-desk',
      caller: { id: 'p-kim', name: 'Kim Jensen' },
    });
  });

  it('routes by the words of the report', () => {
    expect(logged({ title: 'My VPN is down' })).toMatchObject({ category: 'network', team: 'network' });
    expect(logged({ title: 'Something odd' })).toMatchObject({ category: 'other', team: 'service-desk' });
  });

  it('plans its targets in the hours of the team', () => {
    const { responseTarget, policy } = logged();
    expect(responseTarget.dueAt).toEqual(minutesAfter(240));
    expect(responseTarget.marks).toEqual([
      { percent: 50, at: minutesAfter(120) },
      { percent: 75, at: minutesAfter(180) },
      { percent: 90, at: minutesAfter(216) },
    ]);
    expect(policy?.steps.map(({ at, notify }) => [at, notify.map(({ type }) => type)])).toEqual([
      [minutesAfter(120), ['team']],
      [minutesAfter(240), ['lead']],
    ]);
  });

  it('plans an urgent one around the clock', () => {
    const state = logged({
      at: new Date('2026-11-28T22:00:00Z'),
      assessment: { impact: 'everybody', urgency: 'stopped' },
    });
    expect(state).toMatchObject({ priority: 'P1', unanswered: [], nextAt: new Date('2026-11-28T22:05:00Z') });
  });

  it('looks first at the earliest deadline', () => {
    expect(logged().nextAt).toEqual(minutesAfter(120));
  });

  it('tells the lead instead of the team about a confidential one', () => {
    const state = logged({ title: 'Fejl i min løn' });
    expect(state.confidential).toBe(true);
    expect(state.policy?.steps.map(({ notify }) => notify)).toEqual([[{ type: 'lead' }], [{ type: 'lead' }]]);
  });

  it('refuses an empty one', () => {
    expect(decide(aReport({ title: '  ' }), undefined, aDesk())).toEqual({ refused: 'empty_text' });
  });

  it('refuses one that is too long', () => {
    expect(decide(aReport({ details: 'x'.repeat(8001) }), undefined, aDesk())).toEqual({ refused: 'too_long' });
  });

  it('does nothing when it is logged already', () => {
    expect(decide(aReport(), given().state, aDesk())).toEqual([]);
  });

  it('stamps every event with when, who and the desk file', () => {
    const events = decide(aReport(), undefined, aDesk());
    if (isRefusal(events)) throw new Error(events.refused);
    expect(events[0]).toMatchObject({ at: MONDAY_9, by: { id: 'p-kim' }, deskVersion: 'v1' });
  });
});
