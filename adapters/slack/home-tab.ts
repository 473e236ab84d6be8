import { directBase, type Listening } from './context';
import { toChatError } from './errors';
import type { LiveInstallation } from './live';
import { renderHome } from './render/home';

export interface Home {
  /** Somebody looks at their overview. Never rejects. */
  opened(installation: LiveInstallation, user: string, key: string): Promise<void>;
  /** Something was done by somebody: their home is shown anew if they looked at it lately. Never rejects. */
  changed(installation: LiveInstallation, user: string): Promise<void>;
}

/** A home that was not opened for this long is drawn when it is opened again. */
const LOOKED_MS = 30 * 60_000;
const REMEMBER_AT_MOST = 5000;

/** People's home tabs, as this process has shown them. */
export function createHome(listening: Listening, now: () => number = Date.now): Home {
  const looked = new Map<string, number>();
  let shows = 0;

  const show = async (installation: LiveInstallation, user: string, key: string): Promise<void> => {
    const reply = await listening.inbound({ type: 'home', key, ...directBase(listening, installation, user) });
    if (reply.type === 'done') return;
    if (looked.size >= REMEMBER_AT_MOST) looked.clear();
    looked.set(`${installation.key}/${user}`, now());
    try {
      await listening.clientOf(installation).views.publish({ user_id: user, view: renderHome(reply.view) });
    } catch (error) {
      throw toChatError(error, 'update');
    }
  };

  const opened: Home['opened'] = (installation, user, key) =>
    show(installation, user, key).catch((error: unknown) =>
      listening.log.warn({ err: error }, 'A home in Slack could not be shown'),
    );

  return {
    opened,
    async changed(installation, user) {
      const last = looked.get(`${installation.key}/${user}`);
      if (last === undefined || now() - last > LOOKED_MS) return;
      shows += 1;
      await opened(installation, user, `home ${user} ${shows}`);
    },
  };
}
