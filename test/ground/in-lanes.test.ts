import { createLanes } from '../../src/ground/in-lanes';

const laneOf = (name: string) => name.slice(0, 1);

test('one of a lane at a time, in the order given', async () => {
  const ran: string[] = [];
  let inA = 0;
  await createLanes(3, 1000)(['a1', 'b1', 'a2', 'a3', 'c1'], laneOf, async (name) => {
    if (name.startsWith('a')) inA += 1;
    expect(inA).toBeLessThanOrEqual(1);
    await new Promise(setImmediate);
    ran.push(name);
    if (name.startsWith('a')) inA -= 1;
  });
  expect(ran).toHaveLength(5);
  expect(ran.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

test('what hangs in one lane holds up no other, and its lane is left out until it ends', async () => {
  const inLanes = createLanes(1, 50);
  const ran: string[] = [];
  let free = () => {};
  const hangs = new Promise<void>((resolve) => {
    free = resolve;
  });
  const each = async (name: string) => {
    if (name === 'a1') await hangs;
    ran.push(name);
  };
  await inLanes(['a1', 'a2', 'b1'], laneOf, each);
  expect(ran).toEqual(['b1']);
  await inLanes(['a3', 'b2'], laneOf, each);
  expect(ran).toEqual(['b1', 'b2']);
  free();
  await new Promise(setImmediate);
  await inLanes(['a4'], laneOf, each);
  expect(ran).toEqual(['b1', 'b2', 'a1', 'a4']);
});
