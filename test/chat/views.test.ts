import type { Reply } from '../../src/command/input';
import { createDeskChat, shown } from '../support/desk-chat';
import { buttonsOf } from '../view/support';

const numbersIn = (reply: Reply): readonly number[] =>
  [...shown(reply).matchAll(/"bold":"INC-(\d+) ·/g)].map(([, number]) => Number(number)).toSorted((a, b) => a - b);

/** Four cases: P1 at the service desk, P2 at the network, two P4 at the service desk, of which dina has one. */
async function aDay() {
  const desk = createDeskChat();
  for (const name of ['dina', 'bo']) await desk.says(name, 'language en');
  for (const title of ['mail is down', 'vpn is down', 'printer is jammed', 'screen is black']) {
    await desk.says('kim', `report ${title}`);
  }
  const { id: first } = await desk.incident(1);
  const { id: second } = await desk.incident(2);
  await desk.presses('dina', 'priority.send', { incident: first, priority: 'P1', why: 'All' });
  await desk.presses('dina', 'priority.send', { incident: second, priority: 'P2', why: 'Many' });
  await desk.says('dina', 'claim INC-4');
  return desk;
}

const press = (desk: Awaited<ReturnType<typeof aDay>>, name: string, on: Reply, label: string): Promise<Reply> => {
  const found = on.type === 'view' && buttonsOf(on.view).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label}`);
  return desk.presses(name, found.action, found.data);
};

describe('what is typed behind "queue"', () => {
  it.each([
    ['queue p1 p2', [1, 2]],
    ['kø P1 p2 ledige', [1, 2]],
    ['queue p1 p4', [1, 3, 4]],
    ['queue p4 mine', [4]],
    ['queue p4 unclaimed', [3]],
    ['queue printer p4', [3]],
    ['queue printer screen', []],
  ])('"%s" takes words of one kind for alternatives', async (text, numbers) => {
    const desk = await aDay();
    expect(numbersIn(await desk.says('dina', text))).toEqual(numbers);
  });
});

describe('a saved view', () => {
  it('is shown by its name, in any letter case and language, and stands in the menu of the queue', async () => {
    const desk = await aDay();
    const saved = await desk.says('dina', 'view Night:  P1 P2 unclaimed ');
    expect(shown(saved)).toContain('Saved as “Night”');
    expect(numbersIn(saved)).toEqual([1, 2]);
    for (const text of ['view night', 'visning NIGHT']) {
      expect(numbersIn(await desk.says('dina', text))).toEqual([1, 2]);
    }
    expect(shown(await desk.says('dina', 'queue'))).toContain('Night (saved)');
    expect(shown(await desk.says('anna', 'queue'))).not.toContain('Night');
    expect(shown(await desk.says('anna', 'view night'))).toContain('You have no view called');
  });

  it('is replaced by its name, listed, and deleted by a button or a word', async () => {
    const desk = await aDay();
    await desk.says('dina', 'view night: P1');
    await desk.says('dina', 'visning nat: mine');
    expect(numbersIn(await desk.says('dina', 'view night: P2'))).toEqual([2]);
    const list = await desk.says('dina', 'views');
    expect(shown(list)).toContain('night');
    expect(shown(list)).toContain('nat');
    expect(numbersIn(await press(desk, 'dina', list, 'Show'))).toEqual([2]);
    expect(shown(await press(desk, 'dina', list, 'Delete'))).toContain('“night” is deleted');
    expect(shown(await press(desk, 'dina', list, 'Delete'))).toContain('You have no view called');
    await desk.says('dina', 'visning slet nat');
    expect(shown(await desk.says('dina', 'visninger'))).toContain('saved no views');
  });

  it.each([
    ['view : P1', 'Give it a name'],
    ['view night:', 'Say what “night” is to show'],
    [`view ${'n'.repeat(31)}: P1`, 'at most 30 characters'],
    [`view night: ${'p'.repeat(101)}`, 'at most 30 characters'],
    ['view delete night', 'You have no view called “night”'],
    ['view night', 'You have no view called “night”'],
  ])('"%s" is refused in a sentence', async (text, words) => {
    const desk = await aDay();
    expect(shown(await desk.says('dina', text))).toContain(words);
    expect(shown(await desk.says('dina', 'views'))).toContain('saved no views');
  });

  it('is one of twenty at most', async () => {
    const desk = await aDay();
    for (let n = 1; n <= 20; n += 1) await desk.says('dina', `view v${n}: P1`);
    expect(shown(await desk.says('dina', 'view v21: P1'))).toContain('You have 20 views already');
    expect(shown(await desk.says('dina', 'view v20: P2'))).toContain('Saved as “v20”');
  });

  it('shows no case that its owner may not read', async () => {
    const desk = await aDay();
    const seen = numbersIn(await desk.says('bo', 'queue'));
    expect(seen).toEqual([2]);
    expect(numbersIn(await desk.says('bo', 'view everything: P1 P2 P3 P4 P5'))).toEqual(seen);
    const { id } = await desk.incident(2);
    await desk.presses('bo', 'handOver.send', { incident: id, team: 'service-desk' });
    await desk.presses('dina', 'accept', { incident: id });
    expect(numbersIn(await desk.says('bo', 'view everything'))).toEqual(numbersIn(await desk.says('bo', 'queue')));
  });

  it('is nothing that a caller tells of', async () => {
    const desk = await aDay();
    expect(shown(await desk.says('kim', 'view from my window is blocked by a ladder'))).not.toContain('no view called');
  });
});
