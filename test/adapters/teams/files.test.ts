import { createServer } from 'node:http';
import { download } from '../../../adapters/teams/download';
import type { MessageInput } from '../../../src/command/input';
import { MAX_FILE_BYTES } from '../../../src/ground/limits';
import { type BotOnTeams, startBot } from '../../support/teams/bot';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100)]);
const GIF = Buffer.from('GIF89a plus some bytes');

let run: BotOnTeams;

async function sent(
  attachments: (teams: BotOnTeams['teams']) => readonly Readonly<Record<string, unknown>>[],
  options: Parameters<typeof startBot>[0] = {},
): Promise<MessageInput> {
  run = await startBot(options);
  await run.teams.person('Anna').says('see', { attachments: attachments(run.teams) });
  const [input] = run.inputs;
  if (input?.type !== 'message') throw new Error('no message came in');
  return input;
}

describe('a picture', () => {
  afterEach(() => run.close());

  it('of the service is read when it is wanted, and its type is told by its bytes', async () => {
    const input = await sent((teams) => [{ contentType: 'image/*', contentUrl: teams.attach(GIF, 'image/gif') }]);
    expect(run.teams.callsOf('attachment')).toHaveLength(0);
    const [file] = input.files;
    expect(Buffer.from((await file?.read()) ?? [])).toEqual(GIF);
    expect(file?.type).toBe('image/gif');
  });

  it('in a message of its own is a data link', async () => {
    const link = `data:image/png;base64,${PNG.toString('base64')}`;
    const input = await sent(() => [{ contentType: 'image/png', contentUrl: link, name: 'jam.png' }]);
    const [file] = input.files;
    expect(file).toMatchObject({ name: 'jam.png', type: 'image/png' });
    expect(Buffer.from((await file?.read()) ?? [])).toEqual(PNG);
  });

  it('that is none is not kept, whatever it calls itself', async () => {
    const link = `data:image/png;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`;
    const input = await sent(() => [{ contentType: 'image/png', contentUrl: link }]);
    expect(await input.files[0]?.read()).toBeUndefined();
  });

  it('on this machine is out of reach once the bot is on the internet', async () => {
    const input = await sent((teams) => [{ contentType: 'image/png', contentUrl: teams.attach(PNG, 'image/png') }], {
      appId: 'app-1',
    });
    expect(await input.files[0]?.read()).toBeUndefined();
    expect(run.teams.callsOf('attachment')).toHaveLength(0);
  });

  it('sent as a file is a picture, other files are only named, markup is neither', async () => {
    const file = (name: string, fileType: string) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name,
      content: { downloadUrl: 'https://files.example/1', fileType },
    });
    const input = await sent(() => [
      file('jam.JPG', 'jpg'),
      file('log.txt', 'txt'),
      { contentType: 'text/html', content: '<p>see</p>' },
      { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
    ]);
    expect(input.files.map((one) => [one.name, one.type])).toEqual([['jam.JPG', 'image/jpeg']]);
    expect(input.otherFiles).toEqual(['log.txt']);
  });

  it('sent as a file in a 1:1 chat is read from where Teams keeps it', async () => {
    run = await startBot();
    const files = [
      { name: 'jam.gif', type: 'image/gif', bytes: GIF },
      { name: 'fake.png', type: 'image/png', bytes: Buffer.from('<svg>') },
      { name: 'log.txt', type: 'text/plain', bytes: Buffer.from('error') },
    ];
    await run.teams.person('Anna').says('', { files });
    const [input] = run.inputs;
    if (input?.type !== 'message') throw new Error('no message came in');
    expect(input).toMatchObject({ text: '', addressed: true, otherFiles: ['log.txt'] });
    const [gif, fake] = input.files;
    expect(Buffer.from((await gif?.read()) ?? [])).toEqual(GIF);
    expect([gif?.name, gif?.type]).toEqual(['jam.gif', 'image/gif']);
    expect(await fake?.read()).toBeUndefined();
    expect(run.teams.callsOf('attachment')).toHaveLength(2);
  });

  it('is none in a YAML file, which can be read all the same', async () => {
    run = await startBot();
    const files = [{ name: 'Desk.YAML', type: 'text/plain', bytes: Buffer.from('desk: æ') }];
    await run.teams.person('Anna').says('', { files });
    const [input] = run.inputs;
    if (input?.type !== 'message') throw new Error('no message came in');
    expect([input.files, input.otherFiles]).toEqual([[], ['Desk.YAML']]);
    expect(Buffer.from((await input.documents?.[0]?.read()) ?? []).toString()).toBe('desk: æ');
  });
});

describe('a download', () => {
  const serve = async (bytes: number, head: Readonly<Record<string, string>> = {}, status = 200) => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(status, head);
      response.end(Buffer.alloc(bytes));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
    return { origin, asked, close: () => new Promise((resolve) => server.close(resolve)) };
  };
  const options = (serviceUrl: string, more = {}) => ({
    serviceUrl,
    maxBytes: MAX_FILE_BYTES,
    timeoutMs: 2000,
    loopback: true,
    token: async () => 'bot-token',
    ...more,
  });
  it('takes what fits and stops at what does not', async () => {
    const site = await serve(1000);
    expect(await download(site.origin, options(site.origin))).toHaveLength(1000);
    expect(await download(site.origin, options(site.origin, { maxBytes: 999 }))).toBeUndefined();
    await site.close();
  });

  it('gives the token to the service and to nobody else', async () => {
    const [service, elsewhere] = await Promise.all([serve(1), serve(1)]);
    await download(service.origin, options(service.origin));
    await download(elsewhere.origin, options(service.origin));
    expect([...service.asked, ...elsewhere.asked]).toEqual(['Bearer bot-token', undefined]);
    await Promise.all([service.close(), elsewhere.close()]);
  });

  it('follows a redirect without the token, and none to a private address', async () => {
    const end = await serve(5);
    const hop = await serve(0, { location: end.origin }, 302);
    expect(await download(hop.origin, options(hop.origin))).toHaveLength(5);
    expect(end.asked).toEqual([undefined]);
    const inside = await serve(0, { location: 'http://169.254.169.254/latest/meta-data' }, 302);
    expect(await download(inside.origin, options(inside.origin))).toBeUndefined();
    await Promise.all([end.close(), hop.close(), inside.close()]);
  });

  it.each([
    'http://files.example/1',
    'https://10.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest',
    'https://localhost/x',
    'https://user:pass@files.example/x',
    'file:///etc/passwd',
    'nonsense',
  ])('never asks %s', async (link) => {
    let asked = false;
    const token = async () => {
      asked = true;
      return 'bot-token';
    };
    const host = URL.canParse(link) ? new URL(link).host : '';
    const settings = options(`https://${host || 'smba.example'}`, { loopback: false, token });
    expect(await download(link, settings)).toBeUndefined();
    expect(asked).toBe(false);
  });
});
