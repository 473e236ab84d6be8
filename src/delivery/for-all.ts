/** A room in which everybody is told of something stands among the rooms of teams under a name that no team can have. */
const PREFIX = 'all.';

export const forAllNamed = (name: string): string => `${PREFIX}${name}`;

export const isForAll = (team: string): boolean => team.startsWith(PREFIX);
