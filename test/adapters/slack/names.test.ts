import { createNames } from '../../../adapters/slack/names';
import { wholeText } from '../../../adapters/slack/render/text';
import type { Identity } from '../../../src/ground/refs';
import type { Profile } from '../../../src/view/chat-port';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';
import { until } from '../../support/wait';

describe('whom a message mentions', () => {
  let run: BotOnSlack;
  beforeEach(async () => {
    run = await startSlackBot();
  });
  afterEach(() => run.close());
  const texts = () => run.inputs.flatMap((input) => (input.type === 'message' ? [input.text] : []));

  it('is named, and asked for once', async () => {
    const kim = run.slack.person('Kim Jensen');
    const bo = run.slack.person('Bo <Lund> | IT');
    await kim.says('cannot print', { mentions: [bo.id] });
    await kim.says('still cannot', { mentions: [bo.id, kim.id] });
    expect(texts()).toEqual(['@Bo <Lund> / IT cannot print', '@Bo <Lund> / IT @Kim Jensen still cannot']);
    const asked = run.slack.callsOf('users.info').map(({ args }) => args['user']);
    expect(asked).toEqual([bo.id, kim.id]);
  });

  it('is named in what is made a case', async () => {
    const kim = run.slack.person('Kim Jensen');
    const bo = run.slack.person('Bo Lund');
    const hall = run.slack.channel('hall', [kim, bo]);
    const { message } = await kim.says('has the key', { in: hall, mentions: [bo.id] });
    await kim.reacts('sos', { on: message });
    expect(run.inputs.at(-1)).toMatchObject({ type: 'report', text: '@Bo Lund has the key' });
    await kim.shortcut('vagt_report_message', { on: message });
    await until(() => run.inputs.at(-1)?.type === 'compose');
    expect(run.inputs.at(-1)).toMatchObject({ type: 'compose', text: '@Bo Lund has the key' });
  });

  it('is asked for by nobody in what the desk does not hear', async () => {
    const kim = run.slack.person('Kim Jensen');
    const bo = run.slack.person('Bo Lund');
    await kim.says('lunch?', { in: run.slack.channel('hall', [kim, bo]), mentions: [bo.id] });
    expect(run.slack.callsOf('users.info')).toEqual([]);
  });

  it('stays nameless where Slack does not tell: no id is shown', async () => {
    const kim = run.slack.person('Kim Jensen');
    const bo = run.slack.person('Bo Lund');
    run.slack.fault('users.info', { error: 'internal_error' }, 9);
    await kim.says('cannot print', { mentions: [bo.id, 'U0NOBODY'] });
    expect(texts()).toEqual(['@… @… cannot print']);
  });
});

test('rooms and groups without a name are shown by no id', () => {
  const read = (text: string) => wholeText(text, 'UBOT');
  expect(read('ask <@U1> in <#C1> or <#C2|> or <#C3|help>')).toBe('ask @… in #… or #… or #help');
  expect(read('<!subteam^S1> and <!subteam^S2|@it> and <!here>')).toBe('@… and @it and @here');
});

describe('names', () => {
  const installation = { key: 'T1', org: 'T1', botUser: 'UBOT' };
  const from = (told: (user: string) => Profile) => ({
    port: { profile: async ({ user }: Identity) => told(user) },
    installation,
  });

  it('are put wherever a text or a run of rich text mentions by an id alone', async () => {
    const names = createNames(() => 0);
    const asked: string[] = [];
    const port = from((user) => {
      asked.push(user);
      return { name: `Name ${user}`, member: true };
    });
    const message = {
      user: 'U1',
      text: 'a <@U1> <@U2|bo> <@UBOT> <@> <@u3> <@U1',
      blocks: [
        {
          elements: [
            { type: 'user', user_id: 'W4' },
            { type: 'user', user_id: 'UBOT' },
          ],
        },
      ],
    };
    expect(await names.named(port, message)).toEqual({
      user: 'U1',
      text: 'a <@U1|Name U1> <@U2|bo> <@UBOT> <@> <@u3> <@U1',
      blocks: [
        {
          elements: [
            { type: 'text', text: '@Name W4' },
            { type: 'user', user_id: 'UBOT' },
          ],
        },
      ],
    });
    expect(asked).toEqual(['U1', 'W4']);
  });

  it('are asked for again after ten minutes, and of ten people at most', async () => {
    let now = 0;
    const names = createNames(() => now);
    let asked = 0;
    const port = from(() => ({ name: `Name ${(asked += 1)}`, member: true }));
    const read = async () => names.named(port, '<@U1>');
    expect([await read(), await read()]).toEqual(['<@U1|Name 1>', '<@U1|Name 1>']);
    now = 10 * 60_000;
    expect(await read()).toBe('<@U1|Name 2>');
    const many = Array.from({ length: 40 }, (_, n) => `<@UX${n}>`).join('');
    await names.named(port, many);
    expect(asked).toBe(12);
  });
});
