import type { World } from './index';

const INTERNAL = 'The fuser is worn out';

/** A case from report to Fixed, with everything that may happen on the way. */
export async function fromReportToFixed(world: World): Promise<void> {
  const { kim, dina, room } = world;
  const bothCardsSay = (words: string): void => {
    expect(kim.card().words).toContain(words);
    expect(room.card().words).toContain(words);
  };

  await kim.writes('report The printer on floor 3 is jammed');
  bothCardsSay('INC-1 · The printer on floor 3 is jammed');
  bothCardsSay('P4 · low');

  await kim.presses('My team');
  await kim.presses('No');
  bothCardsSay('P2 · high');
  expect(kim.card().buttons).not.toContain('My team');

  expect(await dina.presses('Claim')).toContain('You have taken INC-1');
  expect(kim.heard()).toEqual([expect.stringContaining('Dina Krogh has taken your incident')]);
  bothCardsSay('In progress – Dina Krogh has it');

  expect(await dina.fills('Ask the caller', { text: 'Which of the two?' })).toContain('on its way to Kim Jensen');
  expect(kim.heard()).toEqual([expect.stringMatching(/Dina Krogh has a question for you:\n+Which of the two\?/)]);
  expect(kim.card().words).toContain('Waiting for your answer');
  expect(room.card().words).toContain('Waiting for an answer from Kim Jensen');

  await kim.writes('The left one');
  expect(kim.heard()).toEqual([expect.stringContaining('your answer is on INC-1')]);
  expect(dina.heard()).toEqual([expect.stringMatching(/Kim Jensen has answered:\n+The left one/)]);
  bothCardsSay('In progress – Dina Krogh has it');
  expect(room.card().words).toContain('The left one');

  await dina.presses('More…');
  await dina.fills('Internal note', { text: INTERNAL });

  await dina.fills('Resolve', { text: 'Took the paper out', code: 'fixed' });
  expect(kim.heard()).toEqual([expect.stringMatching(/Dina Krogh says that it is resolved:\n+Took the paper out/)]);
  expect(kim.card().buttons).toEqual(['Fixed', 'Not yet']);
  expect(room.card().words).toContain('waiting for Kim Jensen to confirm');

  await kim.fills('Not yet', { why: 'It jams after one page' });
  expect(dina.heard()).toEqual([expect.stringMatching(/it does not work yet:\n+It jams after one page/)]);
  bothCardsSay('In progress – Dina Krogh has it');
  expect(kim.heard()).toEqual([]);

  await dina.fills('Resolve', { text: 'Changed the fuser', code: 'fixed' });
  expect(kim.heard()).toEqual([expect.stringContaining('Changed the fuser')]);
  await kim.presses('Fixed');
  bothCardsSay('Closed');
  expect(kim.heard()).toEqual([]);
  expect(room.heard()).toEqual([]);
  expect(dina.heard()).toEqual([expect.stringContaining('Kim Jensen has confirmed that it works')]);

  await world.forward(24 * 60);
  expect(kim.cards()).toHaveLength(1);
  expect(room.cards()).toHaveLength(1);
  expect(kim.posts()).toHaveLength(1 + 5);
  expect(room.posts().length).toBeLessThanOrEqual(2);
  expect(kim.card().edits).toBeGreaterThan(5);
  expect(
    kim
      .posts()
      .map(({ everShown }) => everShown)
      .join(),
  ).not.toContain(INTERNAL);
  expect([...kim.heard(), ...room.heard(), ...dina.heard()]).toEqual([]);
  expect((await world.incident()).outbox).toEqual([]);
}
