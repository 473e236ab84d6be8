import { ulid } from 'ulid';
import { connectMongo } from '../../../adapters/mongo/connect';
import { connectTestMongo, type TestMongo } from '../../support/services';

let mongo: TestMongo;
beforeAll(async () => {
  mongo = await connectTestMongo('numbers');
});
afterAll(() => mongo.drop());

const desks = () => {
  const desk = ulid();
  return () => connectMongo({ uri: mongo.uri, database: mongo.name, desk, log: { warn: () => {} } });
};

test('after a clean stop the numbers go on where they were', async () => {
  const start = desks();
  const first = await start();
  expect([await first.incidents.nextNumber(), await first.incidents.nextNumber()]).toEqual([1, 2]);
  await first.close();
  const second = await start();
  expect(await second.incidents.nextNumber()).toBe(3);
  await second.close();
});

test('what is given back while another process counts on is given to nobody twice', async () => {
  const start = desks();
  const [first, second] = [await start(), await start()];
  const taken = [await first.incidents.nextNumber(), await second.incidents.nextNumber()];
  await first.close();
  for (let i = 0; i < 15; i += 1) taken.push(await second.incidents.nextNumber());
  await second.close();
  const third = await start();
  taken.push(await third.incidents.nextNumber());
  await third.close();
  expect(new Set(taken).size).toBe(taken.length);
});
