import { minutes } from '../../support/incidents';
import type { Stores } from '../store';

const edited = (id: string, due: number) => ({
  id,
  text: 'The printer on floor 4 is jammed',
  revision: '2',
  by: { id: 'p-kim', name: 'Kim Jensen' },
  key: `edited ${id}`,
  at: minutes(0),
  dueAt: minutes(due),
});

export function revisionContract(stores: Stores): void {
  it('keeps one a message until it is removed, and gives those that are due, longest due first', async () => {
    const { store, other } = stores();
    for (const one of [edited('c', 9), edited('b', 2), edited('a', 1)]) await store.revisions.keep(one);
    expect(await other.revisions.due(minutes(5), 9)).toStrictEqual([edited('a', 1), edited('b', 2)]);
    expect(await other.revisions.due(minutes(5), 1)).toStrictEqual([edited('a', 1)]);
    const { text: _, ...deleted } = edited('a', 3);
    await other.revisions.keep(deleted);
    await other.revisions.remove('b');
    expect(await store.revisions.due(minutes(5), 9)).toStrictEqual([deleted]);
  });
}
