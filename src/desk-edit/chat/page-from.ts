/** The place on a list where a page begins. */
export const pageFrom = (data: Readonly<Record<string, string>>): number =>
  Math.max(0, Math.min(10_000, Number.parseInt(data['from'] ?? '0', 10) || 0));
