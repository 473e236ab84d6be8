import { carryOver } from '../../../adapters/mongo/search/carry-over';
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

  it('is found as what is stored now', async () => {
    const incidents = mongo.db.collection<{ _id: string; [field: string]: unknown }>('incidents');
    await incidents.deleteMany({});
    const state = { team: 'it', confidential: false, category: 'network' };
    const readers = ['person:kim', 'lead:it', 'team:it', 'everyone'];
    const terms = ['print', 'name:jensen', 'person:kim'];
    await incidents.insertMany([
      { _id: 'open', desk: 'd', readers, terms, state: { ...state, sub: 'wifi' } },
      { _id: 'secret', desk: 'd', readers: ['lead:it'], terms: ['print'], state: { ...state, confidential: true } },
    ]);
    await incidents.createIndex({ desk: 1, terms: 1, _id: 1 }, { name: 'incident_terms' });
    await carryOver(mongo.db.collection('incidents'));
    const [open, secret] = await incidents.find().sort({ _id: 1 }).toArray();
    expect(open).toMatchObject({ shelf: 'team:it' });
    expect(secret).toMatchObject({ shelf: 'lead:it' });
    expect(open?.['terms']).toEqual(
      expect.arrayContaining([...terms, 'jensen', 'category:network', 'category:network.wifi']),
    );
    expect(secret?.['terms']).toEqual(expect.arrayContaining(['print', 'category:network']));
    expect(secret?.['terms']).not.toContain('category:network.');
    expect((await incidents.indexes()).map(({ name }) => name)).toEqual(['_id_']);
  });
});
