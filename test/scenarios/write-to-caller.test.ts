import { textOf } from '../support/chat';
import { buttonOf, createDeskThread, type DeskThread, viewOf, words } from '../support/desk-thread';
import { KIM_CHAT, ROOM, SECOND } from '../support/outgoing';

const SECRET = 'her password is hunter2';

/** Dina writes to the caller from the thread. */
async function written(
  text = 'svar: Please restart it',
): Promise<{ desk: DeskThread; reply: Awaited<ReturnType<DeskThread['writes']>> }> {
  const desk = await createDeskThread();
  return { desk, reply: await desk.writes('dina', text, { addressed: false }) };
}

test('svar: in the thread goes to the caller after ten seconds, once', async () => {
  const { desk, reply } = await written();
  expect(reply).toMatchObject({ type: 'view', private: false });
  expect(words(reply)).toBe('✉ To Kim, sent in 10 seconds:\nPlease restart it\n[Undo]');
  expect(viewOf(reply)?.fallback).toBe('✉ To Kim, sent in 10 seconds: “Please restart it”');
  await desk.jobs.forward(10 * SECOND);
  expect(desk.heard()).toEqual([]);
  await desk.jobs.forward(20 * SECOND);
  expect(desk.heard()).toHaveLength(1);
  expect(desk.heard()[0]).toContain('dina writes to you:\nPlease restart it\n[Reply]');
});

test.each([
  'svar: Please restart it',
  'Svar: Please restart it',
  'SVAR : Please restart it',
  'reply:Please restart it',
  'Reply:\nPlease restart it',
  '> svar: do not restart it\nreply: Please restart it\n> and more of hers',
])('%j writes the words alone to the caller', async (text) => {
  for (const addressed of [true, false]) {
    const desk = await createDeskThread();
    await desk.writes('dina', text, { addressed });
    await desk.jobs.forward(12 * SECOND);
    expect(desk.heard()).toHaveLength(1);
    expect(desk.heard()[0]).toContain('\nPlease restart it\n');
    expect(desk.heard()[0]).not.toMatch(/svar|reply:|do not|and more/i);
  }
});

test.each([
  SECRET,
  `> svar: ${SECRET}`,
  `> reply: ${SECRET}\nWhat do we say?`,
  `We could answer\nsvar: ${SECRET}`,
  `svar ${SECRET}`,
  `answer: ${SECRET}`,
  `besvar: ${SECRET}`,
  `replying: ${SECRET}`,
])('%j stays inside', async (text) => {
  for (const addressed of [true, false]) {
    const desk = await createDeskThread();
    await desk.writes('dina', text, { addressed });
    await desk.jobs.forward(60 * SECOND);
    expect(JSON.stringify(desk.chat.at(KIM_CHAT))).not.toContain(SECRET);
    expect(await desk.happened()).not.toContain('messaged');
    if (!addressed) expect(await desk.happened()).toEqual(['noted']);
  }
});

test('undone after nine seconds: the caller never gets it, and the thread says so', async () => {
  const { desk, reply } = await written();
  await desk.jobs.forward(9 * SECOND);
  const undone = await desk.presses('dina', buttonOf(reply, 'unsend'));
  expect(words(undone)).toBe('Taken back: Kim does not get it.\nTaken back and not sent to Kim:\nPlease restart it');
  await desk.jobs.forward(60 * SECOND);
  expect(desk.heard()).toEqual([]);
  expect(await desk.happened()).toEqual(['messaged', 'unsent']);
  const rows = await desk.store.deliveries.ofSubject({ kind: 'incident', id: desk.incident });
  expect(rows).toMatchObject([{ status: 'cancelled', reason: 'undone' }]);
});

test('undone after eleven seconds: too late, it was sent', async () => {
  const { desk, reply } = await written();
  await desk.jobs.forward(11 * SECOND);
  const late = await desk.presses('dina', buttonOf(reply, 'unsend'));
  expect(words(late)).toBe(
    'It is too late to take that back: it has been sent to Kim.\n✉ Sent to Kim:\nPlease restart it',
  );
  expect(desk.heard()).toHaveLength(1);
  expect(await desk.happened()).toEqual(['messaged']);
});

