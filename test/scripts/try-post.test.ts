import { createTransport } from 'nodemailer';
import { type Post, startPost } from '../../scripts/try/post';
import { type Mailbox, startMailbox } from '../support/mail/mailbox';

const PEOPLE = [{ name: 'Kim Holst', email: 'kim.holst@example.com' }];

let post: Post;
let desk: Mailbox;
beforeEach(async () => {
  [post, desk] = await Promise.all([startPost(0), startMailbox()]);
  post.open({ port: Number(new URL(desk.url).port), address: 'desk@try.example' }, PEOPLE);
});
afterEach(() => Promise.all([post.stop(), desk.close()]));

const page = async (lang = 'en'): Promise<string> =>
  (await fetch(post.url, { headers: { 'accept-language': lang } })).text();
const writes = async (typed: Readonly<Record<string, string>>): Promise<string> =>
  (await fetch(post.url, { method: 'POST', body: new URLSearchParams(typed) })).text();

test('shows what was sent, as it came and without running it', async () => {
  expect(await page()).toContain('Vagt has sent no mail yet');
  await createTransport(post.smtpUrl).sendMail({
    from: 'desk@try.example',
    to: 'kim.holst@example.com',
    replyTo: 'desk+inc-1.x@try.example',
    subject: '[INC-1] <b>Printer</b>',
    html: '<p>Solved</p><script>alert(1)</script>',
  });
  const shown = await page();
  expect(shown).toContain('[INC-1] &#60;b&#62;Printer&#60;/b&#62;');
  expect(shown).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
  expect(shown).not.toMatch(/<script|<p>Solved/);
  expect(shown).toContain('name="to" value="desk+inc-1.x@try.example"');
  expect(await page('da-DK')).toContain('Deskens mail');
});

test('sends what is written to the desk, and vouches for its own people alone', async () => {
  expect(await writes({ from: 'kim.holst@example.com', subject: 'Printer', text: 'Jammed' })).toContain('250');
  await writes({ from: 'stranger@elsewhere.example', subject: 'Hello', text: 'Hello' });
  const [kim, stranger] = desk.of('desk@try.example');
  expect(kim?.headers).toMatch(/Authentication-Results: mail\.try\.example; dmarc=pass\s+header\.from=example\.com/);
  expect(stranger?.headers).not.toContain('Authentication-Results');
});

test('says what the desk’s door answered, and answers in the thread', async () => {
  desk.refuse('nobody@try.example');
  expect(await writes({ from: PEOPLE[0]?.email ?? '', to: 'nobody@try.example', text: 'x' })).toContain('550');
  await writes({
    from: PEOPLE[0]?.email ?? '',
    to: 'desk+inc-1.x@try.example',
    answers: '<vagt.1@try.example>',
    text: 'Yes',
  });
  expect(desk.of('desk+inc-1.x@try.example')[0]?.references).toEqual(['<vagt.1@try.example>']);
});
