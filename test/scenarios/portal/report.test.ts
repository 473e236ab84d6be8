import { openWorld, type World } from '../../support/world';

const MAIL = { address: 'desk@vagt.example', trust: ['mx.example.com'], unknown: 'confirm' } as const;
const MAJA = 'maja@example.com';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let world: World;
beforeEach(async () => {
  world = await openWorld({ caller: 'slack', team: 'teams', mail: MAIL });
  await world.store.callers.put([{ key: MAJA, name: 'Maja Friis' }], '1');
});
afterEach(() => world.close());

const signedIn = async () => {
  const maja = world.mail.person('Maja Friis', MAJA);
  const browser = world.mail.visitor();
  await browser.asksFor(MAJA);
  await browser.signsInBy(maja.link('Sign in'));
  return { maja, browser };
};
const picture = (bytes: Buffer, name: string, type: string): File => new File([new Uint8Array(bytes)], name, { type });

test('a case from the portal: reported with a picture, asked in Teams, answered and closed in the browser', async () => {
  const { browser, maja } = await signedIn();
  const { dina, room } = world;
  await browser.opens('/report');
  const form = browser.formOf(
    'Send',
    { text: 'The printer <b>on floor 3</b> is jammed', impact: 'me', urgency: 'hindered' },
    [picture(PNG, 'printer.png', 'image/png')],
  );
  const sent = await browser.sends(form);
  expect(sent.words).toContain('INC-1');
  // The second click, and the page loaded again.
  expect((await browser.sends(form)).words).toContain('INC-1');
  expect(await world.store.incidents.byNumber(2)).toBeUndefined();
  const { state } = await world.incident();
  expect(state).toMatchObject({ caller: { name: 'Maja Friis' }, attachments: [{ name: 'printer.png' }] });
  expect(room.card().words).toContain('INC-1 · The printer');
  expect((await browser.opens('/mine')).html).not.toContain('<b>');

  await dina.presses('Claim');
  await dina.fills('Ask the caller', { text: 'Which of the two?' });
  expect(maja.last().text).toContain('Which of the two?');
  expect((await browser.opens('/INC-1')).words).toContain('Which of the two?');
  await browser.presses('Reply');
  expect((await browser.presses('Send', { text: 'The left one' })).words).toContain('The left one');
  expect((await world.incident()).state.lastAnswer?.text).toBe('The left one');

  await dina.fills('Resolve', { text: 'Took the paper out', code: 'fixed' });
  expect((await browser.opens('/INC-1')).words).toContain('Took the paper out');
  await browser.presses('Fixed');
  expect((await world.incident()).state.status).toBe('closed');
});

test('a picture that is a script is not kept, and nothing is logged before it is left out', async () => {
  const { browser } = await signedIn();
  await browser.opens('/report');
  const typed = { text: 'The screen is dark', impact: 'me', urgency: 'stopped' };
  const script = picture(Buffer.from('<script>alert(1)</script>'), 'screen.png', 'image/png');
  const again = await browser.presses('Send', typed, [script]);
  expect(again.words).toContain('screen.png');
  expect(await world.store.incidents.byNumber(1)).toBeUndefined();
  await browser.presses('Send', typed);
  expect((await world.incident()).state.attachments).toEqual([]);
});

test('another’s case does not exist', async () => {
  const { browser } = await signedIn();
  await world.kim.writes('report The payroll is wrong');
  const { state } = await world.incident();
  for (const path of ['/INC-1', `/case/${state.id}`, '/INC-99']) {
    const page = await browser.opens(path);
    expect(page.words).toContain('I know no');
    expect(page.words).not.toContain('payroll');
  }
});