test('the pressed message itself loses its Undo for everybody', async () => {
  const { desk, reply } = await written();
  const view = viewOf(reply);
  if (!view) throw new Error('no answer');
  const posted = await desk.chat.post(ROOM, view, 'answer');
  await desk.presses('kim', buttonOf(reply, 'unsend'), posted);
  expect(desk.chat.get(posted)?.shown).toHaveLength(1);
  await desk.presses('dina', buttonOf(reply, 'unsend'), posted);
  const shown = desk.chat.get(posted)?.view;
  expect(shown && textOf(shown)).toBe('Taken back and not sent to Kim:\nPlease restart it');
});

test('the second press does nothing more; only the sender, the owner and the lead may press', async () => {
  const { desk, reply } = await written('svar: Hi');
  const button = buttonOf(reply, 'unsend');
  expect(words(await desk.presses('kim', button))).toBe('Only the operators who work on INC-1 can do that.');
  expect(words(await desk.presses('carl', button))).toContain('Only dina, who wrote it');
  expect(await desk.happened()).toEqual(['messaged']);
  await desk.presses('anna', button);
  expect(words(await desk.presses('dina', button))).toContain('Taken back and not sent');
  expect(await desk.happened()).toEqual(['messaged', 'unsent']);
});

test('an empty one is asked for words, and nothing happens', async () => {
  for (const text of ['svar:', 'Reply :  ', 'svar:\n> hers']) {
    const { desk, reply } = await written(text);
    expect(words(reply)).toBe(
      'What should I write to Kim? Put it after the colon, for example “reply: We are on our way”.',
    );
    expect(await desk.happened()).toEqual([]);
  }
});

test('one that is too long is refused in a sentence', async () => {
  const { desk, reply } = await written(`svar: ${'x'.repeat(4001)}`);
  expect(words(reply)).toBe('That text is too long. Please shorten it and send it again.');
  expect(await desk.happened()).toEqual([]);
});

test('pictures are not sent along, and it says so', async () => {
  const desk = await createDeskThread();
  const reply = await desk.writes('dina', 'svar: Like this', { files: ['screen.png'] });
  expect(words(reply)).toContain('Kim only gets the text: pictures are not sent along.');
});

test('who does not work on the case writes to nobody', async () => {
  const desk = await createDeskThread();
  for (const name of ['kim', 'ole', 'bo']) await desk.writes(name, 'svar: Hi', { addressed: false });
  await desk.jobs.forward(60 * SECOND);
  expect(desk.heard()).toEqual([]);
  expect(await desk.happened()).toEqual([]);
});

test('in the caller’s own thread svar: writes to nobody: an operator’s is a note, the caller’s an answer', async () => {
  const desk = await createDeskThread();
  const place = { platform: 'teams', kind: 'thread', id: '19:everybody;1' } as const;
  const incident = await desk.report({ origin: place });
  await desk.jobs.settle();
  await desk.writes('dina', 'svar: Hi', { in: place });
  await desk.writes('kim', 'svar: Hi', { in: place });
  expect((await desk.stored(incident)).timeline.slice(1)).toMatchObject([
    { type: 'noted', text: 'svar: Hi' },
    { type: 'answered', text: 'svar: Hi' },
  ]);
});

test('svar: outside the thread is an ordinary text', async () => {
  const desk = await createDeskThread();
  expect(buttonOf(await desk.tells('dina', 'svar: my screen is black'), 'report.send')).toBeDefined();
  expect(buttonOf(await desk.calls('dina', 'reply: my screen is black'), 'report.send')).toBeDefined();
  expect(await desk.happened()).toEqual([]);
});

test('the caller sees nothing of a message before it is sent, and never of one that was taken back', async () => {
  const { desk, reply } = await written();
  const seen = async () => words(await desk.tells('kim', 'show INC-1'));
  expect(await seen()).not.toContain('restart');
  await desk.presses('dina', buttonOf(reply, 'unsend'));
  await desk.jobs.forward(60 * SECOND);
  expect(await seen()).not.toContain('restart');
  await desk.writes('dina', 'svar: Please restart it now');
  await desk.jobs.forward(12 * SECOND);
  expect(await seen()).toContain('✉ dina wrote: Please restart it now');
  const team = words(await desk.tells('dina', 'show INC-1'));
  expect(team).toContain('dina took a message to Kim back before it was sent: Please restart it');
  expect(team).toContain('✉ dina wrote to Kim: Please restart it now');
});
