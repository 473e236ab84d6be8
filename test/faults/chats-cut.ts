import { setTimeout as sleep } from 'node:timers/promises';
import { createCorrespondent } from '../support/mail/correspondent';
import type { Received } from '../support/mail/mailbox';
import type { Finding, Verdict } from './checker';
import type { Driver, Report } from './driver';
import { each, on, reports, SECOND, teamAt } from './play';
import { answering, pass } from './proxy';
import type { Stage } from './stage';

const CUT_MS = 600 * SECOND;
const REPORTERS = 20;
/** Between two reports: the last of them has all its steps within the cut. */
const PAUSE_MS = 20 * SECOND;
const STEPS = { team: 20, lead: 60, manager: 120 };
/** So many are taken by the link in a page. */
const TAKEN = 5;

const numberIn = ({ subject, text }: Received): number => Number(/INC-(\d+)/.exec(`${subject} ${text}`)?.[1]);
const isPage = ({ subject }: Received): boolean => subject.includes('has claimed it');
const isNews = ({ subject }: Received): boolean => subject.endsWith('cannot be reached');

const reportByMail = (stage: Stage, driver: Driver, n: number): Promise<Report> => {
  const address = `reporter${n}@example.com`;
  const reporter = createCorrespondent(`Reporter ${n}`, address, {
    port: () => stage.fleet.nextMail() ?? 0,
    mailbox: stage.mailbox,
    after: async () => {},
  });
  return driver.reportBy(teamAt(stage, n), address, async (text) =>
    (await reporter.writes(text, 'It does not work.')).includes('250'),
  );
};

/** Opens the link of a page, as whoever was woken does. */
async function take(page: Received): Promise<boolean> {
  const [link = ''] = /https?:\/\/\S+\/a\/[\w-]{22}/.exec(page.text) ?? [];
  const answer = await fetch(link, { method: 'POST', body: new URLSearchParams() }).catch(() => undefined);
  return answer?.status === 200;
}

/** Who was to be paged while nothing could be said in chat, and was not; and who was told more than once of the cut. */
const missing = (mails: readonly Received[], told: readonly Report[], over: number): readonly Finding[] => {
  const paged = mails.filter((mail) => isPage(mail) && mail.at < over).map(({ subject }) => subject);
  const unpaged = told.filter(({ token }) => !paged.some((subject) => subject.includes(token)));
  const news = mails.filter(isNews).map(({ to, subject }) => `${to}: ${subject}`);
  return [
    ...unpaged.map(({ token }): Finding => ({ rule: 'untold', what: `nobody was paged for ${token} during the cut` })),
    ...(news.length === 0 ? [{ rule: 'untold', what: 'nobody was told of the cut' } as const] : []),
    ...news.filter((one, i) => news.indexOf(one) !== i).map((one): Finding => ({ rule: 'twice', what: one })),
  ];
};

/** Both chats are gone: one answers 503, the other refuses connections. */
export async function chatsCut(): Promise<Verdict> {
  let found: readonly Finding[] = [];
  let figures: Readonly<Record<string, number>> = {};
  const verdict = await on({ name: 'cut', steps: STEPS, teamsEach: 1, hasMail: true }, async (stage, driver) => {
    const { slack, teams } = stage.wires;
    await reports(stage, driver, 2);
    const over = Date.now() + CUT_MS;
    slack.set(answering('503 Service Unavailable'));
    await teams.refuses();
    const told: Report[] = [];
    await each(REPORTERS, async (n) => {
      told.push(await reportByMail(stage, driver, n));
      await sleep(PAUSE_MS);
    });
    const pages = stage.mailbox.all().filter(isPage);
    const numbers = [...new Set(pages.map(numberIn))].slice(0, TAKEN);
    for (const number of numbers) {
      const page = pages.find((one) => numberIn(one) === number);
      if (page) await driver.acknowledge(number, page.to, () => take(page));
    }
    await sleep(over - Date.now());
    slack.set(pass);
    await teams.listens();
    const mails = stage.mailbox.all();
    found = missing(mails, told, over);
    figures = { mails: mails.length, pagesByMail: mails.filter(isPage).length, news: mails.filter(isNews).length };
    const before = mails.length;
    // By then everything has been tried again.
    await sleep(90 * SECOND);
    figures = { ...figures, mailsAfter: stage.mailbox.all().length - before };
  });
  return { ...verdict, findings: [...verdict.findings, ...found], figures: { ...verdict.figures, ...figures } };
}
