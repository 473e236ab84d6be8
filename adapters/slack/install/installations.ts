import type { Installation as SlackInstallation } from '@slack/bolt';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '../../../src/ground/clock';
import { type InstallationStore } from '../../../src/view/installations';
import { createLiveDirectory, type LiveInstallation } from '../live';
import type { Secrets } from './secrets';
import { createSingleSource, type SingleToken } from './single-source';
import { createStoredSource, recordOf } from './stored-source';

/** Which installation an event, a button or a command is for. */
export interface InstallationQuery {
  readonly enterprise?: string | undefined;
  /** The workspace that has the app: of an event `authorizations[0].team_id`, else `context_team_id`, else `team_id`. */
  readonly team?: string | undefined;
  readonly isEnterprise?: boolean | undefined;
}

export type InstallationsOptions = {
  readonly log: Logger;
  readonly clock?: Clock;
  /** How often everything is read anew, in ms; an uninstallation told to another process counts here by then. */
  readonly refreshMs?: number;
} & (
  | { readonly single: SingleToken }
  | { readonly store: InstallationStore; readonly secrets: Secrets; readonly single?: undefined }
);

/** Nothing found is remembered this long. */
const MISSING_MS = 30_000;
const REMEMBER_AT_MOST = 1000;
const REFRESH_MS = 30_000;

export type Installations = ReturnType<typeof createInstallations>;

/** The installations of this app, answered from memory. A miss asks the store once; rejects only when that fails. */
export function createInstallations(options: InstallationsOptions) {
  const { log, clock = systemClock, refreshMs = REFRESH_MS } = options;
  const source = options.single
    ? createSingleSource(options.single, log)
    : createStoredSource(options.store, options.secrets, log);
  const directory = createLiveDirectory();
  const missing = new Map<string, number>();
  const asked = new Map<string, Promise<LiveInstallation | undefined>>();
  let timer: NodeJS.Timeout | undefined;
  let isStale = false;

  const isMissing = (key: string): boolean => (missing.get(key) ?? 0) > clock.now().getTime();
  const noteMissing = (key: string): void => {
    if (missing.size >= REMEMBER_AT_MOST) missing.clear();
    missing.set(key, clock.now().getTime() + MISSING_MS);
  };

  const ask = (key: string): Promise<LiveInstallation | undefined> => {
    const running = asked.get(key);
    if (running) return running;
    const asking = source
      .get(key)
      .then((found) => {
        if (found) directory.put(found);
        else noteMissing(key);
        return found;
      })
      .finally(() => asked.delete(key));
    asked.set(key, asking);
    return asking;
  };

  const firstOf = async (keys: readonly string[]): Promise<LiveInstallation | undefined> => {
    for (const key of keys) {
      const known = directory.get(key);
      if (known) return known;
    }
    for (const key of keys.filter((one) => !isMissing(one))) {
      const found = await ask(key);
      if (found) return found;
    }
    return undefined;
  };

  const reload = (): Promise<void> => directory.reload(() => source.live());

  const refresh = async (): Promise<void> => {
    try {
      await reload();
      isStale = false;
    } catch (error) {
      if (!isStale) log.warn({ err: error }, 'The installations of Slack could not be read anew; the known ones stay');
      isStale = true;
    }
  };

  const stop = (): void => clearInterval(timer);

  return {
    /** Reads them all, then anew twice a minute. Rejects when Slack does not take the single token. */
    async load(): Promise<void> {
      await reload();
      stop();
      timer = setInterval(() => void refresh(), refreshMs).unref();
    },
    /** A workspace of an enterprise that installed it for all is found by its enterprise. */
    find: ({ enterprise, team, isEnterprise }: InstallationQuery): Promise<LiveInstallation | undefined> => {
      const keys = isEnterprise ? [enterprise, team] : [team, enterprise];
      return firstOf(keys.filter((key) => key !== undefined));
    },
    byKey: (key: string): Promise<LiveInstallation | undefined> => firstOf([key]),
    /** Those that reach people of this enterprise or workspace; the one for the whole enterprise first. */
    async ofOrg(org: string): Promise<readonly LiveInstallation[]> {
      const known = directory.ofOrg(org);
      if (known.length > 0 || isMissing(`org ${org}`)) return known;
      await reload();
      const found = directory.ofOrg(org);
      if (found.length === 0) noteMissing(`org ${org}`);
      return found;
    },
    /** Every enterprise or workspace that has the app, as far as this process knows. */
    orgs: directory.orgs,
    /** The app's id, as far as Slack told. */
    appId: directory.appId,
    /** What the OAuth flow brought. Takes the place of an older or revoked one. */
    async save(installation: SlackInstallation): Promise<LiveInstallation> {
      if (options.single) throw new Error('With SLACK_BOT_TOKEN nothing is installed by OAuth');
      const record = await recordOf(installation, options.secrets, clock.now());
      await options.store.put(record);
      const live = await source.get(record.key);
      if (!live) throw new Error(`The installation ${record.key} was taken back at once`);
      directory.put(live);
      log.info(
        { installation: live.key, workspace: record.teamName, by: record.installedBy },
        'Vagt was installed in Slack',
      );
      if (record.expiresAt) {
        log.error(
          { installation: live.key },
          'Its token expires, and Vagt does not refresh tokens: switch token rotation off',
        );
      }
      return live;
    },
    /** Slack said so (`app_uninstalled`, `tokens_revoked` of the bot) at `at`; a newer installation stays. */
    async revoked(key: string, at = clock.now()): Promise<void> {
      const ended = await source.revoke(key, at);
      const left = await source.get(key);
      if (left) return directory.put(left);
      directory.drop(key);
      noteMissing(key);
      if (ended) {
        log.warn({ installation: key }, 'Vagt was uninstalled from Slack, or its token was revoked: install it again');
      }
    },
    stop,
  };
}
