import { openWorld, type World } from '../../support/world';

const MAIL = { address: 'desk@vagt.example', trust: ['mx.example.com'], unknown: 'confirm' } as const;

let world: World;
beforeEach(async () => {
  world = await openWorld({ caller: 'slack', team: 'teams', mail: MAIL });
  await world.store.callers.put([{ key: 'maja@example.com', name: 'Maja Friis' }], '1');
});
afterEach(() => world.close());

test('a case by mail, claimed in Slack, asked and answered by mail, resolved in Teams, Fixed pressed in the mail', async () => {
  const { mail, room, dina } = world;
  const maja = mail.person('Maja Friis', 'maja@example.com');
  const anna = world.slack.person('Anna Holm', {});
  await anna.arrives();

  expect(await maja.writes('Printer on floor 3', 'It is jammed.\n\nBest regards,\nMaja Friis')).toContain('250');
  const { state } = await world.incident();
  expect(state).toMatchObject({ title: 'Printer on floor 3', source: 'mail', caller: { name: 'Maja Friis' } });
  expect(state.details).toBe('Printer on floor 3\nIt is jammed.');
  expect(room.card().words).toContain('INC-1 · Printer on floor 3');

  const [received, ...others] = maja.heard();
  expect(others).toEqual([]);
  expect(received?.subject).toBe('[INC-1] Printer on floor 3');
  expect(received?.replyTo).toMatch(/^desk\+inc-1\.[a-z2-7]{21}@vagt\.example$/i);
  expect(received?.references).toEqual(['<maja.example.com.1@example.com>']);
  expect(received?.text).toContain('Answer this mail to write about INC-1');

  await anna.writes('claim INC-1');
  expect(maja.heard().map(({ text }) => text)).toEqual([expect.stringContaining('Anna Holm has taken your incident')]);

  await dina.fills('Ask the caller', { text: 'Which of the two?' });
  expect(maja.last().text).toContain('Which of the two?');
  expect(await maja.replies('The left one.\n\nSent from my iPhone')).toContain('250');
  expect(room.card().words).toContain('The left one.');
  expect(room.card().words).not.toContain('Which of the two?');
  expect((await world.incident()).state).toMatchObject({
    status: 'in_progress',
    lastAnswer: { text: 'The left one.' },
  });

  await dina.fills('Resolve', { text: 'Took the paper out', code: 'fixed' });
  expect(maja.last().text).toContain('Took the paper out');
  const fixed = maja.link('Fixed');
  expect(maja.link('Not yet')).not.toBe(fixed);

  // What scans mails opens every link, more than once.
  expect(await mail.visits(fixed)).toContain('<button type="submit">Fixed</button>');
  await mail.visits(fixed);
  expect((await world.incident()).state.status).toBe('resolved');
  expect(await mail.visits(fixed, {})).toContain('INC-1 is closed');
  expect((await world.incident()).state.status).toBe('closed');
  expect(room.card().words).toContain('Closed');
  // The second press, and the other link, say how it is.
  expect(await mail.visits(fixed, {})).not.toContain('<button');
  await world.forward(24 * 60);
  expect(maja.inbox()).toHaveLength(4);
});

test('Not yet asks for a word, and opens the case again', async () => {
  const { mail, dina } = world;
  const maja = mail.person('Maja Friis', 'maja@example.com');
  await maja.writes('Printer', 'It is jammed.');
  await dina.presses('Claim');
  await dina.fills('Resolve', { text: 'Took the paper out', code: 'fixed' });
  const notYet = maja.link('Not yet');
  expect(await mail.visits(notYet)).toContain('<textarea');
  expect(await mail.visits(notYet, { why: '  ' })).toContain('Write a word about it');
  expect((await world.incident()).state.status).toBe('resolved');
  expect(await mail.visits(notYet, { why: 'Jams after <b>one</b> page' })).toContain('open again');
  expect((await world.incident()).state).toMatchObject({
    status: 'in_progress',
    lastAnswer: { text: 'Jams after <b>one</b> page' },
  });
  expect(dina.heard().join()).toContain('Jams after');
});

test('in Danish, to whoever writes Danish', async () => {
  const { mail, dina } = world;
  const maja = mail.person('Maja Friis', 'maja@example.com');
  await maja.writes('Printeren på 3. sal', 'Den æder papiret, og jeg kan ikke komme videre med min opgave.');
  await dina.fills('Ask the caller', { text: 'Hvilken af dem?' });
  const [card, question] = maja.heard();
  expect(card?.text).toContain('Svar på denne mail for at skrive om INC-1');
  expect(question?.text).toContain('har et spørgsmål til dig');
  expect(question?.html).toContain('lang="da"');
  expect(`${card?.text}${question?.text}`).not.toMatch(/\b(?:Answer|question|Status: New|the)\b/);
});

test('what is sent along is kept as a chat would, and the rest is named', async () => {
  const { mail } = world;
  const maja = mail.person('Maja Friis', 'maja@example.com');
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  await maja.writes('', '', {
    attachments: [
      { filename: 'screen.png', content: png, contentType: 'image/png' },
      { filename: 'winmail.dat', content: Buffer.from('x'), contentType: 'application/ms-tnef' },
    ],
  });
  const { state } = await world.incident();
  expect([state.title, state.attachments.map(({ name }) => name)]).toEqual(['screen.png', ['screen.png']]);
  expect(
    maja
      .inbox()
      .map(({ text }) => text)
      .join(),
  ).toContain('Ikke gemt: winmail.dat');
});
