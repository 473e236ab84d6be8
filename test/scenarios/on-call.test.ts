import type { Desk, OnCall } from '../../src/desk/model';
import { answer, deskWith, pinged, swapChoices, until, urgent, WEEKLY, whoIsPinged } from '../support/on-call';
import { CROSSED, openWorld, type World } from '../support/world';

describe.each(CROSSED)('%s', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());
  const open = async (desk: Desk): Promise<World> => {
    world = await openWorld({ caller, team, desk });
    return world;
  };

  describe('on call', () => {
    test('the rotation goes on over New Year and both DST changes, at eight by the clock', async () => {
      const here = await open(deskWith(WEEKLY));
      const seen: string[] = [];
      for (const moment of [
        '2026-11-30T06:50:00Z',
        '2026-11-30T07:00:00Z',
        '2026-12-31T22:58:00Z',
        '2027-01-04T06:50:00Z',
        '2027-01-04T07:00:00Z',
        '2027-03-29T05:50:00Z',
        '2027-03-29T06:00:00Z',
        '2027-11-01T06:50:00Z',
        '2027-11-01T07:00:00Z',
      ]) {
        await until(here, moment);
        seen.push(`${moment.slice(0, 16)} ${(await whoIsPinged(here)).join(', ')}`);
      }
      expect(seen).toEqual([
        '2026-11-30T06:50 Anna Holm',
        '2026-11-30T07:00 Dina Krogh',
        // Anna's week runs over New Year.
        '2026-12-31T22:58 Dina Krogh',
        '2027-01-04T06:50 Dina Krogh',
        '2027-01-04T07:00 Anna Holm',
        '2027-03-29T05:50 Dina Krogh',
        '2027-03-29T06:00 Anna Holm',
        '2027-11-01T06:50 Anna Holm',
        '2027-11-01T07:00 Dina Krogh',
      ]);
    });

    test.each([
      ['days that have hours: the weekend is nobody’s', {}, 'Carl Friis'],
      ['all days, where the file says so', { turns: 'calendar' }, 'Dina Krogh'],
    ] as const)('a turn of a day is of %s', async (_name, turns, monday) => {
      const daily = {
        from: '2026-11-23',
        at: '08:00',
        days: 1,
        people: ['anna', 'dina', 'carl'],
        hours: 'office',
      } as const;
      const here = await open(deskWith({ ...WEEKLY, ...turns, layers: [daily] }));
      await until(here, '2026-11-27T09:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
      await until(here, '2026-11-30T09:00:00Z');
      expect(await whoIsPinged(here)).toEqual([monday]);
    });

    test('an override inside an override wins while it lasts, then the outer one, then the rotation', async () => {
      const here = await open(deskWith(WEEKLY));
      const { anna, dina } = here;
      await anna.writes('oncall service desk');
      await anna.fills('Put somebody on', { person: 'dina', from: 'now', to: 'wednesday 20:00' });
      expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm has put you on call in Service desk')]);
      await anna.writes('oncall service desk');
      const inner = { person: 'anna', from: 'tomorrow 8', to: 'tomorrow 20' };
      expect(await answer(anna, () => anna.fills('Put somebody on', inner))).toContain(
        'Anna Holm is on call in Service desk from tomorrow at 08:00',
      );
      expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
      await until(here, '2026-11-24T08:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
      await until(here, '2026-11-24T20:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
      await until(here, '2026-11-25T20:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
    });

    test('the same hours twice, an end before its start and words that are no moment are each refused with a sentence', async () => {
      const { anna, store } = await open(deskWith(WEEKLY));
      const put = async (from: string, to: string): Promise<string> => {
        await anna.writes('oncall service desk');
        return anna.fills('Put somebody on', { person: 'dina', from, to });
      };
      await put('tomorrow 8', 'tomorrow 20');
      expect(await put('tomorrow 8', 'tomorrow 20')).toContain('Dina Krogh has already been put on');
      expect(await put('tomorrow 12', 'wednesday 8')).toContain('wholly outside or wholly inside');
      expect(await put('tomorrow 20', 'tomorrow 18')).toContain('It ends before it starts');
      expect(await put('tomorrow 8', 'some time')).toContain('I do not understand the moment “some time”');
      expect((await store.onCall.load()).changes.overrides).toHaveLength(1);
    });

    test('who was put on is taken off again by a button', async () => {
      const { anna, store } = await open(deskWith(WEEKLY));
      await anna.writes('oncall service desk');
      await anna.fills('Put somebody on', { person: 'dina', from: 'now', to: 'wednesday 20:00' });
      const [override] = (await store.onCall.load()).changes.overrides;
      await anna.writes('oncall service desk');
      const taken = () => anna.fills('Take off again', { override: override?.id ?? '' });
      expect(await answer(anna, taken)).toContain('The schedule of Service desk counts again.');
      expect((await store.onCall.load()).changes.overrides).toEqual([]);
    });
  });

  describe('gaps and absences', () => {
    const DAYTIME: OnCall = {
      ...WEEKLY,
      layers: [{ from: '2026-11-23', at: '08:00', days: 7, people: ['anna', 'dina'], hours: 'office' }],
    };

    test('in a gap that is held nobody is told until somebody is on', async () => {
      const here = await open(deskWith({ ...DAYTIME, gap: 'hold' }));
      const { anna, dina } = here;
      await until(here, '2026-11-23T19:00:00Z');
      await urgent(here);
      await here.forward(60);
      expect(pinged(here)).toEqual([]);
      await anna.writes('why INC-1');
      expect(anna.posts().at(-1)?.words).toMatch(/nobody is on call/i);
      await until(here, '2026-11-24T06:59:00Z');
      expect(pinged(here)).toEqual([]);
      await until(here, '2026-11-24T07:01:00Z');
      expect(pinged(here)).toEqual(['Anna Holm']);
      expect(dina.heard()).toEqual([]);
    });

    test('what is claimed while it is held is never told', async () => {
      const here = await open(deskWith({ ...DAYTIME, gap: 'hold' }));
      await until(here, '2026-11-23T19:00:00Z');
      await urgent(here);
      await here.forward(60);
      await here.dina.writes('claim INC-1');
      await until(here, '2026-11-24T08:00:00Z');
      expect(pinged(here)).toEqual([]);
    });

    test('a gap that goes to the lead is told to the lead at once', async () => {
      const here = await open(
        deskWith({ ...DAYTIME, layers: [{ ...DAYTIME.layers[0], people: ['dina'] }], gap: 'lead' }),
      );
      await until(here, '2026-11-23T19:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
    });

    test('a gap is announced days before, once, to the lead', async () => {
      const here = await open(deskWith({ ...WEEKLY, layers: [{ ...WEEKLY.layers[0], people: ['dina'] }] }));
      const { anna, dina } = here;
      await dina.writes('away');
      await dina.presses('Save', { from: 'friday 12:00', to: 'sunday 12:00' });
      expect(anna.heard()).toEqual([]);
      await here.forward(2 * 24 * 60);
      expect(anna.heard().filter((words) => words.includes('Nobody is on call'))).toHaveLength(1);
      await here.forward(2 * 24 * 60);
      expect(anna.heard().filter((words) => words.includes('Nobody is on call'))).toEqual([]);
    });

    test('the turn of somebody who is away goes to the next, and their cases are offered to the lead in the morning', async () => {
      const here = await open(deskWith({ ...WEEKLY, layers: [{ ...WEEKLY.layers[0], people: ['dina', 'anna'] }] }));
      const { anna, dina } = here;
      await here.kim.writes('report The printer is jammed');
      await dina.writes('claim INC-1');
      await dina.writes('away');
      await dina.presses('Save', { from: 'tomorrow 0:00', to: 'friday' });
      anna.heard();
      await until(here, '2026-11-24T07:02:00Z');
      expect(anna.heard().filter((words) => words.includes('is away today'))).toEqual([
        expect.stringContaining('Dina Krogh of Service desk is away today and has 1 open case'),
      ]);
      expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
    });
  });

  describe('shifts that are swapped', () => {
    const THURSDAY_NEXT_WEEK = '2026-12-03T12:00:00Z';

    test('a swap that is refused changes nothing, and who asked hears of it', async () => {
      const here = await open(deskWith(WEEKLY));
      const { anna, dina } = here;
      await dina.writes('oncall service desk');
      const [own] = (await swapChoices(here, dina)).give;
      const asked = { give: own ?? '', take: 'anna||' };
      expect(await answer(dina, () => dina.fills('Swap a shift', asked))).toContain(
        'Anna Holm was asked to take your shift',
      );
      expect(anna.heard()).toEqual([expect.stringContaining('Dina Krogh asks whether you will take the shift')]);
      expect(await anna.presses('No')).toContain('You said no');
      expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm said no. The shift is still yours.')]);
      // The second click, on what a client still shows.
      expect(await anna.pressesLate('Yes, I take it')).toContain('It has been answered already');
      await until(here, THURSDAY_NEXT_WEEK);
      expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
    });

    test('a swap that is accepted changes both shifts', async () => {
      const here = await open(deskWith(WEEKLY));
      const { anna, dina } = here;
      await dina.writes('oncall service desk');
      const { give, take } = await swapChoices(here, dina);
      // Dina's first week against Anna's next but one.
      await answer(dina, () => dina.fills('Swap a shift', { give: give[0] ?? '', take: take[1] ?? '' }));
      expect(await anna.presses('Yes, I take it')).toContain('It is settled');
      expect(dina.heard()).toEqual([expect.stringContaining('Anna Holm said yes')]);
      await until(here, THURSDAY_NEXT_WEEK);
      expect(await whoIsPinged(here)).toEqual(['Anna Holm']);
      await until(here, '2026-12-10T12:00:00Z');
      expect(await whoIsPinged(here)).toEqual(['Dina Krogh']);
    });

    test('somebody who is nowhere in chat cannot be asked, and who asks hears that', async () => {
      const desk = deskWith(WEEKLY);
      const team = desk.teams['service-desk'];
      if (!team) throw new Error('No service desk');
      const eva = { key: 'eva', name: 'Eva Dam', email: 'eva.dam@example.com', ids: [], skills: [] };
      const more = {
        people: { ...desk.people, eva },
        teams: { ...desk.teams, 'service-desk': { ...team, members: ['anna', 'dina', 'eva'] } },
      };
      const here = await open({ ...desk, ...more });
      const { dina } = here;
      await dina.writes('oncall service desk');
      const [own = ''] = (await swapChoices(here, dina)).give;
      expect(await answer(dina, () => dina.fills('Swap a shift', { give: own, take: 'eva||' }))).toContain(
        'Eva Dam is not to be found in chat',
      );
      expect((await here.store.onCall.load()).changes.swaps).toEqual([]);
    });

    test('a swap of a shift that is no longer theirs is refused when it is accepted', async () => {
      const here = await open(deskWith(WEEKLY));
      const { anna, dina } = here;
      await dina.writes('oncall service desk');
      const [own = ''] = (await swapChoices(here, dina)).give;
      await dina.fills('Swap a shift', { give: own, take: 'anna||' });
      await anna.writes('oncall service desk');
      await anna.fills('Put somebody on', { person: 'anna', from: '30/11 12:00', to: '30/11 18:00' });
      expect(await answer(anna, () => anna.presses('Yes, I take it'))).toContain('The schedule has changed since');
    });
  });
});
