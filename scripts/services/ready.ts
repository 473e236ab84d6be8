import { Redis } from 'ioredis';
import { MongoClient } from 'mongodb';

/** Whether the MongoDB on this port answers, and is the process `pid`: another one may have taken the port. */
export async function mongoAnswers(port: number, pid: number): Promise<boolean> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2000,
    connectTimeoutMS: 2000,
  });
  try {
    const status = await client.db('admin').command({ serverStatus: 1 });
    return Number(status['pid']) === pid;
  } finally {
    await client.close();
  }
}

/** Whether the Redis on this port answers PING, its data loaded, and is the process `pid`. */
export async function redisAnswers(port: number, pid: number): Promise<boolean> {
  const client = new Redis({
    host: '127.0.0.1',
    port,
    lazyConnect: true,
    enableReadyCheck: false,
    connectTimeout: 2000,
    commandTimeout: 2000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const info = await client.info('server');
    return (await client.ping()) === 'PONG' && new RegExp(`^process_id:${pid}\\r?$`, 'm').test(info);
  } finally {
    client.disconnect();
  }
}
