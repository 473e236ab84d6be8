import { aDesk } from '../../support/desk';
import { CROSSED, openWorld, type World } from '../../support/world';
import { keptWays } from '../../support/world/kept-ways';

const MAIL = { address: 'desk@vagt.example', trust: ['mx.example.com'], unknown: 'take' } as const;
const REPORTERS = 20;
const PHONES: Readonly<Record<string, string>> = { anna: '+4511111111', carl: '+4533333333' };

const people = aDesk().people;
const desk = aDesk({
  // Each card is looked at, not a digest of them.
  storm: { over: 100, withinMs: 600_000 },
  people: Object.fromEntries(
    Object.entries(people).map(([key, person]) => [
      key,
      PHONES[key] === undefined ? person : { ...person, phone: PHONES[key] },
    ]),
  ),
});

// Twenty reports, over ten minutes in which everything else is tried again and again: one crossing shows it.
describe.each(CROSSED.slice(0, 1))('%s: both chats cut for ten minutes', (_, caller, team) => {
  let world: World;
  let kept: ReturnType<typeof keptWays>;
  beforeEach(async () => {
    kept = keptWays('sms', 'mail');
    world = await openWorld({ caller, team, desk, mail: MAIL, ways: kept.ways });
  });
  afterEach(() => world.close());

  const cut = (isCut: boolean): void => {
    for (const side of [world.slack, world.teams]) side.cuts(isCut);
  };
  const pings = () => kept.sent.filter(({ message }) => /has claimed it/.test(message.text));
  const news = () => kept.sent.filter(({ message }) => /cannot be reached/.test(message.subject));

  /** Two who report by mail every minute. */
  async function reportByMail() {
    const reporters = Array.from({ length: REPORTERS }, (_person, n) =>
      world.mail.person(`Reporter ${n}`, `reporter.${n}@example.com`),
    );
    for (const [n, reporter] of reporters.entries()) {
      expect(await reporter.writes(`Printer of ${reporter.name}`, 'It is jammed.')).toContain('250');
      if (n % 2 === 1) await world.forward(0.9);
    }
    return reporters;
  }

  test('nothing is lost, every page goes by another way, and nothing is said twice afterwards', async () => {
    const { kim, anna, carl, bo, dina, room, mail } = world;
    for (const text of ['report Nothing works', 'report All screens are black']) {
      await kim.writes(text);
      await kim.presses('Everybody');
      await kim.presses('No');
    }
    for (const place of [kim, anna, carl, bo, dina, room]) place.heard();
    const since = world.clock.now().getTime();
    const until = (minute: number) => world.forward(minute - (world.clock.now().getTime() - since) / 60_000);
    await until(4);
    cut(true);
    const reporters = await reportByMail();
    await until(15.5);

    for (const n of reporters.keys()) {
      const { state } = await world.incident(n + 3);
      expect(state.title).toBe(`Printer of Reporter ${n}`);
      expect(reporters[n]?.inbox().map(({ subject }) => subject)).toEqual([`[INC-${n + 3}] ${state.title}`]);
    }
    expect(
      world.out.outages
        .down()
        .map(({ platform }) => platform)
        .toSorted(),
    ).toEqual(['slack', 'teams']);
    // The step for the team fell due, which its lead got instead, and then her own: of both cases, once each.
    const paged = pings().map(({ way, to, message: { text } }) =>
      [way, to, ...(text.match(/INC-\d|\d+ min/g) ?? [])].join(' '),
    );
    expect(paged.toSorted()).toEqual(
      ['INC-1 15 min', 'INC-1 5 min', 'INC-2 15 min', 'INC-2 5 min'].map((one) => `mail anna.holm@example.com ${one}`),
    );
    // No chat is left to say it in: each lead once, by mail.
    const told = news().map(({ way, to, message }) => `${way} ${to} ${message.subject}`);
    expect(told.toSorted()).toEqual(
      ['anna.holm', 'bo.lund'].flatMap((name) =>
        ['Slack', 'Teams'].map((platform) => `mail ${name}@example.com ${platform} cannot be reached`),
      ),
    );

    const link = pings().find(({ message }) => message.text.includes('INC-1'))?.message.link ?? '';
    expect(await mail.visits(link, {})).toContain('INC-1');
    expect((await world.incident(1)).state.owner?.name).toBe('Anna Holm');

    const before = kept.sent.length;
    cut(false);
    await world.forward(4);
    expect(world.out.outages.down()).toEqual([]);
    expect(kim.heard().filter((words) => words.includes('Anna Holm has taken'))).toHaveLength(1);
    // Nobody has the other one, so its team hears that late, once; of the one that was taken it hears nothing.
    expect(room.heard()).toEqual([expect.stringMatching(/INC-2.*Nobody has taken it/s)]);
    expect([anna, bo, carl, dina].flatMap((one) => one.heard())).toEqual([]);
    const numbers = room.cards().map(({ words }) => Number(/INC-(\d+)/.exec(words)?.[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: REPORTERS + 2 }, (_case, n) => n + 1));
    expect(room.cards().find(({ words }) => words.includes('INC-1 '))?.words).toContain('Anna Holm has it');
    expect(kept.sent).toHaveLength(before);
  });
});
