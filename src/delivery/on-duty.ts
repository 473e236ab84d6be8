/** Who is on duty, as delivery asks it. People are keys of the desk's file. */
export interface OnDutyPort {
  /** Who is on call in a team; undefined for a gap and for a team that never is. */
  who(team: string, at: Date): Promise<string | undefined>;
  /** The first moment from `from` on at which somebody is. */
  next(team: string, from: Date): Promise<Date | undefined>;
  /** Everybody who said that they are away. */
  away(at: Date): Promise<ReadonlySet<string>>;
}
