import { crashPoints } from '../src/crash-points';
import type { Jobs } from '../src/record/jobs';

const TEST = { TEAMS_LOOPBACK_ONLY: '1' };

afterEach(() => jest.restoreAllMocks());

test('without CRASH_AT nothing stands in between', () => {
  expect(crashPoints({})).toEqual({});
  expect(crashPoints({ CRASH_AT: '' })).toEqual({});
});

test('is refused where it is no test, and where there is no such point', () => {
  expect(() => crashPoints({ CRASH_AT: 'after_save' })).toThrow('TEAMS_LOOPBACK_ONLY=1 is not set');
  expect(() => crashPoints({ CRASH_AT: 'toString', ...TEST })).toThrow(
    'CRASH_AT has no toString; there are: after_save',
  );
});

test('ends the process once, at the time that it names, when the call is done', async () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  let added = 0;
  const jobs: Jobs = {
    add: async () => {},
    addAll: async () => {
      added += 1;
    },
  };
  const between = crashPoints({ CRASH_AT: 'after_enqueue:2', ...TEST });
  const add = () =>
    between
      .jobs?.(jobs)
      .addAll({ kind: 'incident', id: 'a' }, [{ id: '1.0', effect: { type: 'live', place: 'team' } }]);
  await add();
  expect(kill).not.toHaveBeenCalled();
  await add();
  await add();
  expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
  expect(added).toBe(3);
});
