import type { Desk, Service } from '../../src/desk/model';
import { aDesk } from './desk';

const { hardware, other } = aDesk().categories;
if (!hardware || !other) throw new Error('the desk lost a category');

/** A desk whose network has parts, and whose cases about people are confidential. */
export const aDeskOfAreas = (overrides: Partial<Desk> = {}): Desk =>
  aDesk({
    categories: {
      hardware,
      network: {
        key: 'network',
        name: { da: 'Netværk', en: 'Network' },
        team: 'network',
        words: ['netværk', 'network', 'wifi'],
        confidential: false,
        sub: {
          wifi: { key: 'wifi', name: { da: 'Trådløst', en: 'Wi-Fi' }, words: ['wifi', 'trådløst'] },
          vpn: { key: 'vpn', name: { da: 'VPN', en: 'VPN' }, words: ['vpn'], needs: { skill: 'vpn' } },
        },
      },
      people: {
        key: 'people',
        name: { da: 'Personale', en: 'People' },
        team: 'network',
        words: ['hr'],
        confidential: true,
      },
      other,
    },
    ...overrides,
  });

const payroll: Service = {
  key: 'payroll',
  name: { da: 'Løn', en: 'Payroll' },
  category: 'other',
  team: 'service-desk',
  criticality: 'high',
  targets: {},
};

/** One service, of which nobody is said to use it. */
export const PAYROLL: Readonly<Record<string, Service>> = { payroll };

/** The same, used by one group of callers alone. */
export const PAYROLL_OF_FINANCE: Readonly<Record<string, Service>> = { payroll: { ...payroll, users: ['finance'] } };
