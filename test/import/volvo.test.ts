import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresOf, type HistoryFigures, NO_HISTORY, together } from '../../src/import/figures';
import type { IncidentEntry } from '../../src/incident/stored';
import { plainFigures } from './plain-figures';
import { aMap, FIXTURES, openImport } from './world';

const LOG = join(FIXTURES, 'volvo-it-incidents-sample.csv.gz');
const map = aMap(readFileSync(join(FIXTURES, 'volvo.yaml'), 'utf8'));

/** Counted from what lies in the store, step by step. */
const storedFigures = (histories: readonly (readonly IncidentEntry[])[]): HistoryFigures =>
  histories
    .map((history) => figuresOf(history.filter((event) => event.type === 'elsewhere')))
    .reduce(together, NO_HISTORY);

const casesOf = async (store: ReturnType<typeof openImport>['store']) => {
  const found = [];
  for (let number = 1; ; number += 1) {
    const one = await store.incidents.byNumber(number);
    if (!one) return found;
    found.push(one);
  }
};

test('the log of a real desk: its cases, rows, reopenings, hand-overs and visits to a level are what a plain count says', async () => {
  const { store, take } = openImport();
  const plain = plainFigures(LOG);
  expect(plain).toMatchObject({ incidents: 1506, rows: 13_068 });
  const taken = await take(LOG, map);
  expect(taken).toMatchObject({ type: 'taken', counted: { cases: plain.incidents, open: 2, wrong: [] } });

  const everything = { person: 'x', teams: [], confidentialTeams: [], everything: true };
  const cases = await casesOf(store);
  expect(cases).toHaveLength(plain.incidents);
  const histories = await Promise.all(cases.map(({ state }) => store.incidents.history(state.id)));
  const { steps, reopened, handOvers, visits } = storedFigures(histories);
  expect({ rows: steps, reopened, handOvers, second: visits[2], third: visits[3] }).toEqual({
    rows: plain.rows,
    reopened: plain.reopened,
    handOvers: plain.handOvers,
    second: plain.second,
    third: plain.third,
  });
  expect(cases.filter(({ state, outbox }) => state.nextAt !== undefined || outbox.length > 0)).toEqual([]);
  expect(await store.incidents.queue(everything)).toEqual([]);
  expect(await store.incidents.countOpen()).toEqual([]);
  expect((await store.incidents.find(everything, '516553982')).map(({ state }) => state.title)).toEqual(['PROD542']);
});
