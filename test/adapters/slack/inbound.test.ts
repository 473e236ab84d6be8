import { refOf } from '../../../adapters/slack/context';
import type { ChatInput } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { type BotOnSlack, startSlackBot } from '../../support/slack-bot';
import { until } from '../../support/wait';

const line = (text: string): View => ({ fallback: text, blocks: [{ type: 'text', text: [text] }] });

describe('what people do in Slack', () => {
  let run: BotOnSlack;
  beforeEach(async () => {
    run = await startSlackBot();
  });
  afterEach(() => run.close());

  const only = (): ChatInput => {
    const [input, ...others] = run.inputs;
    if (!input || others.length > 0) throw new Error(`${run.inputs.length} inputs`);
    return input;
  };
  const team = (): string => run.slack.workspace.team.id;

  it('hears a direct message', async () => {
    const kim = run.slack.person('Kim', { locale: 'da-DK' });
    const { status } = await kim.says('skærmen & <b>mus</b> virker ikke');
    expect(status).toBe(200);
    const direct = { platform: 'slack', kind: 'direct', id: `${team()}/${kim.id}` };
    expect(only()).toMatchObject({
      type: 'message',
      text: 'skærmen & <b>mus</b> virker ikke',
      addressed: true,
      place: direct,
      room: direct,
      person: { identity: { platform: 'slack', org: team(), user: kim.id } },
    });
    expect(await only().person.profile()).toEqual({
      name: 'Kim',
      email: 'kim@example.com',
      member: true,
      locale: 'da-DK',
      zone: 'Europe/Copenhagen',
    });
  });

  it('hears a mention once, in the thread it starts', async () => {
    const kim = run.slack.person('Kim');
    const hall = run.slack.channel('hall', [kim]);
    const { message } = await kim.says('the printer is jammed', { in: hall, mention: true });
    expect(only()).toMatchObject({
      type: 'message',
      text: 'the printer is jammed',
      addressed: true,
      place: { kind: 'thread', id: `${team()}/${hall.id}/${message.ts}` },
      room: { kind: 'room', id: `${team()}/${hall.id}` },
      root: { address: { kind: 'room' }, id: `${hall.id}/${message.ts}` },
    });
  });

  it('says whom a message names, in their order; neither the bot nor who is quoted', async () => {
    const kim = run.slack.person('Kim');
    const [anna, bo] = [run.slack.person('Anna'), run.slack.person('Bo')];
    const hall = run.slack.channel('hall', [kim, anna, bo]);
    const named = [
      { id: bo.id, name: 'Bo' },
      { id: anna.id, name: 'Anna' },
    ];
    await kim.says('report for @Bo: @Anna cannot print', {
      in: hall,
      mention: true,
      named,
      quote: `<@${anna.id}> said`,
    });
    const input = only();
    if (input.type !== 'message') throw new Error(input.type);
    expect(input.text).toBe('report for @Bo: @Anna cannot print');
    expect(input.mentioned?.map(({ words }) => words)).toEqual(['@Bo', '@Anna']);
    const people = await Promise.all((input.mentioned ?? []).map((one) => one.person()));
    expect(people.map((one) => one?.identity.user)).toEqual([bo.id, anna.id]);
    expect(await people[0]?.profile()).toMatchObject({ name: 'Bo', member: true });
  });

  it('overhears answers in threads, and nothing else in a channel', async () => {
    const kim = run.slack.person('Kim');
    const hall = run.slack.channel('hall', [kim]);
    const { message } = await kim.says('lunch?', { in: hall });
    expect(run.inputs).toEqual([]);
    await kim.says('yes', { thread: message });
    expect(only()).toMatchObject({ text: 'yes', addressed: false, root: { id: `${hall.id}/${message.ts}` } });
  });

  it('leaves quotes out of an answer, not of a report', async () => {
    const kim = run.slack.person('Kim');
    await kim.says('no, another one', { quote: 'svar: is it the one on floor 3?' });
    expect(only()).toMatchObject({
      text: 'no, another one',
      whole: expect.stringMatching(/^> svar: is it the one on floor 3\?\nno, another one$/),
    });
    await kim.says('', { quote: 'only a quote' });
    expect(run.inputs).toHaveLength(1);
  });

  it('does not hear itself', async () => {
    run.answer({ type: 'view', view: line('Thanks!'), private: true });
    const kim = run.slack.person('Kim');
    await kim.says('hello');
    await run.slack.settled();
    expect(run.inputs).toHaveLength(1);
    expect(run.slack.posts(kim.dm).map((post) => run.slack.words(post))).toEqual(['hello', 'Thanks!']);
  });

  it('fetches pictures with its token, and names what is none', async () => {
    const kim = run.slack.person('Kim');
    const bytes = Buffer.from('\x89PNG\r\n\x1a\n1234', 'latin1');
    await kim.says('', {
      files: [
        { name: 'screen.png', type: 'image/png', bytes },
        { name: 'log.txt', type: 'text/plain', bytes: Buffer.from('x') },
      ],
    });
    const input = only();
    if (input.type !== 'message') throw new Error('a message');
    expect(input.otherFiles).toEqual(['log.txt']);
    expect(input.files[0]).toMatchObject({ name: 'screen.png', type: 'image/png' });
    expect(Buffer.from((await input.files[0]?.read()) ?? [])).toEqual(bytes);
  });

  it('offers a YAML file to be read, beside its name', async () => {
    const kim = run.slack.person('Kim');
    await kim.says('', { files: [{ name: 'desk.yml', type: 'text/plain', bytes: Buffer.from('desk: æ') }] });
    const input = only();
    if (input.type !== 'message') throw new Error('a message');
    expect([input.files, input.otherFiles]).toEqual([[], ['desk.yml']]);
    expect(Buffer.from((await input.documents?.[0]?.read()) ?? []).toString()).toBe('desk: æ');
  });

  it('turns the agreed emoji into a report of whoever wrote the message', async () => {
    const kim = run.slack.person('Kim');
    const dina = run.slack.person('Dina');
    const anna = run.slack.person('Anna');
    const hall = run.slack.channel('hall', [kim, dina, anna]);
    const { message } = await kim.says('the wifi is gone', { in: hall });
    await dina.reacts('thumbsup', { on: message });
    expect(run.inputs).toEqual([]);
    await dina.reacts('sos', { on: message });
    await anna.reacts('sos', { on: message });
    const [first, second] = run.inputs;
    expect(first).toMatchObject({
      type: 'report',
      text: 'the wifi is gone',
      person: { identity: { user: dina.id } },
      subject: {
        place: { kind: 'thread', id: `${team()}/${hall.id}/${message.ts}` },
        author: { identity: { user: kim.id } },
        link: expect.stringContaining(message.ts.replace('.', '')),
      },
    });
    expect(second?.key).toBe(first?.key);
  });

  it('reads a reply in a thread that the emoji is on, and what a pushpin is on there', async () => {
    const kim = run.slack.person('Kim');
    const hall = run.slack.channel('hall', [kim]);
    const { message: root } = await kim.says('who else?', { in: hall });
    const { message } = await kim.says('the wifi is gone', { thread: root, mention: false });
    run.inputs.length = 0;
    await kim.reacts('sos', { on: message });
    await kim.reacts('pushpin', { on: message });
    await kim.reacts('pushpin', { on: root });
    const place = { kind: 'thread', id: `${team()}/${hall.id}/${root.ts}` };
    expect(run.inputs).toMatchObject([
      { type: 'report', text: 'the wifi is gone', subject: { place } },
      { type: 'pin', text: 'the wifi is gone', place, root: { id: expect.stringContaining(root.ts) } },
    ]);
  });

  it('welcomes who opens its messages, and shows an overview to who opens its home', async () => {
    run.answer({ type: 'view', view: line('Your overview'), private: true });
    const kim = run.slack.person('Kim');
    await kim.opensHome();
    expect(only()).toMatchObject({ type: 'home' });
    await until(() => kim.home !== undefined && run.slack.words(kim.home).includes('Your overview'));
  });

  it.each([{ app_id: 'A9' }, { bot_id: 'B9' }, { subtype: 'bot_message' }])(
    "takes a message with %j for an app's, and not for a report of the person whose name it bears",
    async (byline) => {
      const kim = run.slack.person('Kim');
      const { payload } = await kim.says('hello');
      const event = { ...Object(payload['event']), ...byline };
      const { status } = await run.slack.deliver({ ...payload, event_id: 'Ev-app', event });
      expect([status, run.inputs.length]).toEqual([200, 1]);
    },
  );

  it.each([{ app_id: 'A9' }, { bot_id: 'B9' }, { subtype: 'bot_message' }])(
    'names no author where a message with %j is made a case by emoji or shortcut',
    (byline) => {
      const message = { ts: '1.1', user: 'U1' };
      expect(refOf('C1', message, undefined)).toEqual({ channel: 'C1', ts: '1.1', author: 'U1' });
      expect(refOf('C1', { ...message, ...byline }, undefined)).toEqual({ channel: 'C1', ts: '1.1' });
    },
  );

  it.each(['channel_join', 'bot_message', 'channel_topic'])('ignores a message of subtype %s', async (subtype) => {
    const kim = run.slack.person('Kim');
    const { payload } = await kim.says('hello');
    const event = { ...Object(payload['event']), subtype };
    await run.slack.deliver({ ...payload, event_id: 'Ev-other', event });
    expect(run.inputs).toHaveLength(1);
  });
});
