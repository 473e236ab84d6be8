import { decideRoster } from '../../src/schedule/decide';
import { EMPTY_ROSTER } from '../../src/schedule/types';
import { aDesk } from '../support/desk';
import { ANNA, MONDAY_9, minutesAfter } from '../support/given';

describe('turns', () => {
  it('a team without a schedule has nobody to put on', () => {
    const period = { from: MONDAY_9, to: minutesAfter(60) };
    const command = { type: 'setOverride', id: 'o-1', team: 'network', person: 'bo', ...period } as const;
    const envelope = { at: MONDAY_9, by: ANNA, key: 'k-1' };
    expect(decideRoster({ ...command, ...envelope }, EMPTY_ROSTER, aDesk())).toEqual({ refused: 'no_schedule' });
  });
});
