import type { Desk } from '../../src/desk/model';
import { answer, deskWith, until, WEEKLY, whoIsPinged } from '../support/on-call';
import { openWorld, PAIRS, type World } from '../support/world';

describe.each(PAIRS)('%s: on call', (_, caller, team) => {
  let world: World | undefined;
  afterEach(() => world?.close());
  const open = async (desk: Desk): Promise<World> => {
    world = await openWorld({ caller, team, desk });
    return world;
  };

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
