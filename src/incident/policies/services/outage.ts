import type { Desk } from '../../../desk/model';
import type { Outage } from '../../store';
import { fallbackArea } from '../area';
import { isUsedBy, serviceNamedIn } from './named';

/** What somebody is about to report, and the group of callers they belong to. */
interface Reporting {
  readonly text: string;
  /** What it is taken for. */
  readonly category: string;
  readonly group: string | undefined;
}

/** Whether their trouble may be that of this service: they named it, or use it and said nothing else. */
const mayBe = (desk: Desk, key: string, { text, category, group }: Reporting): boolean => {
  const service = desk.services[key];
  if (!service) return false;
  if (serviceNamedIn(desk, text)?.key === key) return true;
  if (!isUsedBy(service, group)) return false;
  return text.trim() === '' || (category === service.category && category !== fallbackArea(desk).category);
};

/** The one disturbance that is offered instead of a report: what they named before all others, then the longest. */
export const outageFor = (desk: Desk, outages: readonly Outage[], reporting: Reporting): Outage | undefined => {
  const named = serviceNamedIn(desk, reporting.text)?.key;
  const rank = ({ service }: Outage): number => (service === named ? 0 : 1);
  return outages
    .filter(({ service }) => mayBe(desk, service, reporting))
    .toSorted((a, b) => rank(a) - rank(b) || a.since.getTime() - b.since.getTime())[0];
};
