import type { DeskFile } from '../../../src/desk/file/open';
import type { Desk } from '../../../src/desk/model';
import type { Platform } from '../../../src/ground/refs';
import type { WayPorts } from '../../../src/people/ways';
import { type Store } from '../../../src/store';
import { aDesk } from '../desk';
import type { SlackSideOptions } from './slack-side';
import type { TeamsSideOptions } from './teams-side';

/** Both platforms, each with itself and with the other: stories in which something differs between them. */
export const PAIRS = [
  ['Slack', 'slack', 'slack'],
  ['Teams', 'teams', 'teams'],
  ['caller in Slack, team in Teams', 'slack', 'teams'],
  ['caller in Teams, team in Slack', 'teams', 'slack'],
] as const;

/** Caller on one platform, team on the other: stories in which nothing else differs. */
export const CROSSED = PAIRS.slice(2);

export interface WorldOptions {
  /** Where the caller is. */
  readonly caller: Platform;
  /** Where the team is. */
  readonly team: Platform;
  readonly store?: Store;
  readonly desk?: Desk;
  /** The desk is what this file says, and changes with it. */
  readonly deskFile?: DeskFile;
  /** Nobody but the caller has met the bot; an installer has put it into a room with everybody in it. */
  readonly strangers?: boolean;
  /** Language of the service desk's room. */
  readonly language?: 'da' | 'en';
  /** Everybody's client; English unless told. */
  readonly locale?: string;
  /** People write to this desk by mail, too. */
  readonly mail?: Desk['mail'];
  /** Ways to people beside chat. */
  readonly ways?: WayPorts;
  readonly slack?: SlackSideOptions;
  readonly teams?: TeamsSideOptions;
  /** Lets a test stand between the platforms and the desk, or between the desk and its store. */
  readonly between?: (store: Store) => Store;
}

/** The desk of a story, its service desk speaking as told. */
export function deskOf({ desk: own = aDesk(), language = 'en', mail }: WorldOptions): Desk {
  const desk = mail ? { ...own, mail } : own;
  const team = desk.teams['service-desk'];
  return team ? { ...desk, teams: { ...desk.teams, 'service-desk': { ...team, language } } } : desk;
}
