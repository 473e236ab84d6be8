import { MOST_FOUND } from '../../../src/incident/store';
import type { Incident } from '../../../src/incident/types';
import { aDeskOfAreas, PAYROLL } from '../../support/areas';
import { createDeskChat, shown } from '../../support/desk-chat';
import { anIncident, aWrite } from '../../support/incidents';

type Desk = ReturnType<typeof createDeskChat>;

const create = async (desk: Desk, states: readonly Partial<Incident>[]): Promise<void> => {
  for (const [at, state] of states.entries()) {
    const whole = anIncident({ number: at + 1, team: 'service-desk', ...state });
    await desk.store.incidents.create(whole.id, aWrite(whole));
  }
};
const some = (count: number, state: Partial<Incident>): readonly Partial<Incident>[] =>
  Array.from({ length: count }, () => state);

describe('among many cases', () => {
  it('a caller still finds their own that holds the same word as all others', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'mine');
    const kim = await desk.store.people.byIdentity({ platform: 'teams', org: 'acme', user: 'kim' });
    await create(desk, [
      { title: 'my old printer', caller: { id: kim?.id ?? '', name: 'Kim' } },
      ...some(MOST_FOUND + 50, { title: 'another printer' }),
    ]);
    const found = shown(await desk.says('kim', 'find printer'));
    expect(found).toContain('1–1 of 1 case');
    expect(found).toContain('my old ');
  });

  it('a team still finds its few', async () => {
    const desk = createDeskChat();
    await create(desk, [
      { title: 'printer of the network', team: 'network' },
      ...some(MOST_FOUND + 50, { title: 'printer of another team' }),
    ]);
    expect(shown(await desk.says('bo', 'find printer'))).toContain('1–1 of 1 case');
  });

  it('an old one that holds all words is the first, where each word alone is everywhere', async () => {
    const desk = createDeskChat();
    await create(desk, [
      { title: 'oslo printer' },
      ...some(2 * MOST_FOUND, { title: 'a printer' }),
      ...some(MOST_FOUND + 1, { title: 'the oslo office' }),
    ]);
    const found = shown(await desk.says('dina', 'find printer oslo'));
    expect(found).toMatch(/INC-1 · [^]*INC-\d+ · /);
  });

  it.each([
    ['is told', MOST_FOUND, true],
    ['is not told', MOST_FOUND - 1, false],
  ])(
    'somebody of a team %s that no more of what is their own elsewhere was looked through: %s',
    async (_, count, isTold) => {
      const desk = createDeskChat();
      await desk.says('bo', 'mine');
      const bo = await desk.store.people.byIdentity({ platform: 'teams', org: 'acme', user: 'bo' });
      await create(desk, some(count, { title: 'a lamp', caller: { id: bo?.id ?? '', name: 'Bo' } }));
      const told = 'only the newest 500 cases were looked through';
      expect(shown(await desk.says('bo', 'find lamp')).includes(told)).toBe(isTold);
      expect(shown(await desk.says('bo', 'find zebra')).includes(told)).toBe(isTold);
    },
  );

  it('a rare word is not hidden by a common one', async () => {
    const desk = createDeskChat();
    await create(desk, [{ title: 'zebra' }, ...some(MOST_FOUND + 1, { title: 'a printer' })]);
    expect(shown(await desk.says('dina', 'find printer zebra'))).toContain('zebra');
  });
});

describe('by what the desk calls it', () => {
  const withAreas = async () => {
    const desk = createDeskChat(undefined, undefined, undefined, aDeskOfAreas({ services: PAYROLL }));
    await create(desk, [
      { title: 'slow as ever', category: 'network', sub: 'wifi' },
      { title: 'no tunnel', category: 'network', sub: 'vpn' },
      { title: 'nothing came', category: 'other', service: 'payroll' },
      { title: 'it jams', category: 'hardware', device: { tag: 'PRN-3-12', name: 'Canon Maxify' } },
      { title: 'the network cable is cut', category: 'hardware' },
    ]);
    return desk;
  };

  it.each([
    ['a category', 'network', 'en-US', ['INC-1', 'INC-2', 'INC-5'], 'Network (category)'],
    ['en kategori', 'netvaerk', 'da-DK', ['INC-1', 'INC-2'], 'Netværk (kategori)'],
    ['a part of it', 'Wi-Fi', 'en-US', ['INC-1'], 'Network › Wi-Fi (category)'],
    ['both', 'network wifi', 'en-US', ['INC-1', 'INC-5'], 'Network › Wi-Fi (category)'],
    ['en del af den, i det andet sprog', 'trådløst', 'en-US', ['INC-1'], 'Network › Wi-Fi (category)'],
    ['a service', 'payroll', 'en-US', ['INC-3'], 'Payroll (service)'],
    ['en service', 'løn', 'da-DK', ['INC-3'], 'Løn (service)'],
  ])('%s: %s', async (_, words, locale, numbers, named) => {
    const desk = await withAreas();
    desk.reads('dina', locale);
    const found = shown(await desk.says('dina', `find ${words}`));
    const listed = [...new Set(found.match(/INC-\d+(?= · )/g) ?? [])].toSorted();
    expect(listed).toEqual(numbers);
    expect(found).toContain(named);
  });

  it('a row says what it is about, where that was asked for', async () => {
    const desk = await withAreas();
    desk.reads('dina', 'en-US');
    expect(shown(await desk.says('dina', 'find network'))).toContain('Service desk · Network › VPN');
    expect(shown(await desk.says('dina', 'find tunnel'))).not.toContain('VPN');
  });

  it('a device, by its tag or what the company calls it', async () => {
    const desk = await withAreas();
    for (const words of ['PRN-3-12', 'maxify']) {
      const found = shown(await desk.says('dina', `find ${words}`));
      expect(found).toContain('INC-4');
      expect(found).toContain('PRN-3-12');
    }
  });
});
