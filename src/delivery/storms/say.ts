import type { Notice } from '../../incident/effects';
import type { Person } from '../../people/person';
import { isOffChat } from '../../people/ways';
import { type Delivery } from '../rows';
import type { Target } from '../target';
import type { StormTarget } from './storm';

/** What is said because of the time or of many cases; what one person says to another always arrives by itself. */
const GATHERED: ReadonlySet<Notice['kind']> = new Set([
  'ping',
  'escalated',
  'noNews',
  'waitOver',
  'handOver',
  'handOverWaits',
  'targetWarning',
  'targetBreached',
]);

/** Whether it may be folded into a digest. A caller hears of their own case by itself. */
export const mayBeFolded = ({ audience, notice }: Pick<Delivery, 'audience' | 'notice'>): boolean =>
  audience.type !== 'caller' && GATHERED.has(notice.kind);

/** Whose storm it is: all chats of one person count together, every other way for itself; nobody's for nobody. */
export const stormTarget = (target: Target, person: Person | undefined): StormTarget | undefined => {
  if (target.type === 'onCall') return person && { type: 'person', id: person.id, way: 'chat' };
  if (target.type === 'person') return { ...target, way: isOffChat(target.way) ? target.way : 'chat' };
  return target.type === 'room' ? target : undefined;
};
