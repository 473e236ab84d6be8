import { readMessage } from '../../../adapters/slack/message-words';
import { alerts } from '../../fixtures/slack/alerts.json';
import type { Message } from '../../support/slack/model';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';

describe('the words of a message that is made a case', () => {
  let run: BotOnSlack;
  beforeAll(async () => {
    run = await startSlackBot();
  });
  afterAll(() => run.close());

  /** What comes in when somebody puts the agreed emoji on it. */
  async function reported(shown: object) {
    const kim = run.slack.person('Kim');
    const hall = run.slack.channel('hall', [kim]);
    const { message } = await kim.says('x', { in: hall });
    const alert: Message = message;
    alert.more = { text: '', blocks: [], ...shown };
    run.inputs.length = 0;
    await kim.reacts('sos', { on: message });
    const [input] = run.inputs;
    if (input?.type !== 'report') throw new Error('no report came in');
    return input;
  }

  it.each(alerts.map(({ words, message }) => [words, message] as const))('%s', async (words, message) => {
    expect((await reported(message)).text).toBe(words);
  });

  it('of an app are those that its reader sees: blocks in the place of the text, attachments beneath', async () => {
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
    const line = {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'on ' },
        { type: 'link', url: 'https://a.dk' },
      ],
    };
    const shown = {
      subtype: 'bot_message',
      text: 'Fallback',
      blocks: [
        section('*Down* since _noon_: a_b_c, 2 * 3 * 4 &lt;ok&gt;'),
        { type: 'rich_text', elements: [line, { type: 'rich_text_list', elements: [line, line] }] },
        { type: 'context', elements: [{ type: 'plain_text', text: 'by hand' }] },
        { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Acknowledge' } }] },
      ],
      attachments: [{ text: '> quoted\nin `code`' }],
    };
    const lines = ['Down since noon: a_b_c, 2 * 3 * 4 <ok>', 'on https://a.dk', 'on https://a.dk\non https://a.dk'];
    expect((await reported(shown)).text.split('\n')).toEqual([
      ...lines.join('\n').split('\n'),
      'by hand',
      '> quoted',
      'in code',
    ]);
  });

  it('of a person are their own, without the preview of a link', async () => {
    const attachments = [{ title: 'Example', text: 'A preview', from_url: 'https://example.com' }];
    expect((await reported({ text: 'see *this*', attachments })).text).toBe('see *this*');
  });

  it('name the pictures that lie elsewhere, and fetch those of Slack', async () => {
    const attachments = [{ title: 'Load', image_url: 'https://grafana.example.com/load.png' }];
    expect(await reported({ subtype: 'bot_message', attachments })).toMatchObject({ elsewhere: ['Load'], files: [] });
  });

  it.each([
    undefined,
    null,
    7,
    { blocks: [7, null, { type: 'section', text: 9, fields: {} }], attachments: 'x', files: 3 },
  ])('are none where Slack sends %p', (message) => {
    const here = { installation: { botUser: 'U1' } };
    const read = Reflect.apply(readMessage, undefined, [here, message]);
    expect(read).toEqual({ text: '', files: [], otherFiles: [], elsewhere: [] });
  });
});
