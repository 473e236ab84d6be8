export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms);
export const earliest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  !a ? b : !b ? a : a < b ? a : b;
