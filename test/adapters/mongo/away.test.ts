import { connectMongo } from '../../../adapters/mongo/connect';
import { StoreUnavailable } from '../../../src/record/unavailable';
import { type Store } from '../../../src/store';
import { anIncident, aWrite, minutes } from '../../support/incidents';
import { connectTestMongo, type TestMongo } from '../../support/services';
import { openDoor } from '../../support/tcp/door';

const log = { warn: () => {} };

const withDirect = (uri: string): URL => {
  const direct = new URL(uri);
  direct.pathname ||= '/';
  direct.searchParams.set('directConnection', 'true');
  return direct;
};

describe('a database that is away', () => {
  let mongo: TestMongo;
  let door: Awaited<ReturnType<typeof openDoor>>;
  let store: Store | undefined;

  beforeAll(async () => {
    mongo = await connectTestMongo('away');
  });
  afterAll(() => mongo.drop());
  beforeEach(async () => {
    door = await openDoor(withDirect(mongo.uri));
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    await door.close();
  });
  const connect = async (timeoutMs: number) => {
    store = await connectMongo({ uri: door.uri, database: mongo.name, desk: 'away', timeoutMs, log });
    return store;
  };

  it('makes connecting fail with StoreUnavailable', async () => {
    await door.close();
    await expect(connect(300)).rejects.toBeInstanceOf(StoreUnavailable);
    door = await openDoor(withDirect(mongo.uri));
    door.silence();
    await expect(connect(300)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('makes every kind of call fail with StoreUnavailable, and works again when it is back', async () => {
    const connected = await connect(1000);
    const { incidents, deliveries, people, places, files, conversations } = connected;
    door.silence();
    const scope = { person: 'p', teams: ['it'], confidentialTeams: [], everything: false };
    const calls = [
      connected.ping(),
      incidents.load('01NOBODY'),
      incidents.nextNumber(),
      incidents.save('01NOBODY', 1, aWrite(anIncident())),
      incidents.due(minutes(1), 1),
      incidents.queue(scope),
      deliveries.plan([]).then(() => deliveries.due(minutes(1), 1)),
      deliveries.firstAnswer('event', minutes(1)),
      people.byEmail('ane@example.dk'),
      places.all(),
      files.get('file'),
      conversations.get('teams', 'chat'),
    ];
    for (const end of await Promise.allSettled(calls)) {
      expect(end).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    }

    door.speak();
    await untilAnswered(connected);
    expect(await incidents.load('01NOBODY')).toBeUndefined();
  });

  it('leaves a save whose answer was lost to be found by its key', async () => {
    const connected = await connect(1000);
    const state = anIncident();
    await connected.incidents.create(state.id, aWrite(state));
    door.silence();
    const save = connected.incidents.save(
      state.id,
      1,
      aWrite(state, { keys: [{ key: 'uncertain', at: minutes(1), version: 2 }] }),
    );
    await expect(save).rejects.toBeInstanceOf(StoreUnavailable);

    door.speak();
    await untilAnswered(connected);
    expect(await connected.incidents.load(state.id)).toMatchObject({
      version: 2,
      keys: [{ key: 'uncertain' }],
    });
  });

  it('keeps passwords out of the error', async () => {
    await door.close();
    const uri = door.uri.replace('mongodb://', 'mongodb://vagt:hunter2@');
    const error = await connectMongo({ uri, desk: 'away', timeoutMs: 300, log }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    const told = error instanceof Error ? `${error.stack} ${String(error.cause)} ${JSON.stringify(error)}` : '';
    expect(told).not.toContain('hunter2');
    door = await openDoor(withDirect(mongo.uri));
  });
});

async function untilAnswered(store: Store): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answered = await store.ping().then(
      () => true,
      () => false,
    );
    if (answered) return;
  }
  await store.ping();
}
