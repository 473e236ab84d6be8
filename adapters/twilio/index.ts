import type { Lang } from '../../src/ground/lang';
import { type PlainMessage, type WayPort } from '../../src/people/ways';
import { post } from './call';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number that SMS and calls come from, or a messaging service's sender. */
  readonly from: string;
  /** Where the REST API is, without a slash at the end. */
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

const VOICES: Readonly<Record<Lang, string>> = { da: 'da-DK', en: 'en-GB' };

const escaped = (text: string): string => text.replace(/[<>&'"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Said twice: whoever is woken misses the first. */
const twiml = ({ speech, lang }: PlainMessage): string => {
  const say = `<Say language="${VOICES[lang]}">${escaped(speech)}</Say>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${say}<Pause length="1"/>${say}</Response>`;
};

const idOf = (body: unknown): string => {
  const sid = typeof body === 'object' && body !== null && 'sid' in body ? body.sid : undefined;
  return typeof sid === 'string' ? sid : '';
};

/** SMS and calls by Twilio's REST API (2010-04-01), which has no key against doubles: nothing is sent again. */
export function createTwilio(options: TwilioOptions): { readonly sms: WayPort; readonly call: WayPort } {
  const { accountSid, authToken, from, apiUrl, timeoutMs } = options;
  const base = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const auth = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const send = async (resource: string, fields: Readonly<Record<string, string>>) => ({
    id: idOf(await post(`${base}/${resource}.json`, auth, new URLSearchParams(fields), timeoutMs)),
  });
  return {
    sms: { way: 'sms', send: (to, { text }) => send('Messages', { To: to, From: from, Body: text }) },
    call: { way: 'call', send: (to, message) => send('Calls', { To: to, From: from, Twiml: twiml(message) }) },
  };
}
