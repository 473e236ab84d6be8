import type { App, BlockAction, Context, ViewSubmitAction } from '@slack/bolt';
import type { ChatInput } from '../../src/command/input';
import { answer } from './answer';
import type { Listening } from './context';
import { ACK_MS, inTime } from './deadline';
import { homeInput, messageInput, reactionInput } from './events';
import { createHome } from './home-tab';
import type { Installations } from './install/installations';
import type { LiveInstallation } from './live';
import { onCommand } from './on-command';
import { onPress } from './on-press';
import { onShortcut, SHORTCUTS } from './on-shortcut';
import { onSubmit } from './on-submit';
import { pressOf } from './pressed';

/** Under which `authorize` leaves the key of the installation an event is for. */
export const INSTALLATION_KEY = 'installationKey';

/** Tells Bolt what the desk listens to; the listeners themselves are functions of their own. */
export function listen(app: App, listening: Listening, installations: Installations): void {
  const { inbound, log } = listening;
  const home = createHome(listening);

  /** The installation an event is for: `authorize` has just found it. */
  const installationOf = async (context: Context): Promise<LiveInstallation> => {
    const key: unknown = context[INSTALLATION_KEY];
    const found = typeof key === 'string' ? await installations.byKey(key) : undefined;
    if (!found) throw new Error('An event came for a workspace that is not connected any more');
    return found;
  };

  /** The event is done when it is stored; its answer goes on by itself where Slack would not wait for it. */
  const take = async (installation: LiveInstallation, input: ChatInput | undefined): Promise<void> => {
    if (!input) return;
    const since = Date.now();
    const reply = await inbound(input);
    await inTime(answer(listening, installation, input, reply), ACK_MS - (Date.now() - since));
  };

  for (const type of ['message', 'app_mention'] as const) {
    app.event(type, async ({ event, context }) => {
      const installation = await installationOf(context);
      await take(installation, messageInput(listening, installation, event));
    });
  }
  app.event('reaction_added', async ({ event, context }) => {
    const installation = await installationOf(context);
    await take(installation, await reactionInput(listening, installation, event));
  });
  app.event('app_home_opened', async ({ event, body, context }) => {
    const installation = await installationOf(context);
    const input = homeInput(listening, installation, event, body.event_id);
    if (input?.type !== 'home') return take(installation, input);
    // Nothing is stored by looking: it is acknowledged at once, whatever becomes of it.
    void home.opened(installation, input.person.identity.user, input.key);
    return undefined;
  });

  for (const command of ['/incident', '/sag']) {
    app.command(command, async ({ command: typed, ack, respond, context }) =>
      onCommand(listening, { installation: await installationOf(context), command: typed, ack, respond }),
    );
  }
  for (const shortcut of Object.values(SHORTCUTS)) {
    app.shortcut(shortcut, async ({ shortcut: used, ack, context }) => {
      await ack();
      await onShortcut(listening, await installationOf(context), used);
    });
  }
  app.action<BlockAction>({ type: 'block_actions' }, async ({ body, ack, respond, context }) => {
    const installation = await installationOf(context);
    const press = pressOf(listening, installation, body);
    // A choice in a form is read when the form is sent.
    if (!press) return ack();
    const pressing = { installation, body, press, ack, respond: body.response_url ? respond : undefined };
    return onPress(listening, home, pressing);
  });
  app.view<ViewSubmitAction>({ callback_id: 'vagt', type: 'view_submission' }, async ({ view, body, ack, context }) =>
    onSubmit(listening, home, { installation: await installationOf(context), user: body.user, view, ack }),
  );

  /** Told late, it must not end an installation that was made after it: an event's time is in whole seconds. */
  const revoked = (
    { isEnterpriseInstall, enterpriseId, teamId }: Context,
    { event_time: seconds }: { readonly event_time: number },
  ): Promise<void> =>
    installations.revoked((isEnterpriseInstall ? enterpriseId : teamId) ?? '', new Date(seconds * 1000 + 999));
  app.event('app_uninstalled', ({ body, context }) => revoked(context, body));
  app.event('tokens_revoked', async ({ event, body, context }) => {
    // Tokens of people are not ours.
    if (event.tokens.bot?.length) await revoked(context, body);
  });
  app.error(async (error) => {
    log.warn({ err: error }, 'Something from Slack could not be handled');
    throw error;
  });
}
