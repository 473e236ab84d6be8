import { ulid } from 'ulid';
import { SOLUTION_PAGE } from '../../../src/solution/store';
import type { SolutionTypes } from '../../../src/solution/stored';
import { anApproved, aSolution } from '../../solution/sample';
import { minutes } from '../../support/incidents';
import type { Stores } from '../store';
import { recordContract } from './records';

export function solutionContract(stores: Stores): void {
  let made = 0;
  recordContract<SolutionTypes>(() => ({ store: stores().store.solutions, other: stores().other.solutions }), {
    state: (nextAt) => {
      const id = ulid();
      made += 1;
      return aSolution({ id, number: made, externalKey: id, ...(nextAt && { nextAt }) });
    },
    entry: (id) => ({ id, at: minutes(1), by: 'vagt', type: 'used', incident: 'i-1' }),
    effect: (id, at = minutes(2)) => ({
      id,
      at,
      effect: { type: 'once', to: { type: 'lead' }, notice: { kind: 'toApprove' }, actor: 'Dina Krogh' },
    }),
  });

  const put = (index: number, more: Parameters<typeof aSolution>[0] = {}) => {
    const id = `s-${String(index).padStart(4, '0')}`;
    const state = anApproved({ id, number: index, externalKey: id, changedAt: minutes(index), ...more });
    return stores().store.solutions.create(id, { state, timeline: [], outbox: [], keys: [] });
  };

  it('finds one by its number, with all that it holds', async () => {
    const full = {
      sub: 'wifi',
      service: 'payroll',
      fromCase: 'i-1',
      versions: { da: { title: 'å', steps: 'ø' }, en: { title: 'a', steps: 'b' } },
      lastUsedAt: minutes(3),
      recent: [
        { at: minutes(3), incident: 'i-1' },
        { at: minutes(4), person: 'p-1' },
      ],
    };
    expect(await put(7, full)).toBe('created');
    const found = await stores().other.solutions.byNumber(7);
    expect(found?.state).toStrictEqual(
      anApproved({ id: 's-0007', number: 7, externalKey: 's-0007', changedAt: minutes(7), ...full }),
    );
    expect(await stores().other.solutions.byNumber(8)).toBeUndefined();
  });

  it('lists what changed since, the oldest change first, a page at a time', async () => {
    const { other } = stores();
    for (const index of [3, 1, 2]) await put(index);
    expect((await other.solutions.changedSince(minutes(2))).map(({ number }) => number)).toEqual([2, 3]);
    expect((await other.solutions.changedSince(minutes(0))).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await other.solutions.changedSince(minutes(4))).toEqual([]);
    expect(SOLUTION_PAGE).toBeGreaterThan(100);
  });
}
