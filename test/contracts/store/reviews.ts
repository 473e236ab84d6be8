import { theReview } from '../../review/story';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

/** What every store of reviews must do. */
export function reviewContract(stores: Stores): void {
  const write = (state: ReturnType<typeof theReview>) => ({ state, timeline: [], outbox: [], keys: [] });
  const review = (id: string, minute: number, more: Parameters<typeof theReview>[0] = {}) =>
    theReview({ id, externalKey: id, begunAt: minutes(minute), ...more });

  it('lists what is not finished, the oldest first', async () => {
    const { reviews } = stores().store;
    const [action] = theReview().actions;
    if (!action) throw new Error('It has an action');
    const ended = { ...action, status: 'done' } as const;
    const all = [
      review('draft', 20),
      review('older', 10, { actions: [] }),
      review('approved', 5, { status: 'approved', actions: [ended] }),
      review('to-do', 30, { status: 'approved' }),
    ];
    for (const state of all) await reviews.create(state.id, write(state));
    expect((await reviews.unfinished()).map(({ id }) => id)).toEqual(['older', 'draft', 'to-do']);
    await reviews.save('draft', 1, write(review('draft', 20, { status: 'approved', actions: [] })));
    expect((await reviews.unfinished()).map(({ id }) => id)).toEqual(['older', 'to-do']);
  });

  it('keeps one of a case, whoever begins it', async () => {
    const { store, other } = stores();
    expect(await store.reviews.create('i-1', write(theReview()))).toBe('created');
    expect(await other.reviews.create('i-1', write(theReview({ because: ['priority'] })))).toBe('exists');
    expect((await store.reviews.load('i-1'))?.state.because).toEqual([]);
  });
}
