import { StoreUnavailable } from '../../../src/record/unavailable';
import type { Store } from '../../../src/store';
import type { Correspondent } from '../../support/mail/correspondent';
import { openWorld, type World } from '../../support/world';

const MAIL = { address: 'desk@vagt.example', trust: ['mx.example.com'], unknown: 'confirm' } as const;

const SENT = new Date('2026-04-06T07:00:00Z');

let world: World;
const open = async (unknown: 'confirm' | 'take' | 'refuse' = 'confirm', between?: (store: Store) => Store) => {
  world = await openWorld({ caller: 'slack', team: 'teams', mail: { ...MAIL, unknown }, ...(between && { between }) });
  await world.store.callers.put([{ key: 'maja@example.com', name: 'Maja Friis' }], '1');
  const maja = world.mail.person('Maja Friis', 'maja@example.com');
  return { ...world, maja };
};
afterEach(() => world.close());

/** How many there are; a try that failed leaves a gap in their numbers. */
const cases = async (): Promise<number> => {
  const numbers = Array.from({ length: 12 }, (_, at) => at + 1);
  const found = await Promise.all(numbers.map((number) => world.store.incidents.byNumber(number)));
  return found.filter(Boolean).length;
};
const isRefused = (answer: string): boolean => answer.startsWith('550');

describe('a sender whom nobody vouches for', () => {
  test('is told nothing until an operator confirms them', async () => {
    const { mail, room, dina } = await open();
    const forged = mail.person('Carl Friis', 'carl.friis@example.com');
    expect(await forged.writes('Pay this bill', 'At once, please.', { vouched: false })).toContain('250');
    expect(room.card().words).toContain('Nobody has confirmed that Carl Friis (carl.friis@example.com) sent this mail');
    const { state } = await world.incident();
    expect(state.caller.id).not.toBe((await world.store.people.byEmail('carl.friis@example.com'))?.id);
    await dina.presses('Claim');
    await dina.fills('Ask the caller', { text: 'Which bill?' });
    await world.forward(5);
    expect(forged.inbox()).toEqual([]);
    await dina.presses('Confirm sender');
    expect(forged.inbox().map(({ text }) => text)).toEqual([expect.stringContaining('Which bill?')]);
    expect(room.card().words).not.toContain('Nobody has confirmed');
    expect(room.card().buttons).not.toContain('Confirm sender');
    // They may answer by the token that they were sent.
    expect(await forged.replies('The one of May.', { vouched: false })).toContain('250');
    expect((await world.incident()).state.lastAnswer?.text).toBe('The one of May.');
  });

  test('is refused where the desk says so, and nothing is kept', async () => {
    const { mail, maja } = await open('refuse');
    const stranger = mail.person('Eve', 'eve@else.example');
    expect(isRefused(await stranger.writes('Hello', 'Hello'))).toBe(true);
    expect(isRefused(await maja.writes('Printer', 'Jammed', { vouched: false }))).toBe(true);
    expect([await cases(), stranger.inbox(), maja.inbox()]).toEqual([0, [], []]);
    expect(await maja.writes('Printer', 'Jammed')).toContain('250');
    expect(await cases()).toBe(1);
  });

  test('is taken where the desk says so, without any right of whom they name', async () => {
    const { mail } = await open('take');
    const forged = mail.person('Anna Holm', 'anna.holm@example.com');
    await forged.writes('Printer', 'Jammed', { vouched: false });
    expect(forged.inbox()).toHaveLength(1);
    const caller = await world.store.people.get((await world.incident()).state.caller.id);
    expect(caller?.identities.some(({ member }) => member)).toBe(false);
    expect(caller?.email).toBeUndefined();
  });
});

describe('a token', () => {
  const twoCases = async () => {
    const opened = await open();
    const { maja } = opened;
    const kim = world.mail.person('Kim Jensen', 'kim.jensen@example.com');
    await maja.writes('Printer', 'It is jammed.');
    await kim.writes('Screen', 'It is dark.');
    return { ...opened, kim };
  };
  const untouched = async () => {
    expect([
      await cases(),
      (await world.incident(1)).state.lastAnswer,
      (await world.incident(2)).state.lastAnswer,
    ]).toEqual([2, undefined, undefined]);
  };

  test('of another sender is refused, and tells nobody anything', async () => {
    const { maja, kim } = await twoCases();
    const to = maja.last().replyTo;
    expect(isRefused(await kim.writes('Re: Printer', 'Mine now', { to }))).toBe(true);
    await untouched();
    expect([maja.inbox(), kim.inbox()].map(({ length }) => length)).toEqual([1, 1]);
  });

  test.each([
    ['of another case', (to: string) => to.replace(/inc-1/i, 'inc-2')],
    ['that nobody made', (to: string) => to.replace(/\.[a-z2-7]{21}@/, `.${'a'.repeat(21)}@`)],
    ['that is cut', (to: string) => to.replace(/.@/, '@')],
  ])('%s is refused', async (_, change) => {
    const { maja } = await twoCases();
    expect(isRefused(await maja.writes('Re: Printer', 'Well', { to: change(maja.last().replyTo) }))).toBe(true);
    await untouched();
  });

  test('is not needed where a trusted server vouches for who answers, and is where none does', async () => {
    const { maja } = await twoCases();
    await maja.replies('It is the left one.', { to: 'desk@vagt.example' });
    expect((await world.incident(1)).state.lastAnswer?.text).toBe('It is the left one.');
    await maja.replies('Or the right one.', { to: 'desk@vagt.example', vouched: false });
    expect((await world.incident(1)).state.lastAnswer?.text).toBe('It is the left one.');
    expect((await world.incident(3)).state.unconfirmed).toBe(true);
  });

  test('a subject alone threads nothing', async () => {
    const { kim } = await twoCases();
    await kim.writes('Re: [INC-1] Printer', 'Me too');
    expect(await cases()).toBe(3);
  });
});

