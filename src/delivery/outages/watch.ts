import type { Clock } from '../../ground/clock';
import type { Channel } from '../../ground/refs';
import type { ChatOf } from '../../people/reach';
import { ChatError, type ChatPort } from '../../view/chat-port';
import { type PortCall, throughEach } from '../calls';
import type { Heard } from './outage';

/** Calls in vain before it is spared: one may be lost anywhere. */
const SILENT_AFTER = 2;
/** Between two questions whether it answers again. */
const ASK_MS = 5000;
/** What may be known without asking the platform says nothing of it. */
const PROVING: readonly PortCall[] = ['post', 'update', 'findPosted'];
/** So does a platform refuse that is there. */
const ANSWERS: readonly ChatError['kind'][] = ['rate_limited', 'gone', 'forbidden'];

export interface Watch {
  /** The same ports, listened to. While one is silent nothing is sent there but a question: what waits is sent once. */
  readonly chat: ChatOf;
  heard(platform: Channel): Heard;
  /** Its last call was in vain. */
  isDoubtful(platform: Channel): boolean;
  isSilent(platform: Channel): boolean;
  /** Asks whether it answers, where that can be asked and was not a moment ago. */
  ask(platform: Channel): Promise<void>;
}

interface Known {
  /** Calls in vain since its last answer. */
  failures: number;
  failedAt?: Date | undefined;
  answeredAt?: Date;
  askedAt?: Date;
}

/** Listens to how this process fares with each platform. */
export function createWatch({ chat, clock }: { readonly chat: ChatOf; readonly clock: Clock }): Watch {
  const platforms = new Map<Channel, Known>();
  const watched = new WeakMap<ChatPort, ChatPort>();

  function of(platform: Channel): Known {
    const found = platforms.get(platform) ?? { failures: 0 };
    platforms.set(platform, found);
    return found;
  }

  const isSilent = (platform: Channel): boolean => of(platform).failures >= SILENT_AFTER;

  function answered(known: Known): void {
    Object.assign(known, { failures: 0, failedAt: undefined, answeredAt: clock.now() });
  }

  function failed(known: Known, error: unknown): void {
    if (!(error instanceof ChatError)) return;
    if (ANSWERS.includes(error.kind)) return answered(known);
    if (!error.silent) return;
    known.failures += 1;
    known.failedAt ??= clock.now();
  }

  async function listened<T>(known: Known, proves: boolean, work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      if (proves) answered(known);
      return result;
    } catch (error) {
      failed(known, error);
      throw error;
    }
  }

  async function ask(port: ChatPort): Promise<void> {
    const known = of(port.platform);
    const now = clock.now();
    if (known.askedAt && now.getTime() - known.askedAt.getTime() < ASK_MS) return;
    known.askedAt = now;
    await listened(known, true, async () => port.answers?.()).catch(() => undefined);
  }

  function watch(port: ChatPort): ChatPort {
    const { platform } = port;
    return throughEach(port, async (work, name) => {
      if (port.answers && isSilent(platform)) {
        await ask(port);
        if (isSilent(platform)) {
          throw new ChatError('not_accepted', `${platform} does not answer; nothing was sent`, { temporary: true });
        }
      }
      return listened(of(platform), PROVING.includes(name), work);
    });
  }

  return {
    chat(platform) {
      const port = chat(platform);
      if (!port) return undefined;
      const found = watched.get(port) ?? watch(port);
      watched.set(port, found);
      return found;
    },
    heard(platform) {
      const { failedAt, answeredAt } = of(platform);
      return {
        ...(failedAt && isSilent(platform) && { silentSince: failedAt }),
        ...(answeredAt && { answeredAt }),
      };
    },
    isDoubtful: (platform) => of(platform).failures > 0,
    isSilent,
    async ask(platform) {
      const port = chat(platform);
      if (port?.answers) await ask(port);
    },
  };
}
