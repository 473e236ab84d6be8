import { pingPongs } from '../../src/figures/ping-pong';
import type { PassedCase } from '../../src/incident/store';

const at = (day: number): Date => new Date(Date.UTC(2026, 10, day));
const passed = (way: string, confidential = false): PassedCase => ({
  confidential,
  passes: [...way].slice(1).map((to, i) => ({ from: way[i] ?? '', to, at: at(i + 1) })),
});
const all = () => true;

describe('teams that play ping-pong', () => {
  it('are those between which cases went there and back, the busiest first', () => {
    expect(pingPongs([passed('aba'), passed('acaca'), passed('bd'), passed('ab')], at(1), all)).toEqual([
      { teams: ['a', 'c'], cases: 1, passes: 4 },
      { teams: ['a', 'b'], cases: 2, passes: 3 },
    ]);
  });

  it('count only what is new enough, and what the reader may count', () => {
    expect(pingPongs([passed('aba')], at(2), all)).toEqual([]);
    expect(pingPongs([passed('aba', true)], at(1), ({ confidential }) => !confidential)).toEqual([]);
  });
});
