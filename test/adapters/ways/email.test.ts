import { SMTPServer } from 'smtp-server';
import { createEmail } from '../../../adapters/email';

const message = {
  subject: 'INC-7: ingen har taget sagen\r\nBcc: evil@example.com',
  text: 'Blåbærgrød – tag sagen: https://desk.example/a/x',
  sms: '',
  speech: '',
  lang: 'da',
} as const;

interface Mail {
  readonly to: readonly string[];
  readonly text: string;
}
type Fault = 'recipient' | 'after' | 'busy';

const smtpAddress = ({ server }: SMTPServer): string => {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen on a port');
  return `smtp://127.0.0.1:${address.port}`;
};

const open: SMTPServer[] = [];
const serve = async (fault?: Fault, login = '') => {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: login ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error('Wrong'), { responseCode: 535 })),
    logger: false,
    onRcptTo(_address, _session, done) {
      if (fault === 'recipient') done(Object.assign(new Error('No such mailbox'), { responseCode: 550 }));
      else if (fault === 'busy') done(Object.assign(new Error('Later'), { responseCode: 451 }));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        // The answer to what was taken is lost.
        if (fault === 'after') server.close(() => undefined);
        else done();
      });
    },
  });
  open.push(server);
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const url = smtpAddress(server).replace('//', `//${login}`);
  return { mails, email: createEmail({ smtpUrl: url, from: 'Vagt <vagt@example.com>', timeoutMs: 500 }) };
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});

const decoded = (mail: Mail | undefined): string =>
  Buffer.from(
    (mail?.text ?? '')
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

it('sends one mail with its own letters, to one address, and no header out of a text', async () => {
  const { email, mails } = await serve();
  await email.send('bo@example.com', message, 'i-1.2.0');
  expect(mails.map(({ to }) => to)).toEqual([['bo@example.com']]);
  expect(decoded(mails[0])).toContain('Blåbærgrød – tag sagen: https://desk.example/a/x');
  expect(mails[0]?.text).toMatch(/^From: Vagt <vagt@example.com>/m);
  expect(mails[0]?.text).not.toMatch(/^Bcc:/m);
});

it('gives every try of one delivery the same name', async () => {
  const { email } = await serve();
  const [one, two, other] = [
    await email.send('bo@example.com', message, 'i-1.2.0'),
    await email.send('bo@example.com', message, 'i-1.2.0'),
    await email.send('bo@example.com', message, 'i-1.3.0'),
  ];
  expect(one).toEqual(two);
  expect(other).not.toEqual(one);
});

it.each<[Fault, object]>([
  ['recipient', { kind: 'not_accepted', temporary: false }],
  ['busy', { kind: 'not_accepted', temporary: true }],
  ['after', { kind: 'unknown' }],
])('%s: tells what became of it', async (fault, error) => {
  const { email } = await serve(fault);
  await expect(email.send('bo@example.com', message, 'k')).rejects.toMatchObject(error);
});

it('was not sent where no server listens', async () => {
  const email = createEmail({ smtpUrl: 'smtp://127.0.0.1:1', from: 'vagt@example.com', timeoutMs: 500 });
  await expect(email.send('bo@example.com', message, 'k')).rejects.toMatchObject({
    kind: 'not_accepted',
    temporary: true,
  });
});

it('tries again after a password that was not taken: somebody mends it', async () => {
  const { email, mails } = await serve(undefined, 'vagt:old@');
  await expect(email.send('bo@example.com', message, 'i-1.2.0')).rejects.toMatchObject({
    kind: 'not_accepted',
    temporary: true,
  });
  expect(mails).toEqual([]);
});
