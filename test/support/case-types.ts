import type { Desk } from '../../src/desk/model';
import { aDesk, days, span } from './desk';

/** What a desk of the tests tells apart, as `docs/desk.example.yaml` has it. */
export const TYPES: Desk['types'] = {
  incident: {
    name: { da: 'Fejl', en: 'Incident' },
    words: ['virker ikke', 'broken', 'is down', 'går ned'],
  },
  request: {
    name: { da: 'Anmodning', en: 'Request' },
    words: ['bestille', 'order', 'adgang til', 'access to', 'ny bærbar', 'new laptop'],
    priority: 'P4',
    targets: { response: span(600), resolution: span(2400) },
  },
  question: {
    name: { da: 'Spørgsmål', en: 'Question' },
    words: ['hvordan', 'how do I', 'hvor finder', 'where'],
    priority: 'P5',
  },
};

/** `aDesk` with types. */
export const aTypedDesk = (overrides: Partial<Desk> = {}): Desk => aDesk({ types: TYPES, ...overrides });

/** The same, where a request needs a yes within two working days: from `manager`, `owner` or a person. */
export const withApproval = (by: string): Desk['types'] => ({
  ...TYPES,
  ...(TYPES.request && { request: { ...TYPES.request, approval: { by, within: days(2) } } }),
});
