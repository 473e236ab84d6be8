import type { Identity } from '../ground/refs';
import type { Met } from './after-meeting';
import { type Person, type SavedView, type Settings } from './person';

export interface PeopleStore {
  byIdentity(identity: Identity): Promise<Person | undefined>;
  byEmail(email: string): Promise<Person | undefined>;
  get(id: string): Promise<Person | undefined>;
  many(ids: readonly string[]): Promise<readonly Person[]>;
  /** Finds or makes the person of this identity, joined by e-mail where that is allowed; a lost insert race joins the winner. */
  meet(met: Met): Promise<Person>;
  /** Writes all of them, in place of what was there. */
  setSettings(id: string, settings: Settings): Promise<void>;
  /** Writes all of them, in place of what was there. */
  setViews(id: string, views: readonly SavedView[]): Promise<void>;
  /** That a message to them was refused; undefined: one arrived. Hearing of them (`meet` with `direct`) takes it back, too. */
  setRefused(id: string, at: Date | undefined): Promise<void>;
  /** True where they have not been asked since how something went, or of this very case: now they are. */
  survey(id: string, asked: { readonly of: string; readonly at: Date; readonly since: Date }): Promise<boolean>;
  setLanguage(id: string, language: Person['language'], from: NonNullable<Person['languageFrom']>): Promise<void>;
}
