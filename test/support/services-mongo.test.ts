import { Redis } from 'ioredis';
import { connectTestMongo, testMongoKind, testPrefix, testRedisUrl } from './services';

test('a worker has an empty database of its own and a Redis prefix of its own', async () => {
  const first = await connectTestMongo();
  await first.db.collection('things').insertOne({ a: 1 });
  const other = await connectTestMongo('other');
  expect(await other.db.collection('things').countDocuments()).toBe(0);
  const again = await connectTestMongo();
  expect(await again.db.collection('things').countDocuments()).toBe(0);
  expect(first.name).toContain(process.env['JEST_WORKER_ID']);
  await Promise.all([first.drop(), other.drop(), again.drop()]);

  expect(['given', 'mongod', 'secantusd-rs', 'secantusd-py']).toContain(testMongoKind());
  const redis = new Redis(testRedisUrl(), { maxRetriesPerRequest: 1 });
  await redis.set(`${testPrefix()}:a`, 'x');
  expect(await redis.get(`${testPrefix('other')}:a`)).toBeNull();
  await redis.del(`${testPrefix()}:a`);
  await redis.quit();
});
