export interface LeaseStore {
  /** Takes, or keeps, what one process at a time may do; false while somebody else holds it. */
  take(name: string, by: string, now: Date, until: Date): Promise<boolean>;
}
