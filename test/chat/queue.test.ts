import type { Reply } from '../../src/command/input';
import { createDeskChat, shown, wordsOf } from '../support/desk-chat';
import { buttonsOf } from '../view/support';

type Desk = ReturnType<typeof createDeskChat>;

/** Numbers of the cases on a list, as they stand. */
const numbersIn = (reply: Reply): readonly number[] =>
  [...shown(reply).matchAll(/"bold":"INC-(\d+) ·/g)].map(([, number]) => Number(number));
const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

const report = async (desk: Desk, ...titles: readonly string[]): Promise<void> => {
  for (const title of titles) await desk.says('kim', `report ${title}`);
};
const printers = (count: number): readonly string[] => upTo(1, count).map((n) => `printer ${n} is jammed`);

/** Numbers of all cases, the most urgent first. */
const inOrder = async ({ store }: Desk): Promise<readonly number[]> => {
  const all = { person: '', teams: [], confidentialTeams: [], everything: true };
  return (await store.incidents.queue(all)).map(({ number }) => number);
};

/** Presses the button with this label on what was answered. */
const press = (desk: Desk, name: string, on: Reply, label: string): Promise<Reply> => {
  const found = on.type === 'view' && buttonsOf(on.view).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label}: ${on.type === 'view' ? wordsOf(on.view) : ''}`);
  return desk.presses(name, found.action, found.data);
};

describe('the queue', () => {
  it('is gone through forwards and back, and says where one is', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(43));
    const order = await inOrder(desk);
    const first = await desk.says('dina', 'queue');
    expect(shown(first)).toContain('1–10 of 43 incidents');
    expect(numbersIn(first)).toEqual(order.slice(0, 10));
    expect(shown(first)).not.toContain('Previous');
    const second = await press(desk, 'dina', first, 'Next');
    expect(shown(second)).toContain('11–20 of 43 incidents');
    expect(numbersIn(second)).toEqual(order.slice(10, 20));
    let last = second;
    for (const _ of [1, 2, 3]) last = await press(desk, 'dina', last, 'Next');
    expect(shown(last)).toContain('41–43 of 43 incidents');
    expect(shown(last)).not.toContain('"Next"');
    expect(numbersIn(await press(desk, 'dina', last, 'Previous'))).toEqual(order.slice(30, 40));
    expect(numbersIn(await press(desk, 'dina', second, 'Previous'))).toEqual(order.slice(0, 10));
  });

  it('leaves out none and shows none twice while cases leave it', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(25));
    const order = await inOrder(desk);
    const first = await desk.says('dina', 'queue unclaimed');
    for (const nth of [1, 2, 9]) await desk.says('anna', `claim INC-${order[nth]}`);
    const second = await press(desk, 'dina', first, 'Next');
    expect(numbersIn(second)).toEqual(order.slice(10, 20));
    expect(shown(second)).toContain('8–17 of 22 incidents');
    const back = await press(desk, 'dina', second, 'Previous');
    expect(numbersIn(back)).toEqual([0, 3, 4, 5, 6, 7, 8, 10, 11, 12].map((nth) => order[nth]));
  });

  it('shows the last page where the one that was asked for is gone, and says so', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(21));
    const order = await inOrder(desk);
    const second = await press(desk, 'dina', await desk.says('dina', 'queue'), 'Next');
    await desk.says('kim', `cancel INC-${order[20]}`);
    const gone = await press(desk, 'dina', second, 'Next');
    expect(shown(gone)).toContain('That page is no longer there. This is the last one. 11–20 of 20 incidents');
    expect(numbersIn(gone)).toEqual(order.slice(10, 20));
    for (const from of ['-5', 'x', '1e999', '']) {
      expect(numbersIn(await desk.presses('dina', 'queue', { from, at: 'no-such' }))).toEqual(order.slice(0, 10));
    }
  });

  it('reads no more words from a button than can be typed', async () => {
    const desk = createDeskChat();
    await report(desk, 'printer is jammed');
    const words = 'printer '.repeat(1000);
    const reply = shown(await desk.presses('dina', 'queue', { words }));
    expect(numbersIn(await desk.presses('dina', 'queue', { words }))).toEqual([1]);
    expect(reply).not.toContain(words.slice(0, 120));
  });

  it('lets a row be taken, and goes on from the same page', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(12));
    const second = await press(desk, 'dina', await desk.says('dina', 'queue'), 'Next');
    const { id } = await desk.incident(12);
    expect(shown(second)).toContain('kim');
    const claimed = await desk.presses('dina', 'queue.claim', { incident: id, words: 'all', from: '10' });
    expect(await desk.incident(12)).toMatchObject({ status: 'in_progress', owner: { name: 'dina' } });
    expect(shown(claimed)).toMatch(/You have taken INC-12.*11–12 of 12 incidents/);
    const again = await desk.presses('dina', 'queue.claim', { incident: id, words: 'all', from: '10' });
    expect(shown(again)).toMatch(/Nothing to do\..*of 12 incidents/);
  });

  it('offers no row to whoever may only read it', async () => {
    const desk = createDeskChat();
    await desk.says('bo', 'report printer 1 is jammed');
    expect(shown(await desk.says('bo', 'queue'))).toMatch(/INC-1.*"show"/);
    expect(shown(await desk.says('bo', 'queue'))).not.toContain('queue.claim');
  });

  it('has one way of filtering: what is typed, chosen or carried by its pages', async () => {
    const desk = createDeskChat();
    await report(desk, 'printer 1 is jammed', 'wifi is slow', 'printer 3 is out of toner', 'the screen is black');
    await desk.says('dina', 'claim INC-2');
    await desk.says('dina', 'claim INC-3');
    await desk.says('dina', 'wait INC-3 tomorrow 10:00');
    await desk.says('anna', 'claim INC-4');
    await desk.presses('kim', 'assess', {
      incident: (await desk.incident(1)).id,
      impact: 'everybody',
      urgency: 'stopped',
    });
    const rows: Readonly<Record<string, readonly number[]>> = {
      '': [1, 2, 3, 4],
      all: [1, 2, 3, 4],
      alle: [1, 2, 3, 4],
      mine: [2, 3],
      unclaimed: [1],
      'uden ejer': [1],
      ledige: [1],
      waiting: [3],
      'On hold': [3],
      afventer: [3],
      p1: [1],
      network: [2],
      NETVÆRK: [2],
      'Service desk': [1, 3, 4],
      printer: [1, 3],
      'printer toner': [3],
      'printer p1': [1],
      'INC-4': [4],
      kim: [1, 2, 3, 4],
      fax: [],
    };
    for (const [words, numbers] of Object.entries(rows)) {
      for (const reply of [
        await desk.says('dina', `queue ${words}`),
        await desk.says('dina', `kø ${words}`),
        await desk.presses('dina', 'queue', { words }),
      ]) {
        expect([words, numbersIn(reply).toSorted((a, b) => a - b)]).toEqual([words, numbers]);
      }
    }
    expect(shown(await desk.says('dina', 'kø fax'))).toContain('Ingen sager i køen passer til »fax«.');
  });

  it('keeps the filter on every page, and offers the teams that one works in', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(12), 'wifi is slow');
    const next = await press(desk, 'dina', await desk.says('dina', 'queue printer'), 'Next');
    expect(shown(next)).toContain('11–12 of 12 incidents');
    const teams = (reply: Reply) =>
      ['service-desk', 'network'].filter((key) => shown(reply).includes(`"value":"${key}"`));
    expect(teams(next)).toEqual(['service-desk', 'network']);
    expect(teams(await desk.says('bo', 'queue'))).toEqual(['network']);
  });

  it('counts nothing that one may not read', async () => {
    const desk = createDeskChat();
    await report(desk, 'printer 1 is jammed', 'wifi is slow');
    expect(shown(await desk.says('bo', 'queue'))).toContain('"1 incident"');
    expect(shown(await desk.says('kim', 'queue'))).toContain('Only operators can do that');
  });
});

describe('the overview', () => {
  it('holds the queue of one’s teams with pages, filters and Claim, and stays what it is', async () => {
    const desk = createDeskChat();
    await report(desk, ...printers(12));
    const [, , , , , sixth, seventh] = await inOrder(desk);
    const first = await desk.says('dina', 'home');
    expect(shown(first)).toMatch(/You have taken no case.*Waiting for your teams.*1–5 of 12 incidents/);
    const second = await press(desk, 'dina', first, 'Next');
    expect(shown(second)).toMatch(/Waiting for your teams.*6–10 of 12 incidents/);
    const claimed = await press(desk, 'dina', second, 'Claim');
    expect((await desk.incident(sixth ?? 0)).owner?.name).toBe('dina');
    expect(shown(claimed)).toMatch(
      new RegExp(`You have taken INC-${sixth} .*I am working on.*INC-${sixth}.*6–10 of 11.*INC-${seventh}`),
    );
    const mine = await desk.presses('dina', 'home', { words: 'mine' });
    expect(shown(mine)).toMatch(/Waiting for your teams.*"1 incident"/);
    const all = await desk.presses('dina', 'home', { words: 'all' });
    expect(shown(all)).toContain('1–5 of 12 incidents');
    expect(shown(await press(desk, 'dina', all, 'Next'))).toContain('6–10 of 12 incidents');
    expect(shown(await desk.presses('dina', 'home', { words: 'P1' }))).toContain('Nothing in the queue fits');
  });
});
