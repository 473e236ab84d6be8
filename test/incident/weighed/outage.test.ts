import type { Desk } from '../../../src/desk/model';
import { serviceMeant } from '../../../src/incident/policies/services/named';
import { outageFor } from '../../../src/incident/policies/services/outage';
import { PAYROLL, PAYROLL_OF_FINANCE } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { minutes } from '../../support/incidents';

const [payroll] = Object.values(PAYROLL);
if (!payroll) throw new Error('There is a service');
const mail = { ...payroll, key: 'mail', name: { da: 'Mail', en: 'Mail' }, category: 'hardware' };
const desk: Desk = aDesk({ services: { ...PAYROLL, mail } });
const down = (service: string, at = 0) => ({ service, since: minutes(at) });
const offered = (
  text: string,
  outages = [down('payroll')],
  { on = desk, group, category = 'other' }: { on?: Desk; group?: string; category?: string } = {},
) => outageFor(on, outages, { text, category, group })?.service;

describe('a known disturbance', () => {
  it('is offered to who names it, before they have said anything, and to who speaks of its area', () => {
    expect(offered('Payroll is slow')).toBe('payroll');
    expect(offered('lønnen er væk')).toBe('payroll');
    expect(offered('')).toBe('payroll');
    expect(offered('the screen', [down('mail')], { category: 'hardware' })).toBe('mail');
  });

  it('but not to who speaks of something else, or where the desk has it no more', () => {
    expect(offered('the screen flickers', [down('payroll')], { category: 'hardware' })).toBeUndefined();
    expect(offered('it is strange')).toBeUndefined();
    expect(offered('', [down('gone')])).toBeUndefined();
    expect(offered('', [])).toBeUndefined();
  });

  it('is one: what was named, else the longest', () => {
    const both = [down('payroll', 5), down('mail', 1)];
    expect(offered('', both)).toBe('mail');
    expect(offered('payroll', both)).toBe('payroll');
  });

  it('of a service that others use is offered to who names it', () => {
    const on = aDesk({ services: PAYROLL_OF_FINANCE });
    expect(offered('', undefined, { on })).toBeUndefined();
    expect(offered('', undefined, { on, group: 'finance' })).toBe('payroll');
    expect(offered('payroll again', undefined, { on })).toBe('payroll');
  });
});

describe('the service of a report', () => {
  const meant = (text: string, on = desk, more: { category?: string; group?: string } = {}) => {
    const { service, perhaps } = serviceMeant(on, { text, category: 'other', ...more });
    return service ? service.key : perhaps ? `perhaps ${perhaps.key}` : undefined;
  };

  it('is the one that it names, in either language, with an ending too', () => {
    expect(['Payroll is down', 'lønnen mangler', 'PAYROLL', 'pay'].map((text) => meant(text))).toEqual([
      'payroll',
      'payroll',
      'payroll',
      undefined,
    ]);
  });

  it('is asked for where its words speak of another area, or where others use it', () => {
    expect(meant('payroll on my laptop', desk, { category: 'hardware' })).toBe('perhaps payroll');
    const on = aDesk({ services: PAYROLL_OF_FINANCE });
    expect([meant('payroll', on), meant('payroll', on, { group: 'finance' })]).toEqual(['perhaps payroll', 'payroll']);
  });
});
