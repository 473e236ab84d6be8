import type { World } from './index';
import type { Becoming, Person } from './types';

/** So long somebody may go on, at most, where their platform says nothing by itself; and a look of the sweep. */
export const NOTICED_MIN = 16;

const said = async (person: Person, text: string): Promise<string> => {
  person.heard();
  await person.writes(text);
  return person.heard().join('\n');
};

/** Dina has a case of her team, and something becomes of her: what she can still do then, and the status of the case. */
export async function ownerDeparts(world: World, becomes: () => Promise<void>, isThere: boolean): Promise<string> {
  const { kim, dina, room } = world;
  await kim.writes('report The printer on floor 3 is jammed');
  await dina.presses('Claim');
  for (const place of [kim, room]) place.heard();
  await becomes();
  await world.forward(NOTICED_MIN);

  const { state } = await world.incident();
  expect([state.status, state.owner, state.assigned]).toEqual(['new', undefined, []]);
  expect(room.heard().join('\n')).toContain('Dina Krogh is no longer with the team, so it is free again.');
  expect(kim.heard().join('\n')).toContain('Your incident is back with Service desk');
  if (!isThere) return state.status;
  for (const text of ['show INC-1', 'claim INC-1', 'release INC-1', 'resolve INC-1', 'why INC-1']) {
    expect(await said(dina, text)).toMatch(/I know no INC-1\.|Only operators/);
  }
  expect(await said(dina, 'mine')).not.toContain('INC-1');
  expect(await dina.pressesLate('Claim')).not.toContain('You have taken');
  return (await world.incident()).state.status;
}

/** The same is theirs again once their platform says so: of who holds no role it is asked once a day. */
export async function comesBack(world: World, what: Becoming): Promise<string | undefined> {
  const { dina, operators } = world;
  await operators.becomes(dina, what);
  await world.forward(24 * 60);
  await dina.writes('claim INC-1');
  return (await world.incident()).state.owner?.name;
}
