import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sentence } from '../../contracts/chat-port';
import { type BotOnTeams, startBot } from '../../support/teams/bot';

let run: BotOnTeams;
beforeEach(async () => {
  run = await startBot({ allowedTenants: ['5d1c5a5e-0000-4000-8000-000000000001'] });
});
afterEach(() => run.close());

describe('the Playground', () => {
  const folder = join(__dirname, '../../fixtures/teams/playground');
  const send = async (name: string) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const activity: unknown = JSON.parse(text.replace(/http:\/\/localhost:\d+\/_connector/, run.teams.serviceUrl));
    return run.teams.deliver(Object.fromEntries(Object.entries(Object(activity))));
  };

  it.each(readdirSync(folder))('%s is understood', async (name) => {
    expect((await send(name)).status).toBe(200);
    const types = run.inputs.map((input) => input.type);
    const wanted = /removed|submit/.test(name)
      ? []
      : [/installed|added/.test(name) ? 'installed' : /execute/.test(name) ? 'action' : 'message'];
    expect(types).toEqual(wanted);
  });

  it('brings the words typed into inputs', async () => {
    await send('personal-execute.json');
    expect(run.inputs.at(-1)).toMatchObject({
      type: 'action',
      action: 'send',
      data: { what: 'New toner.\nÆøå <b>&', n: '1', who: 'team' },
    });
    run.answer({ type: 'view', view: sentence('x'), private: true });
    await send('channel-post.json');
    expect(run.inputs.at(-1)).toMatchObject({ text: 'card basic', place: { kind: 'thread' } });
  });
});
