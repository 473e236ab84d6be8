import type { View } from '../../src/view/view';
import { directBase, type Here } from './context';
import { toChatError } from './errors';
import { renderHome } from './render/home';

/** A home that was not opened for this long is drawn when it is opened again. */
const LOOKED_MS = 30 * 60_000;
const REMEMBER_AT_MOST = 5000;

export type Home = ReturnType<typeof createHome>;

/** People's home tabs, as this process has shown them. */
export function createHome() {
  const looked = new Map<string, number>();
  let shows = 0;
  const nameOf = ({ installation }: Here, user: string): string => `${installation.key}/${user}`;

  async function publish(here: Here, user: string, view: View): Promise<void> {
    if (looked.size >= REMEMBER_AT_MOST) looked.clear();
    looked.set(nameOf(here, user), Date.now());
    await here.client.views.publish({ user_id: user, view: renderHome(view) }).catch((error: unknown) => {
      throw toChatError(error, 'update');
    });
  }

  async function show(here: Here, user: string, key: string): Promise<void> {
    const reply = await here.inbound({ type: 'home', key, ...directBase(here, user) });
    if (reply.type === 'view') await publish(here, user, reply.view);
  }

  const tried = (here: Here, shown: Promise<void>): Promise<void> =>
    shown.catch((error: unknown) => here.log.warn({ err: error }, 'A home in Slack could not be shown'));

  /** Somebody looks at their overview. Never rejects. */
  const opened = (here: Here, user: string, key: string): Promise<void> => tried(here, show(here, user, key));

  return {
    opened,
    /** Another page of it, as somebody asked for on it. Never rejects. */
    shows: (here: Here, user: string, view: View): Promise<void> => tried(here, publish(here, user, view)),
    /** Something was done by somebody: their home is shown anew if they looked at it lately. Never rejects. */
    async changed(here: Here, user: string): Promise<void> {
      const last = looked.get(nameOf(here, user));
      if (last === undefined || Date.now() - last > LOOKED_MS) return;
      shows += 1;
      await opened(here, user, `home ${user} ${shows}`);
    },
  };
}
