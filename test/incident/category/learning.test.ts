import { createLearning } from '../../../src/incident/learning';
import type { EndedCase } from '../../../src/incident/policies/learned';
import { termsOf } from '../../../src/search/terms';
import { aDeskOfAreas } from '../../support/areas';
import { MONDAY_9 } from '../../support/given';
import { createTestClock } from '../../support/test-clock';

const MINUTE = 60_000;

const aCase = (text: string): EndedCase => ({ id: text, terms: termsOf(text), category: 'network', sub: 'vpn' });

const aLearning = (read: () => Promise<readonly EndedCase[]>) => {
  const clock = createTestClock(MONDAY_9);
  const asked: number[] = [];
  let desk = aDeskOfAreas();
  const learned = createLearning({
    incidents: {
      learned: (limit) => {
        asked.push(limit);
        return read();
      },
    },
    desk: () => desk,
    clock,
  });
  const votes = async () => (await learned())?.votes(termsOf('citrix')).get('network.vpn') ?? 0;
  return { clock, asked, votes, changeDesk: () => void (desk = aDeskOfAreas()) };
};

describe('what ended cases say', () => {
  it('is read once in ten minutes, and when the desk has changed', async () => {
    const { clock, asked, votes, changeDesk } = aLearning(async () => [aCase('citrix')]);
    expect(await votes()).toBe(1);
    await Promise.all([votes(), votes()]);
    expect(asked).toEqual([1000]);
    clock.advance(9 * MINUTE);
    await votes();
    expect(asked).toHaveLength(1);
    clock.advance(2 * MINUTE);
    await Promise.all([votes(), votes()]);
    expect(asked).toHaveLength(2);
    changeDesk();
    await votes();
    expect(asked).toHaveLength(3);
  });

  it('stays what it was where it cannot be read, and is nothing where it never could', async () => {
    let works = false;
    const { clock, votes } = aLearning(async () => {
      if (!works) throw new Error('away');
      return [aCase('citrix')];
    });
    expect(await votes()).toBe(0);
    works = true;
    expect(await votes()).toBe(1);
    works = false;
    clock.advance(11 * MINUTE);
    expect(await votes()).toBe(1);
  });

  it('keeps no report waiting', async () => {
    const { votes } = aLearning(() => new Promise(() => {}));
    expect(await votes()).toBe(0);
  });
});
