import { inTime } from '../../src/ground/in-time';

/** Slack waits 3 s for an acknowledgement; what is not known by then is answered later. */
const ACK_MS = 2500;

/** Said when the answer takes longer than Slack waits; its reader's language is not known yet. */
export const NOT_SURE_YET =
  'Jeg er ikke sikker endnu – du hører fra mig her. / I am not sure yet – you will hear from me here.';

/** The result if it is there before Slack must have its acknowledgement, of which `spentMs` are over; the work goes on. */
export const beforeAck = <T>(work: Promise<T>, spentMs = 0): Promise<T | undefined> =>
  inTime(work, ACK_MS - spentMs, () => undefined);
