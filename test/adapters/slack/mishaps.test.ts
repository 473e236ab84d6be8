import { toProfile } from '../../../adapters/slack/profile';
import type { Reply } from '../../../src/command/input';
import type { View } from '../../../src/view/view';
import { startSlackBot } from '../../support/slack-bot';
import { until } from '../../support/wait';

const line = (text: string): View => ({ fallback: text, blocks: [{ type: 'text', text: [text] }] });
const privately = (view: View): Reply => ({ type: 'view', view, private: true });
const form: View = {
  fallback: 'What is wrong?',
  blocks: [
    { type: 'title', text: ['What is wrong?'] },
    { type: 'input', id: 'text', label: 'Tell us', required: true, missing: 'Write', maxLength: 400 },
    { type: 'buttons', buttons: [{ label: 'Send', action: 'report.send', data: {}, style: 'primary', submits: true }] },
  ],
};

describe('what goes wrong on the way', () => {
  it('connects its socket again after a failure, and keeps running', async () => {
    const run = await startSlackBot({ socket: true });
    try {
      run.slack.fault('apps.connections.open', { status: 503 });
      run.slack.sockets.recycle();
      await until(() => !run.slack.sockets.open);
      await until(() => run.slack.sockets.open);
      const kim = run.slack.person('Kim');
      await kim.says('hello');
      await until(() => run.inputs.length === 1);
      expect(run.logged.join('')).toContain('could not be opened');
    } finally {
      await run.close();
    }
  });

  it('does not start with a token that Slack does not take', async () => {
    await expect(startSlackBot({ socket: true, appToken: 'xapp-2', useAppToken: 'xapp-other' })).rejects.toThrow(
      'SLACK_APP_TOKEN',
    );
  });

  it('gives an answer once more when Slack did not take it, and once when its reply was lost', async () => {
    const run = await startSlackBot();
    try {
      run.answer(privately(form));
      const kim = run.slack.person('Kim');
      run.slack.fault('chat.postMessage', { ratelimited: 1 });
      await kim.says('the printer is jammed');
      await until(() => run.slack.posts(kim.dm).length === 2);
      run.slack.fault('chat.postMessage', { lost: { arrives: true } });
      await kim.says('the screen is black');
      await until(() => run.slack.posts(kim.dm).length === 4);
      await until(() => run.slack.callsOf('conversations.history').length > 0);
      expect(run.slack.posts(kim.dm)).toHaveLength(4);
    } finally {
      await run.close();
    }
  });

  it('shows a form in a channel to the one who asked, and what stands there for all stays', async () => {
    const run = await startSlackBot();
    try {
      const kim = run.slack.person('Kim');
      const ole = run.slack.person('Ole');
      const hall = run.slack.channel('hall', [kim, ole]);
      run.answer({ type: 'view', view: form, private: false });
      await kim.says('the printer is jammed', { in: hall, mention: true });
      await until(() => kim.ephemerals.length === 1);
      expect(run.slack.posts(hall)).toHaveLength(1);

      const open: View = {
        fallback: 'To Kim',
        blocks: [
          { type: 'text', text: ['To Kim: it is fixed'] },
          { type: 'buttons', buttons: [{ label: 'Undo', action: 'unsend', data: { incident: 'i-1' } }] },
        ],
      };
      run.answer({ type: 'view', view: open, private: false });
      await kim.says('svar: it is fixed', { in: hall, mention: true });
      await until(() => run.slack.posts(hall).length === 3);
      const shown = run.slack.posts(hall).at(-1);
      if (!shown) throw new Error('nothing shown');
      run.answer(privately(line('That card was out of date')));
      await ole.presses('Undo', { on: shown });
      await until(() => ole.ephemerals.length === 1);
      expect(run.slack.words(shown)).toContain('To Kim: it is fixed');
    } finally {
      await run.close();
    }
  });

  it('tells people in their own conversation what cannot be said where they are', async () => {
    const run = await startSlackBot();
    try {
      const kim = run.slack.person('Kim');
      const secret = run.slack.channel('secret', [kim], { private: true, botIn: false });
      run.answer(privately(form));
      await kim.command('/incident', '', { in: secret });
      await until(() => kim.modal !== undefined && run.slack.words(kim.modal).includes('Tell us'));
      run.answer(privately(line('INC-1 is logged')));
      if (kim.modal) await kim.submits(kim.modal, { text: 'x' });
      await until(() => run.slack.posts(kim.dm).length === 1);
      expect(run.slack.posts(kim.dm).map((post) => run.slack.words(post))).toEqual(['INC-1 is logged']);
    } finally {
      await run.close();
    }
  });

  it('links a picture that Slack cannot fetch, instead of losing the card', async () => {
    const run = await startSlackBot();
    try {
      const desk = run.slack.channel('desk', [run.slack.person('Kim')]);
      const room = { platform: 'slack', kind: 'room', id: `${run.slack.workspace.team.id}/${desk.id}` } as const;
      const card: View = {
        fallback: 'INC-1',
        blocks: [
          { type: 'title', text: ['INC-1'] },
          { type: 'image', url: 'https://vagt.example.com/files/f1', alt: 'screen.png' },
        ],
      };
      const isRefused = { error: 'invalid_blocks' };
      run.slack.fault('chat.postMessage', isRefused);
      await expect(run.bot.port.post(room, card, 'k')).rejects.toMatchObject({ kind: 'not_accepted' });
      run.slack.fault('chat.postMessage', { ...isRefused, messages: ['downloading image failed'] });
      await run.bot.port.post(room, card, 'k');
      expect(run.slack.posts(desk).map((post) => run.slack.words(post))).toEqual([
        expect.stringContaining('screen.png'),
      ]);
    } finally {
      await run.close();
    }
  });

  it('fills a window at the second try, and gives the answer beside it when that fails too', async () => {
    const run = await startSlackBot();
    try {
      const kim = run.slack.person('Kim');
      run.answer(privately(form));
      run.slack.fault('views.update', { status: 503 });
      await kim.command('/incident', '');
      await until(() => kim.modal !== undefined && run.slack.words(kim.modal).includes('Tell us'));
      if (kim.modal) await kim.closes(kim.modal);
      run.slack.fault('views.update', { status: 503 }, 3);
      await kim.command('/incident', '');
      await until(() => kim.ephemerals.length === 1);
      expect(kim.ephemerals.map((one) => run.slack.words(one)).join()).toContain('Tell us');
    } finally {
      await run.close();
    }
  });

  it('brings acknowledged work to its end before it stops', async () => {
    const run = await startSlackBot();
    let isDone = false;
    run.answer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      isDone = true;
      return { type: 'done' };
    });
    const kim = run.slack.person('Kim');
    await kim.command('/incident', '');
    expect(isDone).toBe(false);
    await run.close();
    expect(isDone).toBe(true);
  });

  it('believes nobody’s address whose workspace is not told', () => {
    const install = { key: 'E1', org: 'E1', isEnterprise: true, token: 't', botUser: 'U1', botId: 'B1' };
    expect(toProfile({ id: 'U2', profile: { email: 'admin@example.com' } }, install)).toEqual({
      name: 'U2',
      member: false,
    });
    expect(toProfile({ id: 'U2', enterprise_user: { enterprise_id: 'E1' } }, install).member).toBe(true);
  });
});
