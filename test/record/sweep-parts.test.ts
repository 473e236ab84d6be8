import { createSweep } from '../../src/record/sweep';
import { quiet } from '../support/outgoing';

test('a part that hangs is not begun again beside itself, and keeps no other', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const hangs = () => {
    begun.push('hangs');
    return new Promise<void>((end) => void ends.push(end));
  };
  const fails = async () => {
    begun.push('fails');
    throw new Error('away');
  };
  const sweep = createSweep([hangs, fails], quiet);
  const end = () => ends.splice(0).forEach((one) => one());
  const [first, second] = [sweep(), new Promise(setImmediate).then(sweep)];
  await second;
  expect(begun).toEqual(['hangs', 'fails', 'fails']);
  end();
  await first;
  const third = sweep();
  end();
  await third;
  expect(begun).toEqual(['hangs', 'fails', 'fails', 'hangs', 'fails']);
});
