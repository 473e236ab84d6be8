import type { App, BlockAction, Context, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ChatInput } from '../../src/command/input';
import { answer } from './answer';
import type { Here, Listening } from './context';
import { beforeAck } from './deadline';
import { changedInput, homeInput, messageInput, reactionInput, revisedInput } from './events';
import { createHome } from './home-tab';
import type { Installations } from './install/installations';
import type { LiveInstallation } from './live';
import { createNames } from './names';
import { onCommand } from './on-command';
import { onPress } from './on-press';
import { onShortcut, SHORTCUTS } from './on-shortcut';
import { onSubmit } from './on-submit';
import { pressOf } from './pressed';
import { onSuggest } from './search/on-suggest';

/** Under which `authorize` leaves the key of the installation an event is for. */
export const INSTALLATION_KEY = 'installationKey';

/** Tells Bolt what the desk listens to; the listeners themselves are functions of their own. */
export function listen(
  app: App,
  listening: Listening,
  clientOf: (installation: LiveInstallation) => WebClient,
  installations: Installations,
): void {
  const home = createHome();
  const names = createNames();

  /** The workspace of an event: `authorize` has just found its installation. */
  const hereOf = async (context: Context): Promise<Here> => {
    const key: unknown = context[INSTALLATION_KEY];
    const installation = typeof key === 'string' ? await installations.byKey(key) : undefined;
    if (!installation) throw new Error('An event came for a workspace that is not connected any more');
    return { ...listening, installation, client: clientOf(installation), names };
  };

  /** The event is done when it is stored; its answer goes on by itself where Slack would not wait for it. */
  const take = async (here: Here, input: ChatInput | undefined): Promise<void> => {
    if (!input) return;
    const since = Date.now();
    const reply = await here.inbound(input);
    await beforeAck(answer(here, input, reply), Date.now() - since);
  };

  for (const type of ['message', 'app_mention'] as const) {
    app.event(type, async ({ event, context }) => {
      const here = await hereOf(context);
      const read = (came: unknown) => messageInput(here, came) ?? revisedInput(here, came);
      // Nobody is asked for in what the desk does not hear.
      await take(here, read(event) && read(await names.named(here, event)));
    });
  }
  app.event('reaction_added', async ({ event, context }) => {
    const here = await hereOf(context);
    await take(here, await reactionInput(here, event));
  });
  app.event('user_change', async ({ event, body, context }) => {
    const here = await hereOf(context);
    await take(here, changedInput(here, event, body.event_id));
  });
  app.event('app_home_opened', async ({ event, body, context }) => {
    const here = await hereOf(context);
    const input = homeInput(here, event, body.event_id);
    if (input?.type !== 'home') return take(here, input);
    // Nothing is stored by looking: it is acknowledged at once, whatever becomes of it.
    void home.opened(here, input.person.identity.user, input.key);
    return undefined;
  });

  for (const command of ['/incident', '/sag']) {
    app.command(command, async ({ command: typed, ack, respond, context }) =>
      onCommand(await hereOf(context), { command: typed, ack, respond }),
    );
  }
  for (const shortcut of Object.values(SHORTCUTS)) {
    app.shortcut(shortcut, async ({ shortcut: used, ack, context }) => {
      await ack();
      await onShortcut(await hereOf(context), used);
    });
  }
  app.action<BlockAction>({ type: 'block_actions' }, async ({ body, ack, respond, context }) => {
    const here = await hereOf(context);
    const press = pressOf(here, body);
    // A choice in a form is read when the form is sent.
    if (!press) return ack();
    return onPress(here, home, { body, press, ack, respond: body.response_url ? respond : undefined });
  });
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ options, ack, context }) =>
    onSuggest(await hereOf(context), { asked: options, ack }),
  );
  app.view<ViewSubmitAction>({ callback_id: 'vagt', type: 'view_submission' }, async ({ view, body, ack, context }) =>
    onSubmit(await hereOf(context), home, { user: body.user, view, ack }),
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
    listening.log.warn({ err: error }, 'Something from Slack could not be handled');
    throw error;
  });
}
