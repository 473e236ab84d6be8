import { StoreUnavailable } from '../../src/record/unavailable';
import { createDeskChat, shown } from '../support/desk-chat';

const CARD = { address: { platform: 'teams', kind: 'room', id: '19:desk' }, id: 'card' } as const;
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

  it('knows no case by a button that is none of theirs', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const unknown = shown(await desk.presses('kim', 'claim', { incident: 'no-such' }));
    expect(unknown).toContain('I know no such incident');
    for (const action of ['claim', 'show', 'queue.claim', 'home.claim', 'resolve.send', 'answer.choose', 'dance']) {
      expect([action, shown(await desk.presses('ole', action, { incident: id }))]).toEqual([action, unknown]);
    }
  });

  it('answers a button of a command that is gone with the case as it is now, or with what else there is', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    for (const [name, like] of [
      ['dina', ['This card is out of date.', 'as of 09:00', '"action":"claim"']],
      ['kim', ['This card is out of date.', 'as of 09:00', '"action":"works"']],
    ] as const) {
      const reply = await desk.presses(name, 'dance', { incident: id, place: 'team' });
      expect(reply).toMatchObject({ private: true, stale: true });
      for (const words of like) expect(shown(reply)).toContain(words);
    }
    const none = shown(await desk.presses('dina', 'dance', {}));
    expect(none).toContain('What the button was for is no longer there.');
    expect(none).toContain('"action":"help"');
  });

  it('answers what a case has overtaken with the case as it is now, and what is not theirs with a sentence', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const live = { ...desk.press('dina', 'assess', { incident: id, place: 'team', impact: 'galaxy' }), message: CARD };
    const odd = await desk.inbound(live);
    expect(odd).toMatchObject({ stale: true });
    expect(shown(odd)).toMatch(/This card is out of date.*as of 09:00.*"action":"claim"/);
    expect(await desk.presses('kim', 'claim', { incident: id })).not.toHaveProperty('stale');
    await desk.presses('anna', 'claim', { incident: id });
    for (const action of ['claim', 'queue.claim', 'home.claim']) {
      const reply = await desk.presses('dina', action, { incident: id });
      expect(reply).toMatchObject({ stale: true });
      expect(shown(reply)).toMatch(/Anna already has INC-1.*as of 09:00.*"action":"resolve.open"/);
    }
    expect(await desk.presses('anna', 'claim', { incident: id })).toMatchObject({ stale: true });
    await desk.presses('kim', 'works', { incident: id });
    const sent = await desk.presses('anna', 'resolve.send', { incident: id, text: 'New toner', code: 'fixed' });
    expect(sent).toMatchObject({ stale: true });
    expect(shown(sent)).toMatch(/as of 09:00.*Closed.*"action":"reopen.open"/);
  });

  it('says of when a card is that nothing keeps up to date, and only of such', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    const on = (action: string, data: object) =>
      desk.inbound({ ...desk.press('dina', action, { incident: id, ...data }), message: CARD });
    for (const reply of [await desk.says('dina', 'show INC-1'), await on('show', {}), await on('claim', {})]) {
      expect(shown(reply)).toContain('This is the case as of 09:00.');
      expect(shown(reply)).not.toContain('"place"');
      expect(reply).not.toHaveProperty('view.refresh');
    }
    const live = await on('show', { place: 'team' });
    expect(shown(live)).not.toContain('as of');
    expect(live).toMatchObject({ view: { refresh: { action: 'show', data: { incident: id, place: 'team' } } } });
  });

  it('asks for a choice where none was made', async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const { id } = await desk.incident(1);
    for (const data of [{}, { impact: '', urgency: '' }]) {
      expect(shown(await desk.presses('dina', 'assess', { incident: id, ...data }))).toContain('Please choose one.');
    }
    await desk.presses('dina', 'assess', { incident: id, impact: 'team', urgency: '' });
    expect(await desk.incident(1)).toMatchObject({ impact: 'team', unanswered: ['urgency'] });
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
