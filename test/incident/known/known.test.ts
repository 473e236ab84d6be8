import type { Desk } from '../../../src/desk/model';
import { disturbances, type KnownCase, knownFor, knownOf } from '../../../src/incident/policies/services/known';
import { serviceMeant } from '../../../src/incident/policies/services/named';
import type { Incident } from '../../../src/incident/types';
import { PAYROLL, PAYROLL_OF_FINANCE } from '../../support/areas';
import { aDesk } from '../../support/desk';
import { anIncident, minutes } from '../../support/incidents';

const [payroll] = Object.values(PAYROLL);
if (!payroll) throw new Error('There is a service');
const mail = { ...payroll, key: 'mail', name: { da: 'Mail', en: 'Mail' }, category: 'hardware' };
const desk: Desk = aDesk({ services: { ...PAYROLL, mail } });
const down = (service: string, at = 0): KnownCase => ({
  incident: `i-${service}`,
  number: 1,
  category: 'software',
  service,
  since: minutes(at),
});
const titled = (title: string, more: Partial<KnownCase> = {}): KnownCase => ({
  incident: `i-${title}`,
  number: 2,
  category: 'network',
  since: minutes(0),
  title,
  ...more,
});
const offered = (
  text: string,
  known = [down('payroll')],
  { on = desk, group, category = 'other' }: { on?: Desk; group?: string; category?: string } = {},
) => knownFor(on, disturbances(known), { text, category, group })?.service;

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

describe('with a public title', () => {
  const wifi = titled('No Wi-Fi on floor 3');
  const offers = (text: string, known: readonly KnownCase[], category = 'other') =>
    knownFor(desk, disturbances(known), { text, category, group: undefined })?.title;

  it('is offered where its words are like those of the report: two, or one of the same area', () => {
    expect(offers('the wifi is slow on my floor', [wifi])).toBe(wifi.title);
    expect(offers('wifi is slow', [wifi], 'network')).toBe(wifi.title);
    expect(offers('wifi is slow', [wifi])).toBeUndefined();
    expect(offers('the printer on my floor is jammed', [wifi], 'hardware')).toBeUndefined();
    expect(offers('', [wifi])).toBeUndefined();
  });

  it('the one that is most alike, and before all what was named', () => {
    const other = titled('Slow Wi-Fi in the whole house');
    expect(offers('slow wifi in my house', [wifi, other])).toBe(other.title);
    const pay = titled('Payslips are late', { service: 'payroll' });
    expect(offers('slow wifi, payroll too', [other, pay])).toBe(pay.title);
  });

  it('stands once, in the place of its service alone', () => {
    const pay = titled('Payslips are late', { service: 'payroll' });
    expect(disturbances([down('payroll'), pay, down('mail', 2), down('mail', 1)])).toEqual([pay, down('mail', 1)]);
  });
});

describe('what everybody may know of a case', () => {
  const at = minutes(2);
  const by = { id: 'dina', name: 'Dina' };
  const secret = {
    details: 'secret words',
    publicTitle: { text: 'No Wi-Fi', at, by },
    workaround: { text: 'A cable', at, by },
  };
  const of = (more: Partial<Incident>) => knownOf(anIncident({ title: 'secret', ...more }));

  it('is its public title and workaround, its service, since when, and whether somebody is at work', () => {
    const known = of({ ...secret, service: 'payroll', status: 'in_progress' });
    expect(known).toEqual({
      incident: expect.any(String),
      number: expect.any(Number),
      category: expect.any(String),
      since: expect.any(Date),
      service: 'payroll',
      title: 'No Wi-Fi',
      workaround: 'A cable',
      inHand: true,
    });
  });

  it('or that it has put its service down, and then no word of anybody', () => {
    const known = of({ workaround: secret.workaround, down: [{ service: 'payroll', from: at }] });
    expect(known).toMatchObject({ service: 'payroll', since: at });
    expect(JSON.stringify(known)).not.toMatch(/secret|cable/);
  });

  it('or nothing: it is confidential, it is over, or nobody said so', () => {
    const down = [{ service: 'payroll', from: at }];
    expect([
      of({ ...secret, down, confidential: true }),
      of({ ...secret, status: 'resolved' }),
      of({ ...secret, status: 'cancelled' }),
      of({ workaround: secret.workaround, service: 'payroll', priority: 'P1' }),
      of({ down: [{ service: 'payroll', from: at, to: at }] }),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
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
