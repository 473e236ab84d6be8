import { buildProgram } from './build';
import type { Rule } from './checker';
import { PROTECTIONS } from './protections';
import { SCENARIOS } from './scenarios';

/** A minute where the machine is free. */
jest.setTimeout(600_000);
beforeAll(buildProgram);

test('what was acknowledged, due and posted holds over crashes, kills and an emptied Redis', async () => {
  const { findings, figures } = await SCENARIOS.short.run();
  expect(findings).toEqual([]);
  expect(figures).toMatchObject({ kills: 2, claims: expect.any(Number) });
});

test('without the sweep it does not: the checker can fail', async () => {
  const { findings } = await PROTECTIONS.sweep.without();
  const { breaks }: { readonly breaks: readonly Rule[] } = PROTECTIONS.sweep;
  expect(findings.filter(({ rule }) => breaks.includes(rule))).not.toEqual([]);
});
