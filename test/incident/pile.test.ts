import { StoreUnavailable } from '../../src/record/unavailable';
import { createDeskChat, shown } from '../support/desk-chat';

/** Dina works in both teams; Eli of the network reads nothing of the service desk, nor Anna of theirs. */
const prepared = async () => {
  const desk = createDeskChat();
  for (const what of ['printer', 'screen']) await desk.says('kim', `report the ${what} is broken`);
  await desk.says('kim', 'report the vpn is down');
  const ids = await Promise.all([1, 2, 3].map(async (number) => (await desk.incident(number)).id));
  return { desk, ids, cases: ids.join(',') };
};

const notes = async (desk: ReturnType<typeof createDeskChat>, id: string): Promise<number> =>
  (await desk.store.incidents.load(id))?.timeline.filter(({ type }) => type === 'noted').length ?? 0;

describe('several cases at once', () => {
  it('does each once, however often the form is sent', async () => {
    const { desk, ids, cases } = await prepared();
    const sent = { deed: 'note', once: 'form-1', cases, text: 'Same cable' };
    const first = await desk.presses('dina', 'pile.send', sent);
    expect(shown(first)).toContain('3 of 3 incidents done');
    expect(shown(await desk.presses('dina', 'pile.send', sent))).toContain('3 of 3 incidents done');
    for (const id of ids) expect(await notes(desk, id)).toBe(1);
    await desk.presses('dina', 'pile.send', { ...sent, once: 'form-2' });
    for (const id of ids) expect(await notes(desk, id)).toBe(2);
  });

  it('says of a case that somebody may not read no more than that there is none', async () => {
    const { desk, ids, cases } = await prepared();
    for (const deed of ['claim', 'note', 'wait', 'assign', 'handOver', 'resolve']) {
      const data = { deed, once: deed, cases, text: 'x', code: 'fixed', team: 'network', reason: 'vendor', to: 'bo' };
      const words = shown(await desk.presses('bo', 'pile.send', data));
      expect(words).toContain(`${deed === 'handOver' ? 0 : 1} of 3 incidents done`);
      expect(words).not.toMatch(/printer|screen|INC-1|INC-2/);
    }
    expect((await desk.incident(1)).status).toBe('new');
    expect(shown(await desk.presses('bo', 'pile.open', { deed: 'note' }))).not.toMatch(/printer|screen/);
    expect(ids).toHaveLength(3);
  });

  it('refuses whoever is no operator, and shows the form again where nothing was chosen or written', async () => {
    const { desk, ids, cases } = await prepared();
    expect(shown(await desk.presses('kim', 'pile.send', { deed: 'claim', cases }))).toContain('Only operators');
    const empty = await desk.presses('dina', 'pile.send', { deed: 'note', cases: '', text: 'x' });
    expect(shown(empty)).toContain('Note on several');
    const wordless = await desk.presses('dina', 'pile.send', { deed: 'note', cases, text: ' ' });
    expect(shown(wordless)).toContain('Note on several');
    for (const id of ids) expect(await notes(desk, id)).toBe(0);
    expect(shown(await desk.presses('dina', 'pile.open', { deed: 'erase' }))).toContain('out of date');
  });

  it('goes on where the database does not answer for one of them', async () => {
    const { desk, ids, cases } = await prepared();
    const there = new Map(await Promise.all(ids.map(async (id) => [id, await desk.store.incidents.load(id)] as const)));
    const failing = jest
      .spyOn(desk.store.incidents, 'load')
      .mockImplementation((id) =>
        id === ids[1] ? Promise.reject(new StoreUnavailable('away')) : Promise.resolve(there.get(id)),
      );
    const words = shown(await desk.presses('dina', 'pile.send', { deed: 'note', once: 'f', cases, text: 'x' }));
    failing.mockRestore();
    expect(words).toContain('2 of 3 incidents done');
    expect(words).toContain('not sure yet');
  });

  const choicesOf = (replies: unknown, id: string): unknown => {
    const found = JSON.stringify(replies).match(
      new RegExp(`"type":"choice","id":"${id}".*?"choices":(\\[.*?\\])(,"value":"(\\w+)")?`),
    );
    return found?.[1] && { values: JSON.parse(found[1]).map(({ value }: { value: string }) => value), value: found[3] };
  };

  it('offers what fits the cases of every team, what fits all of them first', async () => {
    const { desk } = await prepared();
    const teams = choicesOf(await desk.presses('dina', 'pile.open', { deed: 'handOver' }), 'team');
    expect(teams).toEqual({ values: ['network', 'service-desk'], value: undefined });
    const alone = choicesOf(await desk.presses('bo', 'pile.open', { deed: 'handOver' }), 'team');
    expect(alone).toEqual({ values: ['service-desk'], value: undefined });
    const people = choicesOf(await desk.presses('dina', 'pile.open', { deed: 'assign' }), 'to');
    expect(people).toEqual({ values: ['dina', 'anna', 'bo'], value: undefined });
    const codes = choicesOf(await desk.presses('dina', 'pile.open', { deed: 'resolve' }), 'code');
    expect(codes).toMatchObject({ value: 'fixed' });
  });

  it('takes fifty at most', async () => {
    const { desk, ids } = await prepared();
    const cases = [...ids.slice(0, 2), ...Array.from({ length: 60 }, (_, one) => `none-${one}`), ids[2]].join(',');
    const words = shown(await desk.presses('dina', 'pile.send', { deed: 'claim', once: 'f', cases }));
    expect(words).toContain('2 of 50 incidents done');
    expect((await desk.incident(3)).status).toBe('new');
  });
});
