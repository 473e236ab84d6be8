import { createTwilio } from '../../../adapters/twilio';
import { type Answer, type Loopback, loopback, nobodyThere } from './loopback';

const message = {
  subject: 'INC-7',
  text: 'Other lines',
  sms: 'INC-7 & <æøå>',
  speech: 'INC-7 <& "nobody"> has it',
  lang: 'en',
} as const;
const NUMBER = '+4512345678';

let server: Loopback | undefined;
const twilio = (apiUrl: string, timeoutMs = 2000) =>
  createTwilio({ accountSid: 'AC1', authToken: 'secret-token', from: '+4588888888', apiUrl, timeoutMs });
const serve = async (answer: Answer) => {
  server = await loopback(() => answer);
  return { heard: server.heard, ...twilio(server.url) };
};
afterEach(() => server?.stop());

it('sends an SMS as Twilio has it', async () => {
  const { sms, heard } = await serve({ status: 201, body: '{"sid":"SM1"}' });
  await expect(sms.send(NUMBER, message, 'k')).resolves.toEqual({ id: 'SM1' });
  expect(heard[0]).toMatchObject({ method: 'POST', url: '/2010-04-01/Accounts/AC1/Messages.json' });
  expect(heard[0]?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:secret-token').toString('base64')}`);
  expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
    To: NUMBER,
    From: '+4588888888',
    Body: 'INC-7 & <æøå>',
  });
});

it('calls and says it twice, with nothing that could be read as markup', async () => {
  const { call, heard } = await serve({ status: 201, body: '{"sid":"CA1"}' });
  await expect(call.send(NUMBER, message, 'k')).resolves.toEqual({ id: 'CA1' });
  expect(heard[0]?.url).toBe('/2010-04-01/Accounts/AC1/Calls.json');
  const twiml = new URLSearchParams(heard[0]?.body).get('Twiml') ?? '';
  const said = 'INC-7 &#60;&#38; &#34;nobody&#34;&#62; has it';
  expect(twiml.match(/<Say language="en-GB">(.*?)<\/Say>/g)).toEqual(
    Array.from({ length: 2 }, () => `<Say language="en-GB">${said}</Say>`),
  );
});

it.each<[Answer, object]>([
  [{ status: 503 }, { kind: 'unknown' }],
  ['drop', { kind: 'unknown' }],
  [{ status: 400 }, { kind: 'not_accepted', temporary: false }],
  [{ status: 401 }, { kind: 'forbidden' }],
  [{ status: 302, headers: { Location: 'http://127.0.0.1:1/' } }, { kind: 'not_accepted' }],
  [
    { status: 429, headers: { 'Retry-After': '7' } },
    { kind: 'rate_limited', retryAfterMs: 7000 },
  ],
])('answered by %j it is not tried again', async (answer, error) => {
  const { sms, heard } = await serve(answer);
  await expect(sms.send(NUMBER, message, 'k')).rejects.toMatchObject(error);
  expect(heard).toHaveLength(1);
});

it('gives up an API that never answers: it may have it', async () => {
  server = await loopback(() => 'hang');
  await expect(twilio(server.url, 100).sms.send(NUMBER, message, 'k')).rejects.toMatchObject({ kind: 'unknown' });
  expect(server.heard).toHaveLength(1);
});

it('was taken although its answer cannot be read', async () => {
  const { sms } = await serve({ status: 201, body: 'not json' });
  await expect(sms.send(NUMBER, message, 'k')).resolves.toEqual({ id: '' });
});

it('says neither number nor token in an error', async () => {
  const away = twilio(await nobodyThere());
  const error = await away.sms.send(NUMBER, message, 'k').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'not_accepted', temporary: true });
  expect(String(error)).not.toMatch(/secret-token|4512345678/);
});
