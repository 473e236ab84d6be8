/** It is there, and this version cannot read it. */
export class UnreadableRecord extends Error {}

/** The store could not answer in time: whether the write happened is not known. */
export class StoreUnavailable extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}
