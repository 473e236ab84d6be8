import { ChatError } from '../../src/view/chat-port';
import { neverConnected } from '../../src/view/never-connected';

/** One POST of a form to Twilio. Rejects with `ChatError`; its message holds neither number nor secret. */
export const post = async (url: string, auth: string, form: URLSearchParams, timeoutMs: number): Promise<unknown> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: auth, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw neverConnected(error)
      ? new ChatError('not_accepted', 'Twilio cannot be reached', { cause: error, temporary: true })
      : new ChatError('unknown', 'Whether Twilio took it is not known', { cause: error });
  }
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
};
