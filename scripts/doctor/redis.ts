import { Redis } from 'ioredis';
import type { Find, Finding } from './finding';

const TIMEOUT_MS = 3000;
const OLDEST = { redis: 7, valkey: 8 } as const;

/** `name:value` on lines of its own, as INFO gives it. */
const readInfo = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split('\n').flatMap((line): readonly (readonly [string, string])[] => {
      const at = line.indexOf(':');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]];
    }),
  );

const ofInfo = (info: ReadonlyMap<string, string>, find: Find): readonly Finding[] => {
  const valkey = info.get('valkey_version');
  const [name, version, oldest] =
    valkey === undefined ? ['Redis', info.get('redis_version') ?? '', OLDEST.redis] : ['Valkey', valkey, OLDEST.valkey];
  const policy = info.get('maxmemory_policy');
  return [
    Number.parseInt(version, 10) >= oldest
      ? find('ok', 'doctor.redis.version', { name, version })
      : find('wrong', 'doctor.redis.old', { name, version }),
    policy === undefined || policy === 'noeviction'
      ? find('ok', 'doctor.redis.policy')
      : find('wrong', 'doctor.redis.evicts', { policy }),
    ...(info.get('aof_enabled') === '0' ? [find('note', 'doctor.redis.noAof')] : []),
  ];
};

/** Redis or Valkey: whether it answers and lets Vagt in, its version, and that it never throws a timer away. */
export async function redisFindings(url: string, find: Find): Promise<readonly Finding[]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: TIMEOUT_MS,
    commandTimeout: TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let why = '';
  redis.on('error', (error: Error) => {
    why = error.message;
  });
  try {
    await redis.connect();
    return ofInfo(readInfo(await redis.info()), find);
  } catch (error) {
    const said = `${why} ${error instanceof Error ? error.message : ''}`;
    return [find('wrong', /NOAUTH|WRONGPASS|AUTH/.test(said) ? 'doctor.redis.refused' : 'doctor.redis.away')];
  } finally {
    redis.disconnect();
  }
}
