import type { Desk, Route } from '../../../src/desk/model';
import { outlook } from '../../../src/incident/policies/outlook';
import { placedBy, type RouteFacts } from '../../../src/incident/policies/routing';
import { whyView } from '../../../src/incident/views/why/why-view';
import { aDesk } from '../../support/desk';
import { aReport, given, MONDAY_9 } from '../../support/given';
import { read, reading } from '../../view/support';

const to = (team: string, conditions: Route['if'] = {}, more: Partial<Route> = {}): Route => ({
  if: conditions,
  to: { team },
  assign: false,
  ...more,
});

const withRoutes = (...routes: readonly Route[]): Desk =>
  aDesk({
    routes,
    services: {
      payroll: {
        key: 'payroll',
        name: { da: 'Løn', en: 'Payroll' },
        category: 'other',
        team: 'service-desk',
        criticality: 'normal',
        targets: {},
      },
    },
    groups: {
      board: { key: 'board', name: { da: 'Bestyrelsen', en: 'The board' }, people: [], emails: [], targets: {} },
    },
  });

const FACTS: RouteFacts = { category: 'hardware', language: 'en', type: 'incident', at: MONDAY_9 };
const placed = (routes: readonly Route[], facts: Partial<RouteFacts> = {}) =>
  placedBy(withRoutes(...routes), { ...FACTS, ...facts }, 'service-desk');
const SUNDAY = new Date('2026-11-22T10:00:00Z');

describe('where the rules put a case', () => {
  it.each<[string, Route['if'], Partial<RouteFacts>, Partial<RouteFacts>]>([
    ['category', { category: 'hardware' }, {}, { category: 'other' }],
    ['a category above', { category: 'network' }, { category: 'network.vpn' }, { category: 'networks' }],
    ['a category below', { category: 'network.vpn' }, { category: 'network.vpn' }, { category: 'network' }],
    ['service', { service: 'payroll' }, { service: 'payroll' }, {}],
    ['device', { device: 'PRN-*' }, { device: 'prn-3-12' }, {}],
    ['group', { group: 'board' }, { group: 'board' }, {}],
    ['language', { language: 'en' }, {}, { language: 'da' }],
    ['type', { type: 'request' }, { type: 'request' }, {}],
    ['hour', { hour: 'office' }, {}, { at: SUNDAY }],
    ['all of them', { category: 'hardware', language: 'en' }, {}, { language: 'da' }],
    ['hours that are no more', { hour: 'always' }, {}, {}],
  ])('by %s', (name, conditions, fits, not) => {
    const rules = [to('network', conditions)];
    expect(placed(rules, fits).team).toBe('network');
    if (name !== 'hours that are no more') expect(placed(rules, not).team).toBe('service-desk');
  });

  it('the first that fits counts, and says why no earlier one did', () => {
    const { team, routing } = placed([
      to('service-desk', { service: 'payroll', category: 'hardware' }),
      to('service-desk', { language: 'da' }),
      to('network', { category: 'hardware' }),
      to('service-desk'),
    ]);
    expect(team).toBe('network');
    expect(routing).toEqual({
      team: 'network',
      of: 4,
      missed: [
        { number: 1, on: 'service', wanted: 'payroll' },
        { number: 2, on: 'language', wanted: 'da' },
      ],
      rule: { number: 3, if: [{ on: 'category', wanted: 'hardware' }] },
    });
  });

  it('none: its own team, with every reason; without rules nothing is said of them', () => {
    expect(placed([to('network', { language: 'da' })])).toEqual({
      team: 'service-desk',
      routing: { team: 'service-desk', of: 1, missed: [{ number: 1, on: 'language', wanted: 'da' }] },
    });
    expect(placed([])).toEqual({ team: 'service-desk' });
  });

  it('hours that the desk has no more never fit', () => {
    expect(placed([to('network', { hour: 'nights' })]).team).toBe('service-desk');
  });

  it('a person: the case’s own team where they work in it, else their first, else the one that is named', () => {
    expect(placed([to('', {}, { to: { person: 'dina' } })]).team).toBe('service-desk');
    expect(placed([to('', {}, { to: { person: 'bo' } })]).team).toBe('network');
    expect(placed([to('', {}, { to: { person: 'dina', team: 'network' } })]).team).toBe('network');
  });
});

describe('a report', () => {
  it('goes there, planned by that team, and keeps the reason', () => {
    const { state } = given([], aReport(), withRoutes(to('network', { language: 'en' })));
    expect(state).toMatchObject({ team: 'network', routing: { team: 'network', rule: { number: 1 } } });
  });

  it('is told in why, in both languages, whatever the desk’s file says by then', () => {
    const { state } = given(
      [],
      aReport(),
      withRoutes(to('service-desk', { hour: 'nights' }), to('network', { group: 'board' })),
    );
    const en = read(whyView(state, outlook(state, MONDAY_9), [], reading('en')));
    expect(en).toEqual(
      expect.arrayContaining([
        'Where it went, and why',
        'None of the desk’s 2 rules fitted, so it went to Service desk, which has its category.',
        'Rule 1 did not fit: “nights” was not open when it came.',
        'Rule 2 did not fit: its caller does not belong to board.',
      ]),
    );
    const da = read(whyView(state, outlook(state, MONDAY_9), [], reading('da')));
    expect(da).toContain('Ingen af deskens 2 regler passede, så den kom til Servicedesk, som har dens kategori.');
  });
});
