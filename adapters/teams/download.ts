import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isLoopback, reachOf } from '../../src/ground/hosts';
import { lookupWithin } from '../../src/ground/lookup-within';
import { readAtMost } from '../../src/ground/read-at-most';

export interface DownloadOptions {
  /** Host (with port) of the activity's own service: it gets the bot's token, and may be private when it is loopback. */
  readonly serviceUrl: string;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Files of this machine may be read: only when the bot serves nobody else. */
  readonly loopback: boolean;
  /** The bot's token for the service. */
  token(): Promise<string | undefined>;
}

const MAX_REDIRECTS = 3;

/** What somebody else's link names must be on the internet. */
const onInternet = lookupWithin((reach) => reach === 'internet');

/** Whether this address may be asked at all. Names are checked again when they are looked up. */
function allowed(url: URL, options: DownloadOptions): boolean {
  if (url.username || url.password) return false;
  const host = url.hostname;
  if (options.loopback && isLoopback(host)) return url.protocol === 'http:' || url.protocol === 'https:';
  if (url.protocol !== 'https:') return false;
  return !isLoopback(host) && (reachOf(host) ?? 'internet') === 'internet';
}

async function open(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const token = url.host === new URL(options.serviceUrl).host ? await options.token() : undefined;
  const local = options.loopback && isLoopback(url.hostname);
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    request(
      url,
      {
        signal,
        agent: false,
        ...(!local && { lookup: onInternet }),
        headers: { accept: '*/*', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      },
      resolve,
    )
      .on('error', reject)
      .end();
  });
}

/**
 * The bytes behind a link of an activity, or undefined when they cannot be had, are too many, come too late, or lie on a
 * host that is not on the internet. Follows few redirects, each checked the same; the token goes to the service only.
 */
export async function download(link: string, options: DownloadOptions): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    let url = new URL(link);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      if (!allowed(url, options)) return undefined;
      const response = await open(url, options, signal);
      const { statusCode = 0, headers } = response;
      const isTooLong = Number(headers['content-length'] ?? 0) > options.maxBytes;
      if (statusCode === 200 && !isTooLong) return await readAtMost(response, options.maxBytes);
      response.destroy();
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined) return undefined;
      url = new URL(headers.location, url);
    }
    return undefined;
  } catch {
    return undefined;
  }
}
