import type { Notice } from '../../incident/effects';
import { isOffChat } from '../../people/ways';
import { type Delivery } from '../rows';

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
  audience !== 'caller' && GATHERED.has(notice.kind);

/** Whose storm it is: all chats of one person count together, every other way for itself. */
export const stormTarget = ({ target }: Pick<Delivery, 'target'>): string => {
  const [place = target, way] = target.split('/');
  return way !== undefined && isOffChat(way) ? `${place}/${way}` : place;
};