describe('what must come once', () => {
  test('comes once, however often it is brought', async () => {
    const { maja } = await open();
    const again = { messageId: '<once@example.com>', date: SENT };
    for (let time = 0; time < 3; time += 1) expect(await maja.writes('Printer', 'Jammed', again)).toContain('250');
    expect([await cases(), maja.inbox().length]).toEqual([1, 1]);
    const answer = { messageId: '<twice@example.com>', date: SENT, to: maja.last().replyTo };
    for (let time = 0; time < 2; time += 1)
      expect(await maja.writes('Re: Printer', 'The left one', answer)).toContain('250');
    const answered = (await world.incident()).timeline.filter(({ type }) => type === 'answered');
    expect(answered).toHaveLength(1);
  });

  test('is not acknowledged before it is saved', async () => {
    let isAway = false;
    const { maja } = await open('confirm', (store) => ({
      ...store,
      incidents: {
        ...store.incidents,
        create: async (...args) => {
          if (isAway) throw new StoreUnavailable('away');
          return store.incidents.create(...args);
        },
      },
    }));
    isAway = true;
    const once = { messageId: '<later@example.com>', date: SENT };
    expect(await maja.writes('Printer', 'Jammed', once)).toMatch(/^451/);
    expect(await cases()).toBe(0);
    isAway = false;
    expect(await maja.writes('Printer', 'Jammed', once)).toContain('250');
    expect(await cases()).toBe(1);
  });
});

describe('programs', () => {
  const autoResponder =
    (person: Correspondent, headers: Readonly<Record<string, string>>) => async (): Promise<number> => {
      let rounds = 0;
      for (; rounds < 30; rounds += 1) {
        const [fresh] = person.heard();
        if (!fresh) break;
        await person.replies('I am away until Monday.', { headers });
      }
      return rounds;
    };

  test('two that answer each other end after one round', async () => {
    const { maja } = await open();
    await maja.writes('Printer', 'Jammed');
    expect(await autoResponder(maja, { 'Auto-Submitted': 'auto-replied' })()).toBe(1);
    expect([await cases(), (await world.incident()).state.lastAnswer]).toEqual([1, undefined]);
  });

  test('one that says nothing of itself ends after one round too', async () => {
    const { maja } = await open();
    await maja.writes('Printer', 'Jammed');
    expect(await autoResponder(maja, {})()).toBe(1);
    expect([await cases(), (await world.incident()).state.lastAnswer?.text]).toEqual([1, 'I am away until Monday.']);
  });

  test('one that writes anew each time makes five cases an hour, and the rest comes later', async () => {
    const { maja } = await open();
    const answers: string[] = [];
    for (let at = 0; at < 7; at += 1) answers.push((await maja.writes(`Alarm ${at}`, 'It rings')).slice(0, 3));
    expect(answers).toEqual(['250', '250', '250', '250', '250', '451', '451']);
    await world.forward(61);
    expect(await maja.writes('Alarm 7', 'It rings')).toContain('250');
    expect(await cases()).toBe(6);
  });

  test.each([
    ['an automatic answer', { 'Auto-Submitted': 'auto-replied' }],
    ['a newsletter', { 'List-Unsubscribe': '<https://example.com/u>' }],
    ['a mail in bulk', { Precedence: 'bulk' }],
  ])('%s is no case', async (_, headers) => {
    const { maja } = await open();
    expect(await maja.writes('News', 'Read this', { headers })).toContain('250');
    expect([await cases(), maja.inbox()]).toEqual([0, []]);
  });
});

test('a mail that comes back shows on the case, to its writer, and in why', async () => {
  const { maja, dina, room } = await open();
  await maja.writes('Printer', 'Jammed');
  await dina.fills('Ask the caller', { text: 'Which one?' });
  const { returnPath } = maja.last();
  expect(returnPath).toBe(maja.last().replyTo);
  const report = [
    'Reporting-MTA: dns; mx.example.com',
    '',
    'Final-Recipient: rfc822; maja@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox',
  ].join('\n');
  const postmaster = world.mail.person('Mail Delivery System', 'mailer-daemon@mx.example.com');
  expect(await postmaster.bounces(returnPath, report)).toContain('250');
  expect(room.card().words).toMatch(/Mail to maja@example\.com came back .*550 5\.1\.1 No such mailbox/);
  expect(dina.heard().join()).toContain('Which one?');
  const rows = await world.store.deliveries.ofSubject({ kind: 'incident', id: (await world.incident()).state.id });
  expect(rows.filter(({ reason }) => reason === 'bounced').map(({ notice, status }) => [notice.kind, status])).toEqual([
    ['asked', 'refused'],
  ]);
  await dina.writes('why INC-1');
  expect(dina.posts().at(-1)?.words ?? '').toContain('the mail came back');
  await postmaster.bounces(returnPath, report);
  const { timeline } = await world.incident();
  expect(timeline.filter(({ type }) => type === 'bounced' || type === 'undelivered').map(({ type }) => type)).toEqual([
    'undelivered',
    'bounced',
  ]);
});

test('mail for somebody else is not passed on, and nothing larger than the limit is taken', async () => {
  const { maja } = await open();
  expect(await maja.writes('Hello', 'Hello', { to: 'bo@else.example' })).toContain('550 5.1.1');
  const content = Buffer.alloc(13 * 1024 * 1024, 'x');
  const big = await maja.writes('Big', 'Big', {
    attachments: [{ filename: 'a.bin', content, contentType: 'application/octet-stream' }],
  });
  expect(big).toMatch(/552/);
  expect(await cases()).toBe(0);
});
