import type { Message } from '../../support/slack/model';
import type { Actor } from '../../support/slack/person';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';

let run: BotOnSlack;
let kim: Actor;
beforeEach(async () => {
  run = await startSlackBot();
  kim = run.slack.person('Kim');
});
afterEach(() => run.close());

/** Slack tells something about a message: the wrapping of its example, with other words inside. */
async function told({ channel, ts, user }: Message, event: Readonly<Record<string, unknown>>) {
  const { payload } = await kim.opensHome();
  run.inputs.length = 0;
  const inner = {
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    channel: channel.id,
    channel_type: 'im',
    ts,
  };
  const before = { type: 'message', user, ts, text: 'see https://example.com' };
  const more = { previous_message: before, ...event };
  const { status } = await run.slack.deliver({ ...payload, event_id: `Ev${ts}x`, event: { ...inner, ...more } });
  expect(status).toBe(200);
  return { before, inputs: run.inputs };
}

it('hears what somebody made of their message, by the same name', async () => {
  const { message } = await kim.says('report the printer');
  await kim.edits(message, 'report the *scanner* &amp; more');
  await kim.deletes(message);
  const [said, edited, deleted] = run.inputs;
  const wrote = `${run.slack.workspace.team.id}/${kim.dm.id}/${message.ts}`;
  expect(said).toMatchObject({ type: 'message', wrote });
  expect(edited).toMatchObject({ type: 'revised', wrote, addressed: true, person: { identity: { user: kim.id } } });
  expect(edited).toHaveProperty('text', 'report the *scanner* &amp; more');
  expect(deleted).toMatchObject({ type: 'revised', wrote, addressed: true });
  expect(deleted).not.toHaveProperty('text');
  expect(new Set(run.inputs.map(({ key }) => key)).size).toBe(3);
});

it('takes the preview of a link, and what Slack notes by itself, for no edit', async () => {
  const { message } = await kim.says('see https://example.com');
  const { user, ts } = message;
  const attachments = [{ from_url: 'https://example.com', title: 'An example' }];
  const text = 'see https://example.com';
  const preview = { type: 'message', user, ts, text, attachments };
  expect((await told(message, { message: preview })).inputs).toEqual([]);
  const again = { ...preview, edited: { user, ts: '1700000000.000100' } };
  expect((await told(message, { message: again })).inputs).toEqual([]);
});

it('counts the writer’s own edit alone', async () => {
  const { message } = await kim.says('see https://example.com');
  const { user, ts } = message;
  const byAnother = {
    type: 'message',
    user,
    ts,
    text: 'other words',
    edited: { user: 'UADMIN', ts: '1700000000.000100' },
  };
  expect((await told(message, { message: byAnother })).inputs).toEqual([]);
  const byApp = { ...byAnother, edited: { user, ts: '1700000000.000100' }, bot_id: 'B1' };
  expect((await told(message, { message: byApp })).inputs).toEqual([]);
});

it('takes the stone in place of a message with answers for a deletion', async () => {
  const { message } = await kim.says('see https://example.com');
  const stone = {
    type: 'message',
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
    hidden: true,
  };
  const { inputs } = await told(message, { message: { ...stone, ts: message.ts } });
  expect(inputs).toEqual([expect.objectContaining({ type: 'revised' })]);
  expect(inputs[0]).not.toHaveProperty('text');
});
