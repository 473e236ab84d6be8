import { openWorld, type World } from '../../support/world';

const MAIL = { address: 'desk@vagt.example', trust: ['mx.example.com'], unknown: 'confirm' } as const;
const MAJA = 'maja@example.com';

let world: World;
beforeEach(async () => {
  world = await openWorld({ caller: 'slack', team: 'slack', mail: MAIL });
  await world.store.callers.put([{ key: MAJA, name: 'Maja Friis' }], '1');
});
afterEach(() => world.close());

const open = () => {
  const maja = world.mail.person('Maja Friis', MAJA);
  return { maja, browser: world.mail.visitor() };
};

/** Signed in, by a link that is used now. */
const signedIn = async () => {
  const { maja, browser } = open();
  await browser.asksFor(MAJA);
  const page = await browser.signsInBy(maja.link('Sign in'));
  return { maja, browser, page };
};

test('by a link in a mail that its owner opens, until they sign out', async () => {
  const { browser, maja } = open();
  expect((await browser.opens()).words).toContain('Sign in to IT service desk');
  expect((await browser.asksFor(` ${MAJA.toUpperCase()} `)).words).toContain('Look in your mail');
  expect(maja.last().subject).toBe('Sign in to IT service desk');
  expect((await browser.opens(maja.link('Sign in'))).words).toContain('Sign in here?');
  const home = await browser.presses('Sign in');
  expect([home.status, home.words]).toEqual([200, expect.stringContaining('IT service desk')]);
  expect(home.html).toContain('Signed in as Maja Friis, maja@example.com');
  expect(home.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'/);
  expect(home.headers.get('cache-control')).toBe('no-store');
  expect(home.html).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  expect((await browser.presses('Sign out')).words).toContain('You are signed out');
  expect((await browser.opens('/mine')).words).toContain('Sign in to IT service desk');
});

test('a link is good once, for a quarter of an hour, and whatever opens it changes nothing', async () => {
  const { browser, maja } = open();
  await browser.asksFor(MAJA);
  const link = maja.link('Sign in');
  // What scans mails, and Maja's own telephone.
  const scanner = world.mail.visitor();
  for (let time = 0; time < 3; time += 1) expect((await scanner.opens(link)).status).toBe(403);
  expect((await browser.signsInBy(link)).html).toContain('Signed in as Maja Friis');
  expect((await browser.opens(link)).words).toContain('This link no longer works');

  await browser.asksFor(MAJA);
  await world.forward(15);
  expect((await browser.opens(maja.link('Sign in'))).status).toBe(410);
});

test('nobody else can use it: not in another browser, not without its page, and not by what is stored', async () => {
  const { browser, maja } = open();
  await browser.asksFor(MAJA);
  const link = maja.link('Sign in');
  await browser.opens(link);
  const form = browser.formOf('Sign in');
  const thief = world.mail.visitor();
  await thief.opens('/sign-in');
  await thief.opens(link);
  // With a form of the owner's, and with one of their own.
  expect((await thief.sends(form)).status).toBe(403);
  await thief.opens('/sign-in');
  const own = thief.formOf('Send me a link').body.get('token');
  form.body.set('token', own ?? '');
  expect((await thief.sends(form)).words).toContain('Open the link where you asked for it');
  expect(thief.cookies.has('vagt_session')).toBe(false);
  // It was not used up by that.
  expect((await browser.signsInBy(link)).html).toContain('Signed in as');
});

test('the answer does not tell whether the desk knows an address, and nobody is sent a link who is not known', async () => {
  const { browser } = open();
  const pages: string[] = [];
  for (const address of [MAJA, 'nobody@else.example']) {
    pages.push((await browser.asksFor(address)).html.replaceAll(address, '…').replaceAll(/value="[^"]*"/g, ''));
  }
  expect(pages[0]).toBe(pages[1]);
  expect(world.mail.person('Nobody', 'nobody@else.example').inbox()).toEqual([]);
  expect((await browser.asksFor('maja@example.com, bo@example.com')).words).toContain('That is not an e-mail address');
});

test('whoever a chat knows may sign in, and has the rights of their address', async () => {
  const { browser } = open();
  const dina = world.mail.person('Dina Krogh', 'dina.krogh@example.com');
  await browser.asksFor(dina.address);
  const home = await browser.signsInBy(dina.link('Sign in'));
  expect(home.words).toContain('Waiting for your teams');
  // Where they are written to does not change by that.
  const person = await world.store.people.byEmail(dina.address);
  expect(person?.direct.map(({ platform }) => platform)).toEqual(['slack']);
});

test('a program that asks and asks sends three mails in a quarter of an hour', async () => {
  const { browser, maja } = open();
  for (let time = 0; time < 5; time += 1) {
    expect((await browser.asksFor(MAJA)).words).toContain('Look in your mail');
  }
  expect(maja.inbox()).toHaveLength(3);
});

test('signing out everywhere ends every other browser, and links that are on their way', async () => {
  const { browser, maja } = await signedIn();
  const other = world.mail.visitor();
  await other.asksFor(MAJA);
  await other.signsInBy(maja.link('Sign in'));
  await other.asksFor(MAJA);
  const link = maja.link('Sign in');
  await browser.opens();
  await browser.presses('Sign out everywhere');
  expect((await other.opens('/mine')).words).toContain('Sign in to IT service desk');
  expect((await other.opens(link)).words).toContain('This link no longer works');
});

test('whom the company has no longer is let in no longer', async () => {
  const { browser } = await signedIn();
  await world.store.callers.put([{ key: MAJA, name: 'Maja Friis' }], '2');
  expect((await browser.opens('/mine')).words).toContain('My incidents');
  await world.store.callers.removeBefore('3');
  expect((await browser.opens('/mine')).words).toContain('Sign in to IT service desk');
});

test('a session ends after two weeks; what is sent then is not done, and that is said', async () => {
  const { browser } = await signedIn();
  await browser.opens('/report');
  const form = browser.formOf('Send', { text: 'The screen is dark', impact: 'me', urgency: 'stopped' });
  await world.forward(14 * 24 * 60 + 1);
  const late = await browser.sends(form);
  expect([late.status, late.words]).toEqual([401, expect.stringContaining('what you sent did not arrive')]);
  expect(await world.store.incidents.byNumber(1)).toBeUndefined();
});

test('a form without its token, or with another’s, changes nothing', async () => {
  const { browser } = await signedIn();
  await browser.opens('/report');
  const form = browser.formOf('Send', { text: 'The screen is dark', impact: 'me', urgency: 'stopped' });
  for (const token of ['', 'x'.repeat(43)]) {
    form.body.set('token', token);
    const page = await browser.sends(form);
    expect([page.status, page.words]).toEqual([403, expect.stringContaining('This page is out of date')]);
  }
  expect(await world.store.incidents.byNumber(1)).toBeUndefined();
});

test('pages are in the language of the browser, or the one that was chosen', async () => {
  const danish = world.mail.visitor('da-DK');
  expect((await danish.opens()).words).toContain('Log ind i It-servicedesk');
  await danish.presses('English');
  expect((await danish.opens()).words).toContain('Sign in to IT service desk');
});
