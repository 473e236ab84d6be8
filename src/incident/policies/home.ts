import type { Desk } from '../../desk/model';

/** The team itself; for one that the desk no longer has, the desk's first. */
export const homeOf = (desk: Desk, team: string): string =>
  desk.teams[team] ? team : (Object.keys(desk.teams)[0] ?? team);
