import type { Desk } from '../../../desk/model';
import { termsOf } from '../../../search/terms';
import { isUnresolved } from '../../lifecycle';
import { majorNow } from '../../major/rules';
import type { MajorIncident } from '../../major/types';
import type { Incident } from '../../types';
import { fallbackArea } from '../area';
import { downIn } from './downtime';
import { isUsedBy, serviceNamedIn } from './named';

/** Of a case, as much as says whether everybody may know of it, and what. */
export type Knowable = Pick<
  Incident,
  | 'id'
  | 'number'
  | 'status'
  | 'confidential'
  | 'category'
  | 'service'
  | 'publicTitle'
  | 'workaround'
  | 'major'
  | 'down'
  | 'loggedAt'
>;

/** A disturbance that everybody may know of. Nothing in it is of a caller. */
export interface KnownCase {
  readonly incident: string;
  readonly number: number;
  readonly since: Date;
  readonly category: string;
  /** Key of its service. */
  readonly service?: string;
  /** What an operator wrote for everybody, and what helps for now; without a title its service alone is known. */
  readonly title?: string;
  readonly workaround?: string;
  /** It is a major incident: its newest news were written for everybody. */
  readonly major?: Pick<MajorIncident, 'update' | 'dueAt'>;
  /** Somebody is at work on it. */
  readonly inHand?: true;
}

/** What everybody may know of a case: nothing, unless an operator gave it a public title, it has put a service down, or is a major incident of one. */
export const knownOf = (state: Knowable): KnownCase | undefined => {
  const { id: incident, number, category, publicTitle, workaround, confidential, loggedAt } = state;
  const [down] = downIn(state);
  const major = majorNow(state);
  const service = down?.service ?? state.service;
  const isNamed = publicTitle || down || (major && service !== undefined);
  if (confidential || !isUnresolved(state) || !isNamed) return undefined;
  return {
    incident,
    number,
    since: down?.from ?? loggedAt,
    category,
    ...(service !== undefined && { service }),
    ...(publicTitle && { title: publicTitle.text }),
    // Words for one caller are for everybody only where the case is.
    ...(publicTitle && workaround && { workaround: workaround.text }),
    ...(major && { major }),
    ...(state.status !== 'new' && { inHand: true }),
  };
};

/** Each disturbance once, the major ones first: what has a title tells more than that its service is down, and of cases that say no more the oldest. */
export const disturbances = (known: readonly KnownCase[]): readonly KnownCase[] => {
  const isMajor = ({ major }: KnownCase): number => (major ? 0 : 1);
  const oldest = known.toSorted(
    (a, b) => isMajor(a) - isMajor(b) || a.since.getTime() - b.since.getTime() || a.number - b.number,
  );
  const titled = new Set(oldest.flatMap(({ title, service }) => (title === undefined ? [] : [service])));
  const seen = new Set<string | undefined>();
  return oldest.filter(({ title, service }) => {
    if (title !== undefined) return true;
    const isFirst = !seen.has(service) && !titled.has(service);
    seen.add(service);
    return isFirst;
  });
};

/** What somebody is about to report, and the group of callers they belong to. */
interface Reporting {
  readonly text: string;
  /** What it is taken for. */
  readonly category: string;
  readonly group: string | undefined;
}

const sharedTerms = ({ title = '' }: KnownCase, text: string): number => {
  const terms = new Set(termsOf(text));
  return termsOf(title).filter((term) => terms.has(term)).length;
};

/** Whether their trouble may be that of this service: they named it, or use it and said nothing else. */
const mayBeService = (desk: Desk, key: string | undefined, { text, category, group }: Reporting): boolean => {
  const service = desk.services[key ?? ''];
  if (!service) return false;
  if (serviceNamedIn(desk, text)?.key === key) return true;
  if (!isUsedBy(service, group)) return false;
  return text.trim() === '' || (category === service.category && category !== fallbackArea(desk).category);
};

/** Two of its words are alike, or one where both are of one area. */
const mayBeTitle = (desk: Desk, known: KnownCase, { text, category }: Reporting): boolean => {
  const shared = sharedTerms(known, text);
  const isSameArea = category === known.category && category !== fallbackArea(desk).category;
  return shared > 1 || (shared === 1 && isSameArea);
};

/** The one disturbance that is offered instead of a report: what they named before all others, what is most alike, the longest: of these, in the order of `disturbances`. */
export const knownFor = (desk: Desk, known: readonly KnownCase[], reporting: Reporting): KnownCase | undefined => {
  const named = serviceNamedIn(desk, reporting.text)?.key;
  const rank = (one: KnownCase): number => (named !== undefined && one.service === named ? 0 : 1);
  return known
    .filter((one) => mayBeService(desk, one.service, reporting) || mayBeTitle(desk, one, reporting))
    .toSorted((a, b) => rank(a) - rank(b) || sharedTerms(b, reporting.text) - sharedTerms(a, reporting.text))[0];
};
