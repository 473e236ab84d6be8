import fc from 'fast-check';
import type { Desk } from '../../../src/desk/model';
import { IMPACTS, URGENCIES } from '../../../src/desk/model';
import { startingPriority, weigh } from '../../../src/incident/policies/priority';
import { aDesk } from '../../support/desk';

const service = (key: string, criticality: 'low' | 'normal' | 'high') => ({
  key,
  name: { da: key, en: key },
  category: 'other',
  team: 'service-desk',
  criticality,
  targets: {},
});
const board = { key: 'board', name: { da: 'B', en: 'B' }, people: [], emails: [], targets: {} };
const DESK = aDesk({
  services: { payroll: service('payroll', 'high'), lunch: service('lunch', 'low'), mail: service('mail', 'normal') },
  groups: { board: { ...board, vip: true }, guests: { ...board, key: 'guests' } },
});
const ON: Desk = { ...DESK, criticality: true };
const me = { impact: 'me', urgency: 'hindered' } as const;

test('a critical service raises the urgency by one, one that is not lowers it, where the desk wants that', () => {
  const { hindered, stopped, working } = DESK.matrix.me;
  expect(weigh(ON, { ...me, service: 'payroll' })).toEqual({
    priority: stopped,
    reasons: [{ type: 'high', service: 'payroll' }],
  });
  expect(weigh(ON, { ...me, service: 'lunch' })).toEqual({
    priority: working,
    reasons: [{ type: 'low', service: 'lunch' }],
  });
  for (const key of ['mail', 'gone'])
    expect(weigh(ON, { ...me, service: key })).toEqual({ priority: hindered, reasons: [] });
  for (const key of ['payroll', 'lunch']) expect(startingPriority(DESK, { ...me, service: key })).toBe(hindered);
});

test('there is nothing above stopped, and nothing below working', () => {
  for (const impact of IMPACTS) {
    expect(weigh(ON, { impact, urgency: 'stopped', service: 'payroll' })).toEqual({
      priority: DESK.matrix[impact].stopped,
      reasons: [],
    });
    expect(startingPriority(ON, { impact, urgency: 'working', service: 'lunch' })).toBe(DESK.matrix[impact].working);
  }
});

test('a VIP raises the priority by one, by the list or by their group, never above P2', () => {
  for (const vip of [{ callerRecord: { vip: true } }, { callerGroup: 'board' }] as const) {
    expect(weigh(DESK, { ...me, ...vip })).toEqual({ priority: 'P3', reasons: [{ type: 'vip' }] });
    expect(weigh(DESK, { impact: 'everybody', urgency: 'stopped', ...vip })).toEqual({ priority: 'P1', reasons: [] });
  }
  expect(weigh(DESK, { ...me, callerGroup: 'guests', callerRecord: {} })).toEqual({ priority: 'P4', reasons: [] });
});

test('both count, and each says so', () => {
  expect(weigh(ON, { ...me, service: 'payroll', callerGroup: 'board' })).toEqual({
    priority: 'P2',
    reasons: [{ type: 'high', service: 'payroll' }, { type: 'vip' }],
  });
});

test('without any of it a desk of today weighs as the matrix does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IMPACTS), fc.constantFrom(...URGENCIES), (impact, urgency) => {
      expect(weigh(DESK, { impact, urgency, service: 'payroll' })).toEqual({
        priority: DESK.matrix[impact][urgency],
        reasons: [],
      });
    }),
  );
});
