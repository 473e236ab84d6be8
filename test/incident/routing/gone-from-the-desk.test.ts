import type { Desk } from '../../../src/desk/model';
import type { Lang } from '../../../src/ground/lang';
import { decide, isRefusal } from '../../../src/incident/decide';
import { evolve } from '../../../src/incident/evolve';
import { caseTerms } from '../../../src/incident/policies/case-terms';
import type { Incident } from '../../../src/incident/types';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { PAYROLL } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { aReport, type Body, CALLER, claimed, DINA, given, minutesAfter, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

/** A case that holds something of everything that a desk's file names. */
const before = aDesk({
  services: PAYROLL,
  groups: { finance: { key: 'finance', name: { da: 'Økonomi', en: 'Finance' }, people: [], emails: [], targets: {} } },
  causes: [{ key: 'defect', name: { da: 'Defekt', en: 'Defect' } }],
  types: { request: { name: { da: 'Anmodning', en: 'Request' }, words: [], priority: 'P4' } },
  routes: [{ if: { service: 'payroll' }, to: { team: 'service-desk' }, by: 'round-robin', assign: false }],
});
const report = aReport({
  category: 'hardware',
  service: 'payroll',
  suggested: ['hardware.printer', 'network'],
  callerGroup: 'finance',
  caseType: 'request',
  device: { tag: 'PRN-3-12' },
});
const solved: Step = { by: DINA, do: { type: 'resolve', text: 'x', code: 'fixed', cause: 'defect' }, at: 9 };

/** None of that is in it any more, but for one category. */
const { other } = aDesk().categories;
const after: Desk = aDesk({ ...(other && { categories: { other } }), version: 'v2' });

const give = (state: Incident, by: typeof DINA, body: Body) => {
  const found = decide({ ...body, incident: 'i-1', at: minutesAfter(30), key: 'k-30', by }, state, after);
  return isRefusal(found) ? found.refused : found.reduce<Incident>(evolve, state);
};
const words = (state: Incident, place: 'caller' | 'team', lang: Lang): string =>
  read(incidentCard(state, place, { ...reading(lang, 31), desk: after })).join('\n');

describe('what the desk’s file has no more, while cases do', () => {
  const open = given([claimed], report, before).state;
  const resolved = given([claimed, solved], report, before).state;

  it('was all there before', () => {
    expect(open).toMatchObject({
      category: 'hardware',
      service: 'payroll',
      callerGroup: 'finance',
      caseType: 'request',
    });
    expect(open.routing?.rule?.number).toBe(1);
    expect(resolved.resolution?.cause).toBe('defect');
  });

  it.each(['da', 'en'] as const)('stands on the cards by its key, and breaks none: %s', (lang) => {
    for (const state of [open, resolved]) {
      for (const place of ['caller', 'team'] as const) expect(words(state, place, lang)).toContain('hardware');
      expect(words(state, 'team', lang)).toMatch(/payroll/);
    }
    expect(words(resolved, 'team', lang)).toContain('defect');
    expect(caseTerms(open).length).toBeGreaterThan(0);
  });

  it.each<readonly [string, typeof DINA, Body]>([
    ['claimed anew', DINA, { type: 'release' }],
    ['asked about', DINA, { type: 'ask', text: 'Which?' }],
    ['answered', CALLER, { type: 'answer', text: 'That', attachments: [] }],
    ['given a priority', DINA, { type: 'priority', priority: 'P2', why: 'x' }],
    ['weighed again', DINA, { type: 'assess', impact: 'everybody' }],
    ['made an incident', DINA, { type: 'retype', caseType: 'incident' }],
    ['put where there is something', DINA, { type: 'categorise', area: 'other' }],
    ['of no device', DINA, { type: 'device' }],
    ['of another device', DINA, { type: 'device', device: { tag: 'PRN-1' }, service: 'payroll' }],
    ['promised', DINA, { type: 'promise', until: minutesAfter(90) }],
    ['handed over', DINA, { type: 'handOver', team: 'network' }],
    ['resolved', DINA, { type: 'resolve', text: 'x', code: 'fixed' }],
  ])('can be %s', (_, by, body) => {
    const found = give(open, by, body);
    expect(typeof found).toBe('object');
    if (typeof found === 'object') expect(words(found, 'team', 'en')).not.toBe('');
  });

  it('is chosen no more', () => {
    expect(give(open, DINA, { type: 'categorise', area: 'hardware' })).toBe('no_such_category');
    expect(give({ ...open, service: 'mail' }, DINA, { type: 'device', service: 'payroll' })).toBe('no_such_service');
    expect(give(open, DINA, { type: 'retype', caseType: 'question' })).toBe('no_such_type');
    expect(give(open, DINA, { type: 'resolve', text: 'x', code: 'fixed', cause: 'defect' })).toBe('no_such_cause');
  });
});
