/** How wide the columns of a table are, in parts of one: the second holds what happened. */
export const shares = (columns: number): readonly number[] => {
  if (columns === 1) return [1];
  const wide = columns > 3 ? 0.37 : 0.5;
  return Array.from({ length: columns }, (_, i) => (i === 1 ? wide : (1 - wide) / (columns - 1)));
};
