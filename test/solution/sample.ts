import type { Actor } from '../../src/ground/actor';
import type { Solution } from '../../src/solution/types';
import { minutes } from '../support/incidents';

/** A draft of the service desk's; Dina wrote it. */
export const aSolution = (overrides: Partial<Solution> = {}): Solution => ({
  id: 's-1',
  number: 1,
  source: 'slack',
  externalKey: 'event 1',
  readers: 'callers',
  team: 'service-desk',
  category: 'hardware',
  versions: { en: { title: 'The printer is jammed', steps: '1. Open tray 2.\n2. Take the paper out.' } },
  status: 'draft',
  draftedBy: { id: 'p-dina', name: 'Dina Krogh' },
  draftedAt: minutes(0),
  writtenAt: minutes(0),
  used: 0,
  failed: 0,
  recent: [],
  changedAt: minutes(0),
  ...overrides,
});

/** One in use, approved by Anna. */
export const anApproved = (overrides: Partial<Solution> = {}): Solution =>
  aSolution({
    status: 'approved',
    approved: { by: { id: 'p-anna', name: 'Anna Holm' }, at: minutes(1) },
    ...overrides,
  });

const staff = (key: string, name: string): Actor => ({ id: `p-${key}`, name, deskKey: key, member: true });
export const ACTORS = {
  anna: staff('anna', 'Anna Holm'),
  bo: staff('bo', 'Bo Lund'),
  dina: staff('dina', 'Dina Krogh'),
  kim: { id: 'p-kim', name: 'Kim Jensen', member: true },
  gil: { id: 'p-gil', name: 'Gil', member: false },
} as const satisfies Readonly<Record<string, Actor>>;
