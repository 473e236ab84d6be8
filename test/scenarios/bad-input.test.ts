import { StoreUnavailable } from '../../src/record/unavailable';
import { createDeskChat, shown } from '../support/desk-chat';

const away = () => Promise.reject(new StoreUnavailable('away'));

describe('bad input', () => {
  it('offers the nearest command', async () => {
    const desk = createDeskChat();
    expect(shown(await desk.says('kim', 'shwo INC-1'))).toContain('show INC-1');
  });

  it('wants to know what is wrong, and logs nothing empty', async () => {
    const desk = createDeskChat();
    expect(shown(await desk.says('kim', 'report'))).toContain('report.send');
    await expect(desk.incident(1)).rejects.toThrow('No INC-1');
  });

  it('logs at once what a form could not hold', async () => {
    const desk = createDeskChat((store) => store, { longestInput: 3000 });
    const long = `The printer is jammed.\n${'x'.repeat(3000)}`;
    expect(await desk.says('kim', long)).toEqual({ type: 'done' });
    expect((await desk.incident(1)).details).toBe(long);
    expect(shown(await desk.says('ole', 'x'.repeat(3000)))).toContain('report.send');
  });

  it('says how long a text may be', async () => {
    const desk = createDeskChat();
    for (const text of ['x'.repeat(20_000), `report ${'x'.repeat(20_000)}`]) {
      expect(shown(await desk.says('kim', text))).toMatch(/20[.,\s]?000/);
    }
    await expect(desk.incident(1)).rejects.toThrow('No INC-1');
  });

  it('keeps emoji, æøå, HTML and markdown as they were typed', async () => {
    const desk = createDeskChat();
    const title = '🔥 <b>Skærmen</b> blinker **rødt** & grønt <!channel> [x](http://y)';
    await desk.says('kim', `report ${title}`);
    expect((await desk.incident(1)).title).toBe(title);
  });

  it('tells a number that does not exist and one that is not theirs the same', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const theirs = shown(await desk.says('ole', 'show INC-1')).replaceAll('INC-1', 'N');
    const none = shown(await desk.says('ole', 'show INC-99')).replaceAll('INC-99', 'N');
    expect(theirs).toBe(none);
  });

  it('calls an unknown or foreign button out of date', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const unknown = shown(await desk.presses('kim', 'claim', { incident: 'no-such' }));
    expect(unknown).toMatch(/out of date/i);
    expect(shown(await desk.presses('ole', 'claim', { incident: id }))).toBe(unknown);
    expect(shown(await desk.presses('dina', 'dance', { incident: id }))).toMatch(/out of date/i);
  });

  it('lets one of two operators win and names them to the other', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const replies = await Promise.all([
      desk.presses('dina', 'claim', { incident: id }),
      desk.presses('anna', 'claim', { incident: id }),
    ]);
    const { owner } = await desk.incident(1);
    expect(replies.map(shown).join()).toContain(`${owner?.name} has`);
    expect((await desk.store.incidents.load(id))?.timeline.filter(({ type }) => type === 'claimed')).toHaveLength(1);
  });

  it('does nothing at the second click, and refuses the caller an operator’s button', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    expect(shown(await desk.presses('kim', 'claim', { incident: id }))).toContain('warning');
    await desk.presses('dina', 'claim', { incident: id });
    const before = await desk.store.incidents.load(id);
    await desk.presses('dina', 'claim', { incident: id });
    expect((await desk.store.incidents.load(id))?.version).toBe(before?.version);
  });

  it('answers a button on an old card with the case as it is now', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    await desk.presses('kim', 'works', { incident: id });
    const reply = shown(await desk.presses('dina', 'resolve.open', { incident: id, place: 'team' }));
    expect(reply).toContain('Closed');
    expect(reply).not.toContain('resolve.send');
  });

  it.each([
    ['resolve.send', 'dina', { text: ' ', code: 'fixed' }],
    ['resolve.send', 'dina', { text: 'New toner' }],
    ['ask.send', 'dina', {}],
    ['note.send', 'dina', { text: '' }],
    ['escalate.send', 'dina', {}],
    ['answer.send', 'kim', { text: '  ' }],
    ['assess.send', 'kim', { impact: 'me' }],
  ] as const)('gives back %s of %s that was sent empty, with what was typed', async (action, name, data) => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const version = (await desk.store.incidents.load(id))?.version;
    const reply = shown(await desk.presses(name, action, { incident: id, ...data }));
    expect(reply).toContain(action);
    for (const typed of Object.values(data).filter((value) => value.trim() !== '')) expect(reply).toContain(typed);
    expect((await desk.store.incidents.load(id))?.version).toBe(version);
  });

  it('logs one case and answers once when an event comes four times at once', async () => {
    const desk = createDeskChat();
    const event = desk.message('kim', 'report the printer is jammed');
    await Promise.all([1, 2, 3, 4].map(() => desk.inbound(event)));
    expect(await desk.store.incidents.ofCaller((await desk.incident(1)).caller.id, 10)).toHaveLength(1);
    const free = desk.message('ole', 'my screen is black');
    const replies = await Promise.all([1, 2, 3, 4].map(() => desk.inbound(free)));
    expect(replies.filter(({ type }) => type === 'view')).toHaveLength(1);
  });

  it('says so when the database is away, and stores nothing', async () => {
    const desk = createDeskChat((store) => ({
      ...store,
      incidents: { ...store.incidents, nextNumber: away, create: away, load: away },
    }));
    expect(shown(await desk.says('kim', 'report the printer is jammed'))).toMatch(/again/);
    expect(desk.drained).toEqual([]);
    await expect(desk.incident(1)).rejects.toThrow('No INC-1');
  });

  it('takes a save whose answer was lost for done when it happened', async () => {
    const desk = createDeskChat((store) => ({
      ...store,
      incidents: {
        ...store.incidents,
        create: async (id, write) => {
          await store.incidents.create(id, write);
          return away();
        },
      },
    }));
    expect(await desk.says('kim', 'report the printer is jammed')).toEqual({ type: 'done' });
    expect((await desk.incident(1)).title).toBe('the printer is jammed');
  });

  it('promises nothing when it is not known whether a save happened', async () => {
    const desk = createDeskChat((store) => ({ ...store, incidents: { ...store.incidents, create: away, load: away } }));
    expect(shown(await desk.says('kim', 'report the printer is jammed'))).toMatch(/sure/i);
  });

  it.each(['tak', 'thanks!', 'hej', 'ok'])('never opens a form for "%s"', async (text) => {
    const desk = createDeskChat();
    expect(shown(await desk.says('kim', text))).not.toContain('report.send');
  });

  it('takes free text for an answer only where one case waits for it', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    expect(shown(await desk.says('kim', 'it is on floor 3'))).toContain('answer.choose');
    const { id } = await desk.incident(1);
    await desk.presses('dina', 'ask.send', { incident: id, text: 'Which floor?' });
    await desk.says('kim', 'yes');
    expect(await desk.incident(1)).toMatchObject({ status: 'in_progress', lastAnswer: { text: 'yes' } });
  });
});
