import { MIMEType } from 'node:util';
import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Admitted, Body, Door, Refusal } from '../../src/command/door';
import { jsonObject } from '../../src/ground/json-object';

/** Longest body, in bytes: what platforms send is far below (files come as links). */
const BODY_BYTES = 256 * 1024;
/** What is set aside at first for a body of unknown length. */
const FIRST_BYTES = 8192;
/** So many requests are being verified at a time; with their bodies they take 25 MB at most. */
const UNVERIFIED_AT_A_TIME = 100;
/** Before a refused request that goes on is cut off, its sender has so long to read the answer. */
const LINGER_MS = 1000;
const FORM = 'application/x-www-form-urlencoded';

type Verified = { readonly admitted: Admitted; readonly body: Body };

const refusal = (status: number, why: string): Refusal => ({ status, why });
const isRefusal = (value: object): value is Refusal => 'why' in value;

const mediaTypeOf = (request: Request): MIMEType | undefined => {
  try {
    return new MIMEType(request.headers['content-type'] ?? '');
  } catch {
    return undefined;
  }
};

/** What the head alone tells, whoever sent it. */
function headRefusal({ types }: Door, request: Request): Refusal | undefined {
  const type = mediaTypeOf(request);
  if (!type || !types.includes(type.essence)) return refusal(415, 'not a content type that is sent here');
  if (!/^(?:utf-?8)?$/i.test(type.params.get('charset') ?? '')) return refusal(415, 'not UTF-8');
  if (!/^(?:identity)?$/i.test(request.headers['content-encoding'] ?? '')) return refusal(415, 'compressed');
  if (Number(request.headers['content-length'] ?? 0) > BODY_BYTES) return refusal(413, 'too long');
  return undefined;
}

/**
 * The raw bytes, given up as soon as they are too many. They are copied as they arrive: chunks of one byte, kept apart,
 * would take a hundred times their size.
 */
const bytesOf = (request: Request, givenUp: AbortSignal): Promise<Buffer | Refusal> =>
  new Promise((resolve) => {
    let bytes = Buffer.alloc(Math.min(Number(request.headers['content-length'] ?? FIRST_BYTES), BODY_BYTES));
    let size = 0;
    const end = (result: Buffer | Refusal): void => {
      request.off('data', take);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      if (size + chunk.length > BODY_BYTES) return end(refusal(413, 'too long'));
      if (size + chunk.length > bytes.length) {
        bytes = Buffer.concat([bytes], Math.min(2 * (size + chunk.length), BODY_BYTES));
      }
      size += chunk.copy(bytes, size);
    };
    const breakOff = (): void => end(refusal(400, 'broken off'));
    if (request.destroyed) return breakOff();
    givenUp.addEventListener('abort', () => end(refusal(408, 'too slow while others wait')), { once: true });
    request.on('data', take).once('end', () => end(bytes.subarray(0, size)));
    request.once('error', breakOff).once('close', breakOff);
  });

function parsed(request: Request, bytes: Buffer): Body | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (mediaTypeOf(request)?.essence !== FORM) return jsonObject(text);
    const fields = new URLSearchParams(text);
    return fields.has('__proto__') ? undefined : Object.fromEntries(fields);
  } catch {
    return undefined;
  }
}

/** What is being verified now. */
function createCrowd() {
  const sending = new Set<AbortController>();
  let size = 0;
  return {
    /** A place in it: whoever has been sending for longest makes room, so that what comes whole is never kept out. */
    enter(): boolean {
      if (size >= UNVERIFIED_AT_A_TIME) {
        const [slowest] = sending;
        if (!slowest) return false;
        sending.delete(slowest);
        slowest.abort();
        size -= 1;
      }
      size += 1;
      return true;
    },
    /** Lets the place go, unless it was given to another. */
    leave(held: AbortController): void {
      sending.delete(held);
      if (!held.signal.aborted) size -= 1;
    },
    async read(request: Request, held: AbortController): Promise<Buffer | Refusal> {
      sending.add(held);
      const bytes = await bytesOf(request, held.signal);
      sending.delete(held);
      return bytes;
    },
  };
}
type Crowd = ReturnType<typeof createCrowd>;

async function verified(door: Door, request: Request, crowd: Crowd): Promise<Verified | Refusal> {
  if (!crowd.enter()) return refusal(503, 'too many at a time');
  const held = new AbortController();
  try {
    const admitted = headRefusal(door, request) ?? (await door.admit(request));
    if (isRefusal(admitted)) return admitted;
    const bytes = await crowd.read(request, held);
    if (isRefusal(bytes)) return bytes;
    if (admitted.isGenuine && !admitted.isGenuine(bytes)) return refusal(401, 'the signature does not hold');
    const body = parsed(request, bytes);
    return body ? { admitted, body } : refusal(400, 'not an object');
  } finally {
    crowd.leave(held);
  }
}

/** The doors of the platforms: the one way in for what they send. Each refused request leaves one line in the log. */
export function doorRoutes(doors: readonly Door[], log: Logger): Router {
  const routes = Router();
  const crowd = createCrowd();

  function refuse({ status, why }: Refusal, request: Request, response: Response): void {
    log.warn({ path: request.path, status, why }, 'A request was refused');
    if (!response.headersSent) response.status(status).json({ error: why });
    if (request.complete) return;
    // What is too long is not even thrown away: that alone would keep others waiting.
    if (Number(request.headers['content-length'] ?? BODY_BYTES + 1) <= BODY_BYTES) request.resume();
    else request.pause().read(0);
    setTimeout(() => request.complete || request.destroy(), LINGER_MS).unref();
  }

  for (const door of doors) {
    routes.post(door.path, async (request, response) => {
      const entered = await verified(door, request, crowd);
      const refused = isRefusal(entered) ? entered : await entered.admitted.take(entered.body, request, response);
      if (refused) refuse(refused, request, response);
    });
  }
  return routes;
}
