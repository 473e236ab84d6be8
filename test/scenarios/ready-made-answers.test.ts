import { ANSWERS, aDesk } from '../support/desk';
import { buttonOf, createDeskThread, type DeskThread, viewOf, words } from '../support/desk-thread';
import { SECOND } from '../support/outgoing';

const desk = aDesk({ answers: ANSWERS });
const withAnswers = (kim: 'da' | 'en' = 'en') => createDeskThread({ desk, kim });
const DANISH = 'Hej Kim, prøv at genstarte computeren. Svar her, hvis det ikke hjælper (INC-1).';
const ENGLISH = 'Hi Kim, please restart the computer. Reply here if that does not help (INC-1).';

/** What Kim was told once the time to undo was over. */
const heard = async (run: DeskThread): Promise<string> => {
  expect(run.heard()).toEqual([]);
  await run.jobs.forward(12 * SECOND);
  return run.heard().join();
};

test.each([
  ['answer restart', 'en', ENGLISH],
  ['svar genstart', 'en', ENGLISH],
  ['Answer Restart.', 'da', DANISH],
  ['svar Genstart', 'da', DANISH],
])('%s in the thread is sent in the caller’s language (%s), with name and number', async (text, kim, expected) => {
  for (const addressed of [true, false]) {
    const run = await withAnswers(kim === 'da' ? 'da' : 'en');
    const said = addressed && text.startsWith('svar');
    const reply = await run.writes('dina', text, { addressed });
    expect(reply).toMatchObject({ private: false });
    // The operator is answered in the language of the word.
    const [to, undo] = said ? ['Til Kim, sendes om 10 sekunder', 'Fortryd'] : ['To Kim, sent in 10 seconds', 'Undo'];
    expect(words(reply)).toBe(`✉ ${to}:\n${expected}\n[${undo}]`);
    expect(await heard(run)).toContain(expected);
  }
});

test('the language of the report counts for a caller who has none', async () => {
  const run = await createDeskThread({ desk });
  await run.writes('dina', 'svar genstart');
  expect(await heard(run)).toContain(ENGLISH);
});

test('answer INC-1 restart works anywhere, and can be undone', async () => {
  const run = await withAnswers();
  const reply = await run.tells('dina', 'answer INC-1 restart');
  expect(words(reply)).toContain(ENGLISH);
  await run.jobs.forward(9 * SECOND);
  await run.presses('dina', buttonOf(reply, 'unsend'));
  await run.jobs.forward(60 * SECOND);
  expect(run.heard()).toEqual([]);
  await run.tells('dina', 'svar 1 ny adgangskode paa vej');
  expect(await heard(run)).toContain('You will get a new password.');
});

test('outside its own thread it is answered in private', async () => {
  const run = await withAnswers();
  await run.calls('dina', 'answer INC-1 restart');
  await run.report();
  await run.writes('dina', 'answer INC-2 restart');
  const alone = run.at({ platform: 'teams', kind: 'direct', id: 'direct:acme:dina' });
  expect(alone.map((line) => line.slice(0, 8))).toEqual(['✉ To Kim', '✉ To Kim']);
});

test('a name that is not there: the nearest is offered, all are listed, nothing is sent', async () => {
  const run = await withAnswers();
  const known = 'The answers are Restart and New password.';
  expect(words(await run.writes('dina', 'answer restrat'))).toContain(
    `I know no answer called “restrat”. Did you mean “Restart”? ${known}`,
  );
  expect(words(await run.tells('dina', 'answer INC-1 kaffe'))).toContain(`I know no answer called “kaffe”. ${known}`);
  expect(words(await run.writes('dina', 'answer'))).toBe('Which answer? Choose Restart or New password.');
  expect(words(await run.tells('dina', 'answer INC-9 restart'))).toContain('I know no INC-9');
  expect(words(await run.tells('dina', 'answer restart'))).toContain('“answer INC-7 restart”');
  expect(words(await run.tells('dina', 'answer'))).toContain('“answer INC-7”');
  const none = await createDeskThread();
  expect(words(await none.writes('dina', 'answer restart'))).toContain('There are no ready-made answers yet.');
  expect(await run.happened()).toEqual([]);
});

test('who does not work on the case cannot send one', async () => {
  const run = await withAnswers();
  expect(words(await run.tells('bo', 'answer INC-1 restart'))).toContain('I know no INC-1');
  await run.writes('bo', 'answer restart', { addressed: false });
  await run.tells('kim', 'answer INC-1 restart');
  await run.jobs.forward(60 * SECOND);
  expect(run.heard()).toEqual([]);
});

test.each([
  ['dina', 'svar fra serveren mangler'],
  ['dina', 'svar 3 gange kom der en fejl'],
  ['ole', 'svar'],
  ['ole', 'answer restart'],
  ['ole', 'svar INC-1 genstart'],
])('%s alone with the bot: “%s” is an ordinary report', async (name, text) => {
  const run = await withAnswers();
  expect(buttonOf(await run.tells(name, text), 'report.send')).toBeDefined();
});

test('a caller’s “svar fra serveren mangler” is the answer that was waited for', async () => {
  const run = await withAnswers();
  await run.writes('dina', 'svar: Hvad ser du?');
  const { id } = (await run.stored(run.incident)).state;
  await run.presses('dina', { label: '', action: 'ask.send', data: { incident: id, text: 'What do you see?' } });
  await run.tells('kim', 'svar fra serveren mangler');
  expect((await run.stored(run.incident)).state.lastAnswer?.text).toBe('svar fra serveren mangler');
});

test('the form offers them, and shows the picked one to be changed before it is sent', async () => {
  const run = await withAnswers('da');
  const data = { incident: run.incident, place: 'team' };
  const form = await run.presses('dina', { label: '', action: 'message.open', data });
  expect(words(form)).toContain('[Restart] [New password]');
  const picked = await run.presses('dina', buttonOf(form, 'message.open'));
  const input = viewOf(picked)?.blocks.find((block) => block.type === 'input');
  expect(input).toMatchObject({ id: 'text', value: DANISH });
  await run.presses('dina', { label: '', action: 'message.send', data: { ...data, text: `${DANISH} Tak!` } });
  await run.jobs.settle();
  expect(run.heard().join()).toContain(`${DANISH} Tak!`);
});

test('help names them to operators alone, and only where there are any', async () => {
  const run = await withAnswers();
  expect(words(await run.tells('dina', 'help'))).toContain('answer INC-7 [name]');
  expect(words(await run.tells('dina', 'help'))).toContain('reply: …');
  expect(words(await run.tells('ole', 'help'))).not.toMatch(/answer INC-7|reply:/);
  const none = await createDeskThread();
  expect(words(await none.tells('dina', 'help'))).not.toContain('answer INC-7');
});
