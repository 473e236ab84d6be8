/** An installation that may be used now. Its token is in memory only. */
export interface LiveInstallation {
  /** The enterprise's id when all its workspaces have it, else the workspace's. */
  readonly key: string;
  /** As in people's identities: the enterprise, or the workspace outside one. */
  readonly org: string;
  /** Absent when the whole enterprise installed it. */
  readonly team?: string;
  readonly isEnterprise: boolean;
  readonly token: string;
  readonly botUser: string;
  readonly botId: string;
  /** The app it is an installation of, where Slack told. */
  readonly appId?: string;
}

/** Where to look for installations beyond memory. */
export interface InstallationSource {
  /** All that may be used. */
  live(): Promise<readonly LiveInstallation[]>;
  /** One that may be used. */
  get(key: string): Promise<LiveInstallation | undefined>;
  /** False when there was nothing to revoke, or a newer installation took its place. */
  revoke(key: string, at: Date): Promise<boolean>;
}

export function createLiveDirectory() {
  let live = new Map<string, LiveInstallation>();
  let changes = 0;

  /** Reads everything anew; what changed here meanwhile is newer and stays. */
  const reload = async (read: () => Promise<readonly LiveInstallation[]>): Promise<void> => {
    const before = changes;
    const found = await read();
    if (changes !== before) return reload(read);
    live = new Map(found.map((one) => [one.key, one]));
  };

  return {
    get: (key: string): LiveInstallation | undefined => live.get(key),
    /** Those of one enterprise or workspace, the one for all its workspaces first. */
    ofOrg: (org: string): readonly LiveInstallation[] =>
      [...live.values()]
        .filter((one) => one.org === org)
        .toSorted((a, b) => Number(b.isEnterprise) - Number(a.isEnterprise)),
    /** The app that all of them are installations of; undefined while nothing told. */
    appId: (): string | undefined => [...live.values()].find(({ appId }) => appId !== undefined)?.appId,
    orgs: (): readonly string[] => [...new Set([...live.values()].map(({ org }) => org))],
    put(installation: LiveInstallation): void {
      changes += 1;
      live.set(installation.key, installation);
    },
    drop(key: string): void {
      changes += 1;
      live.delete(key);
    },
    reload,
  };
}
