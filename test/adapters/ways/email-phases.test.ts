import { createServer, type Socket } from 'node:net';
import { createEmail } from '../../../adapters/email';

const message = { subject: 'INC-7', text: 'Nobody has it', sms: '', speech: '', lang: 'en' } as const;

/** What a mail server does when it is its turn: `hang up`, `reset`, or what it answers; `undefined`: nothing. */
type Does = string | undefined;
interface Script {
  readonly greeting?: Does;
  readonly mail?: Does;
  readonly recipient?: Does;
  /** When the whole mail has come. */
  readonly end?: Does;
}

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

const act = (socket: Socket, does: Does): void => {
  if (does === 'hang up') socket.end();
  else if (does === 'reset') socket.resetAndDestroy();
  else if (does !== undefined) socket.write(`${does}\r\n`);
};

/** A mail server that follows the script; how many mails it was given whole. */
async function serve(script: Script) {
  const said = { greeting: '220 hello', mail: '250 ok', recipient: '250 ok', end: '250 taken', ...script };
  const sockets: Socket[] = [];
  let given = 0;
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    act(socket, said.greeting);
    let isMail = false;
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (isMail) {
        if (!text.endsWith('\r\n.\r\n')) return;
        given += 1;
        isMail = false;
        act(socket, said.end);
      } else if (text.startsWith('DATA')) {
        isMail = true;
        act(socket, '354 go on');
      } else if (text.startsWith('MAIL')) act(socket, said.mail);
      else if (text.startsWith('RCPT')) act(socket, said.recipient);
      else act(socket, '250 ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen on a port');
  const email = createEmail({
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    from: 'vagt@example.com',
    timeoutMs: 300,
  });
  return { given: () => given, send: () => email.send('bo@example.com', message, 'k') };
}

const NOT_YET = { kind: 'not_accepted', temporary: true } as const;

it.each<[string, Script]>([
  ['it hangs up before it greets', { greeting: 'hang up' }],
  ['it never greets', { greeting: undefined }],
  ['it is too busy to greet', { greeting: '421 later' }],
  ['the line breaks at the sender', { mail: 'reset' }],
  ['it says nothing to the recipient', { recipient: undefined }],
])('%s: the mail was not handed over, and may be sent again', async (_, script) => {
  const { given, send } = await serve(script);
  await expect(send()).rejects.toMatchObject(NOT_YET);
  expect(given()).toBe(0);
});

it.each<[string, Script]>([
  ['it hangs up', { end: 'hang up' }],
  ['the line breaks', { end: 'reset' }],
  ['it says nothing', { end: undefined }],
])('%s once it has the whole mail: it may have been taken, and is not sent again', async (_, script) => {
  const { given, send } = await serve(script);
  await expect(send()).rejects.toMatchObject({ kind: 'unknown' });
  expect(given()).toBe(1);
});

it.each<[string, object]>([
  ['451 later', NOT_YET],
  ['554 never', { kind: 'not_accepted', temporary: false }],
])('has the whole mail and says %s: it was not taken', async (end, error) => {
  const { send } = await serve({ end });
  await expect(send()).rejects.toMatchObject(error);
});

it('an address that is none is never tried again', async () => {
  const { send } = await serve({ recipient: '550 nobody' });
  await expect(send()).rejects.toMatchObject({ kind: 'not_accepted', temporary: false });
});
