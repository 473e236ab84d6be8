import type { Platform } from '../ground/refs';

/** One installation of the app: of a whole enterprise, or of one workspace. */
export interface Installation {
  readonly platform: 'slack';
  /** The enterprise's id for an installation of all its workspaces, else the workspace's. */
  readonly key: string;
  readonly enterprise?: string;
  /** Absent when the whole enterprise installed it. */
  readonly team?: string;
  readonly teamName?: string;
  readonly isEnterprise: boolean;
  readonly botId: string;
  readonly botUser: string;
  readonly appId?: string;
  readonly scopes: readonly string[];
  /** Sealed; never the token itself. */
  readonly token: string;
  /** Sealed. */
  readonly refreshToken?: string;
  readonly expiresAt?: Date;
  /** The platform's id of who installed it. */
  readonly installedBy?: string;
  readonly installedAt: Date;
  /** Uninstalled, or its token was revoked: not to be used. Installing again takes it away. */
  readonly revokedAt?: Date;
}

/** What an adapter remembers about its conversations; `value` is the adapter's own. */
export interface ConversationStore {
  put(platform: Platform, id: string, value: Readonly<Record<string, unknown>>): Promise<void>;
  get(platform: Platform, id: string): Promise<Readonly<Record<string, unknown>> | undefined>;
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
