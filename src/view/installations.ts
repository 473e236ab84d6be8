import { z } from 'zod';
import type { Platform } from '../ground/refs';

const text = z.string();
const some = text.exactOptional();
const moment = z.date().exactOptional();

export const installation = z.object({
  platform: z.literal('slack'),
  /** The enterprise's id for an installation of all its workspaces, else the workspace's. */
  key: text,
  enterprise: some,
  /** Absent when the whole enterprise installed it. */
  team: some,
  teamName: some,
  isEnterprise: z.boolean(),
  botId: text,
  botUser: text,
  appId: some,
  scopes: z.array(text).readonly(),
  /** Sealed; never the token itself. */
  token: text,
  /** Sealed. */
  refreshToken: some,
  expiresAt: moment,
  /** The platform's id of who installed it. */
  installedBy: some,
  installedAt: z.date(),
  /** Uninstalled, or its token was revoked: not to be used. Installing again takes it away. */
  revokedAt: moment,
});
/** One installation of the app: of a whole enterprise, or of one workspace. */
export type Installation = Readonly<z.infer<typeof installation>>;

/** What an adapter remembers about its conversations; `value` is the adapter's own. */
export interface ConversationStore {
  put(platform: Platform, id: string, value: Readonly<Record<string, unknown>>): Promise<void>;
  get(platform: Platform, id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Ids that begin with `prefix`, in order, at most `limit` of those after `after`. */
  ids(platform: Platform, prefix: string, after: string, limit: number): Promise<readonly string[]>;
}

export interface InstallationStore {
  /** Writes the whole record, in place of what was there under its key. */
  put(installation: Installation): Promise<void>;
  get(key: string): Promise<Installation | undefined>;
  /** All of the desk, revoked ones too, by key. */
  all(): Promise<readonly Installation[]>;
  /**
   * Marks it revoked. False when there is none, when it was revoked before, or when it was installed after `at`: an
   * uninstallation that is told late does not end a newer installation.
   */
  revoke(key: string, at: Date): Promise<boolean>;
}
