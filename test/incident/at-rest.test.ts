import { incidentKind } from '../../src/incident/kind';
import type { Incident } from '../../src/incident/types';
import { verdictOf } from '../../src/record/repair';
import { anIncident, aTarget, minutes } from '../support/incidents';

const told = { breachedAt: minutes(1000) };
const over = { responseTarget: aTarget(60, told), resolutionTarget: aTarget(480, told) };
const noNews = { span: { kind: 'ms', ms: 60_000, text: '1m' }, hours: 'always' } as const;
const anna = { id: 'p-anna', name: 'Anna' };
const { nextAt: _, ...bare } = anIncident();
const atRest = (more: Partial<Incident>): Incident => ({ ...bare, ...over, ...more });
const silence = (count: 0 | 1 | 2) => ({ at: minutes(0), dueAt: minutes(50), told: count });

const look = (incident: Incident, now: Date) => verdictOf(incidentKind, incident, now);

describe('a look at one case', () => {
  it('finds its next look ahead, or due', () => {
    const incident = anIncident({ nextAt: minutes(30) });
    expect(look(incident, minutes(29))).toBe('ahead');
    expect(look(incident, minutes(30))).toBe('due');
    expect(look(incident, minutes(9000))).toBe('due');
  });

  it('finds one astray whose next look is lost, or is another than its state asks for', () => {
    expect(look(bare, minutes(0))).toBe('astray');
    expect(look(anIncident({ nextAt: minutes(31) }), minutes(0))).toBe('astray');
    expect(look(anIncident({ status: 'closed' }), minutes(0))).toBe('astray');
  });

  it.each<[string, Partial<Incident>]>([
    ['closed', { status: 'closed' }],
    ['cancelled', { status: 'cancelled' }],
    ['new, with everything told: it stands in the morning list', {}],
    ['claimed, its breach told, on a desk without a limit of silence', { status: 'in_progress' }],
    ['claimed, its silence told to owner and lead', { status: 'in_progress', noNews, news: silence(2) }],
    ['waiting, its silence told to both', { status: 'waiting', noNews, news: silence(2) }],
  ])('lets it rest when it is %s', (_name, more) => {
    expect(look(atRest(more), minutes(9000))).toBe('at_rest');
  });

  it.each<[string, Partial<Incident>]>([
    ['resolved, and never closes', { status: 'resolved' }],
    ['new, and its clock stands still', { resolutionTarget: aTarget(480, { pausedAt: minutes(1) }) }],
    [
      'claimed, and its clock stands still',
      { status: 'in_progress', resolutionTarget: aTarget(480, { pausedAt: minutes(1) }) },
    ],
    ['claimed, and its silence is not watched', { status: 'in_progress', noNews, owner: anna }],
    ['waiting, and its silence is not watched', { status: 'waiting', noNews, owner: anna }],
  ])('does not let it rest when it is %s', (_name, more) => {
    expect(look(atRest(more), minutes(9000))).toBe('astray');
  });
});
