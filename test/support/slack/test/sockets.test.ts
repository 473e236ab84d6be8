import { App, LogLevel } from '@slack/bolt';
import { type FakeSlack, startFakeSlack } from '..';
import { clientFor, errorOf } from './support';

let slack: FakeSlack;
let app: App;
const heard: string[] = [];

beforeAll(async () => {
  slack = await startFakeSlack({ appToken: 'xapp-good' });
  app = new App({
    socketMode: true,
    appToken: slack.appToken,
    token: slack.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
  });
  app.event('message', async ({ event }) => void heard.push('text' in event ? (event.text ?? '') : ''));
  app.command('/incident', async ({ ack, command }) => ack(`you said ${command.text}`));
  app.view('report', async ({ ack }) => ack({ response_action: 'errors', errors: { b: 'no' } }));
  app.shortcut('report', async ({ ack, client, shortcut }) => {
    await ack();
    const element = { type: 'plain_text_input' as const, action_id: 'a' };
    const label = { type: 'plain_text' as const, text: 'What' };
    const title = { type: 'plain_text' as const, text: 'Report' };
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'report',
        title,
        submit: title,
        blocks: [{ type: 'input', block_id: 'b', label, element }],
      },
    });
  });
  await app.start();
});
afterAll(async () => {
  await app.stop();
  await slack.close();
});

describe('Socket Mode', () => {
  it('wants an app-level token', async () => {
    expect(await errorOf(clientFor(slack, 'xapp-bad').apps.connections.open())).toBe('invalid_auth');
    expect(slack.sockets.open).toBe(true);
  });

  it('brings events and waits for the acknowledgement', async () => {
    const { status, payload } = await slack.person('Anna').says('hello');
    expect(status).toBe(200);
    expect(heard).toContain('hello');
    expect(slack.sockets.envelopes.at(-1)).toMatchObject({
      type: 'events_api',
      payload,
      accepts_response_payload: false,
      retry_attempt: 0,
    });
  });

  it('brings commands and shows what is answered', async () => {
    const anna = slack.person('Anna');
    await anna.command('/incident', 'new');
    expect(anna.ephemerals.map((one) => slack.words(one))).toEqual(['you said new']);
    expect(slack.sockets.envelopes.at(-1)).toMatchObject({ type: 'slash_commands', accepts_response_payload: true });
  });

  it('brings forms and does what is answered', async () => {
    const anna = slack.person('Anna');
    await anna.shortcut('report');
    while (!anna.modal) await new Promise((resolve) => setTimeout(resolve, 5));
    await anna.submits(anna.modal, { What: 'printer' });
    expect(anna.modal.errors).toEqual({ b: 'no' });
    expect(slack.sockets.envelopes.at(-1)).toMatchObject({ type: 'interactive' });
  });

  it('tells when something comes again', async () => {
    const { payload } = await slack.person('Anna').says('hello');
    await slack.deliver(payload, { retryNum: 2 });
    expect(slack.sockets.envelopes.at(-1)).toMatchObject({ retry_attempt: 2, retry_reason: 'timeout' });
  });
});
