import { createDeskChat, shown } from '../support/desk-chat';
import { deskWith, WEEKLY } from '../support/on-call';

async function twoCases() {
  const desk = createDeskChat();
  desk.reads('dina', 'da-DK');
  await desk.says('kim', 'report the printer is jammed');
  await desk.says('kim', 'report the vpn is down');
  const { id } = await desk.incident(2);
  await desk.presses('dina', 'priority.send', { incident: id, priority: 'P2', why: 'The director' });
  await desk.presses('dina', 'handOver.send', { incident: id, team: 'network' });
  return { ...desk, asks: async (text: string) => shown(await desk.says('dina', text)) };
}

describe('the words of an operator', () => {
  it.each([
    ['kø P2', ['vpn'], ['printer']],
    ['kø servicedesk', ['printer'], []],
    ['kø', ['vpn', 'printer'], []],
    ['ko p4', ['printer'], ['vpn']],
    ['søg printer', ['printer'], ['vpn']],
    ['search VPN', ['vpn'], ['printer']],
    ['søg skærm', ['passer til »skærm«'], ['printer', 'vpn']],
  ])('"%s" shows what fits', async (text, there, absent) => {
    const { asks } = await twoCases();
    const words = await asks(text);
    for (const one of there) expect(words).toContain(one);
    for (const one of absent) expect(words).not.toContain(one);
  });

  it('takes what a caller says of a queue for a report', async () => {
    const desk = createDeskChat();
    expect(shown(await desk.says('kim', 'queue is stuck'))).toContain('report.send');
  });

  it.each(['note INC-1 ring til Kim', 'notat #1: ring til Kim'])('"%s" is kept inside', async (text) => {
    const desk = await twoCases();
    expect(await desk.asks(text)).toContain('interne note');
    const { timeline = [] } = (await desk.store.incidents.byNumber(1)) ?? {};
    expect(timeline.at(-1)).toMatchObject({ type: 'noted', text: 'ring til Kim' });
  });

  it.each(['spørg INC-1 er stikket sat i?', 'ask #1: er stikket sat i?'])('"%s" asks the caller', async (text) => {
    const desk = await twoCases();
    await desk.asks(text);
    expect(await desk.incident(1)).toMatchObject({ status: 'waiting', question: { text: 'er stikket sat i?' } });
  });

  it('opens the form of a question that has no words, and takes "ask IT about …" for a report', async () => {
    const desk = await twoCases();
    expect(await desk.asks('spørg INC-1')).toContain('ask.send');
    expect(await desk.asks('ask IT about the phones')).toContain('report.send');
  });

  it('opens the form of a note that has no words, and takes "note from …" for a report', async () => {
    const desk = await twoCases();
    expect(await desk.asks('note INC-1')).toContain('note.send');
    expect(await desk.asks('note fra udlejeren om porten')).toContain('report.send');
  });

  it.each(['tag INC-1', 'claim INC-1'])('"%s" shows the card, with what comes next', async (text) => {
    const desk = await twoCases();
    const words = await desk.asks(text);
    expect(words).toContain('Du har taget INC-1');
    expect(words).toContain('resolve.open');
  });

  it.each([
    ['kan du lukke INC-1?', 'luk INC-1'],
    ['Please close INC-1', 'close INC-1'],
    ['Could you claim INC-1, please', 'claim INC-1'],
    ['vil du tage INC-1', 'tag INC-1'],
    ['kan nogen sende INC-1 videre?', undefined],
    ['kan du sende videre INC-1 til netværk?', 'send videre INC-1'],
    ['vil du give slip på INC-1', 'giv slip INC-1'],
    ['kan du eskalere INC-1 til lederen', 'eskalér INC-1'],
    ['can you put INC-1 on the printer list', undefined],
  ])('"%s" shows the case, and how that is written', async (text, typed) => {
    const desk = await twoCases();
    const words = await desk.asks(text);
    expect(words.includes('report.send')).toBe(typed === undefined);
    if (typed !== undefined) expect(words).toContain(`Skriv »${typed}«, eller brug knapperne.`);
    if (typed !== undefined) expect(words).toContain('claim');
    expect((await desk.incident(1)).status).toBe('new');
  });

  it('says nothing of a case that is not for them, whatever they wish for it', async () => {
    const desk = await twoCases();
    expect(shown(await desk.says('eva', 'please close INC-1'))).not.toContain('printer');
  });

  it.each(['slip INC-1', 'giv slip INC-1', 'Slip INC-1!'])('"%s" gives it back', async (text) => {
    const desk = await twoCases();
    await desk.asks('tag INC-1');
    await desk.asks(text);
    expect((await desk.incident(1)).owner).toBeUndefined();
  });

  it.each(['luk INC-1 ny toner', 'los INC-1 ny toner', 'løs INC-1 ny toner', 'close INC-1 ny toner'])(
    '"%s" asks what fixed it, with an ending chosen',
    async (text) => {
      const desk = await twoCases();
      const words = await desk.asks(text);
      expect(words).toContain('resolve.send');
      expect(words).toContain('"value":"fixed"');
      expect(words).toContain('ny toner');
    },
  );

  it('"vagt" says which teams have no schedule, and who is asked there', async () => {
    const desk = createDeskChat(undefined, undefined, undefined, deskWith(WEEKLY));
    desk.reads('dina', 'da-DK');
    expect(shown(await desk.says('dina', 'vagt'))).toContain(
      'Netværk har ingen vagtplan; pings går til teamets kanal.',
    );
  });

  it('"vagt næste uge" shows the week of the only team that has one', async () => {
    const desk = createDeskChat(undefined, undefined, undefined, deskWith(WEEKLY));
    for (const name of ['dina', 'anna', 'bo', 'carl']) {
      expect(shown(await desk.says(name, 'vagt næste uge'))).toMatch(/"week":"0".*"week":"2"/);
    }
  });

  it('says which files a command did not take', async () => {
    const desk = await twoCases();
    const said = { ...desk.base('kim'), text: 'status', files: [], otherFiles: ['log.txt'], addressed: true } as const;
    expect(shown(await desk.inbound({ type: 'message', ...said }))).toContain('I did not take log.txt');
  });
});
