import type { Lang } from '../../src/ground/lang';
import { type PlainMessage, type WayPort } from '../../src/people/ways';
import { ChatError } from '../../src/view/chat-port';
import { escapeMarkup } from '../../src/view/escape';
import { unanswered } from '../../src/view/never-connected';

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

/** Said twice: whoever is woken misses the first. */
const twiml = ({ speech, lang }: PlainMessage): string => {
  const say = `<Say language="${VOICES[lang]}">${escapeMarkup(speech)}</Say>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${say}<Pause length="1"/>${say}</Response>`;
};

const idOf = (body: unknown): string => {
  const sid = typeof body === 'object' && body !== null && 'sid' in body ? body.sid : undefined;
  return typeof sid === 'string' ? sid : '';
};

/** One POST of a form to Twilio. Rejects with `ChatError`; its message holds neither number nor secret. */
async function post(url: string, auth: string, form: URLSearchParams, timeoutMs: number): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: auth, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: unknown) => {
    throw unanswered(error, 'Twilio');
  });
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 1);
    throw new ChatError('rate_limited', 'Twilio is asked too fast', {
      retryAfterMs: Number.isFinite(seconds) ? Math.max(1, seconds) * 1000 : 1000,
    });
  }
  if (response.status >= 500) throw new ChatError('unknown', `Twilio answered ${response.status}`);
  if (!response.ok) {
    const kind = response.status === 401 || response.status === 403 ? 'forbidden' : 'not_accepted';
    throw new ChatError(kind, `Twilio answered ${response.status}`);
  }
  // It was taken; what it says about that is only good for a name.
  return response.json().catch(() => undefined);
}

/** SMS and calls by Twilio's REST API (2010-04-01), which has no key against doubles: nothing is sent again. */
export function createTwilio(options: TwilioOptions): { readonly sms: WayPort; readonly call: WayPort } {
  const { accountSid, authToken, from, apiUrl, timeoutMs } = options;
  const base = `${apiUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const auth = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  const send = async (resource: string, fields: Readonly<Record<string, string>>) => ({
    id: idOf(await post(`${base}/${resource}.json`, auth, new URLSearchParams(fields), timeoutMs)),
  });
  return {
    sms: { way: 'sms', send: (to, { sms }) => send('Messages', { To: to, From: from, Body: sms }) },
    call: { way: 'call', send: (to, message) => send('Calls', { To: to, From: from, Twiml: twiml(message) }) },
  };
}
