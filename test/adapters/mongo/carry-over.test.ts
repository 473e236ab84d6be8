import { carryOver } from '../../../adapters/mongo/incident-fields';
import { connectTestMongo, type TestMongo } from '../../support/services';

/** Lists once went by a case's own fields and by whether it was in them. */
describe('what was stored by an earlier version', () => {
  let mongo: TestMongo;
  beforeAll(async () => {
    mongo = await connectTestMongo('carry_over');
  });
  afterAll(() => mongo.drop());

  it('gets the fields that lists go by, as long as they hold it, and loses the indexes of then', async () => {
    const incidents = mongo.db.collection<{ _id: string; [field: string]: unknown }>('incidents');
    const state = { caller: { id: 'kim' }, team: 'it', confidential: false };
    const then = { desk: 'd', readers: ['team:it'], listed: false, queued: false, open: false, state };
    await incidents.insertMany([
      { ...then, _id: 'new', open: true, queued: true, listed: true },
      { ...then, _id: 'taken', open: true, queued: true, state: { ...state, owner: { id: 'bo' } } },
      { ...then, _id: 'resolved', open: true, state: { ...state, owner: { id: 'bo' } } },
      { ...then, _id: 'closed' },
    ]);
    await incidents.createIndex({ desk: 1, 'state.caller.id': 1 }, { name: 'incident_caller' });
    await carryOver(mongo.db.collection('incidents'));
    const shown = { projection: { openOf: 1, listedIn: 1, ownedBy: 1, queuedFor: 1 } };
    const queuedFor = ['team:it'];
    expect(await incidents.find({}, shown).sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'closed' },
      { _id: 'new', openOf: 'kim', listedIn: 'team:it', queuedFor },
      { _id: 'resolved', openOf: 'kim' },
      { _id: 'taken', openOf: 'kim', ownedBy: 'bo', queuedFor },
    ]);
    expect((await incidents.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await carryOver(mongo.db.collection('incidents'));
  });
});
