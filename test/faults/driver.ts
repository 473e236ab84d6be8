import { setTimeout as sleep } from 'node:timers/promises';
import { partsOf, wordsOfText } from '../support/slack/parts';
import type { Actor as SlackActor } from '../support/slack/person';
import { newest } from '../support/slack/world';
import { actionsOf } from '../support/teams/card';
import type { Actor as TeamsActor } from '../support/teams/person';
import { cardOf, newest as newestPost } from '../support/teams/world';
import type { Company, SlackTeam, TeamsTeam } from './company';

/** Something a person did, and whether they were told that it is done. Times in ms since 1970. */
export interface Report {
  readonly token: string;
  readonly team: string;
  /** Where its caller is spoken to: an id of their platform. */
  readonly caller: string;
  readonly at: number;
  acknowledgedAt?: number;
}

/** *Claim*, pressed. */
export interface Press {
  readonly number: number;
  readonly by: string;
  readonly at: number;
  acknowledgedAt?: number;
}

/** People at work. What they did is noted, as they know it. */
export interface Driver {
  readonly reports: readonly Report[];
  readonly presses: readonly Press[];
  /** Somebody reports to this team; sent again until it is taken, as platforms do, for `patienceMs`. */
  report(team: SlackTeam | TeamsTeam, patienceMs?: number): Promise<Report>;
  /** Somebody reports to this team by another way than chat. `tell`: whether it was taken. */
  reportBy(team: SlackTeam | TeamsTeam, caller: string, tell: (text: string) => Promise<boolean>): Promise<Report>;
  /** Somebody claims it by a link. */
  acknowledge(number: number, by: string, give: () => Promise<boolean>): Promise<Press>;
  /** An operator of the team presses *Claim* on a card in its room. */
  claim(team: SlackTeam | TeamsTeam, number: number, operator?: number): Promise<Press>;
  /** Cases whose card stands unclaimed in the team's room. */
  unclaimed(team: SlackTeam | TeamsTeam): readonly number[];
}

/** An acknowledgement that took longer does not say that it was saved: the adapter gives it after 2.5 s in any case. */
const SURE_MS = 2400;
const AGAIN_MS = 500;
const PATIENCE_MS = 60_000;

const numberIn = (words: string): number => Number(/INC-(\d+)/.exec(words)?.[1] ?? Number.NaN);

const tokenOf = (before: number): string => `x${(before + 1).toString().padStart(4, '0')}x`;

const isTaken = (status: number): boolean => status >= 200 && status < 300;

function nth<T>(items: readonly T[], n: number): T {
  const found = items[n % items.length];
  if (found === undefined) throw new Error('there is nobody');
  return found;
}

export function createDriver({ slack, teams }: Company): Driver {
  const reports: Report[] = [];
  const presses: Press[] = [];

  const slackCards = ({ room }: SlackTeam) =>
    slack.posts(room).filter((post) => {
      const parts = partsOf(newest(post).blocks);
      return parts.some(({ type, element }) => type === 'button' && wordsOfText(element['text']) === 'Claim');
    });
  const teamsCards = ({ room }: TeamsTeam) =>
    teams.posts(room).filter((post) => actionsOf(cardOf(newestPost(post))).some(({ title }) => title === 'Claim'));

  /** Asks again and again until `ask` says that it was taken. */
  async function insist(ask: (nth: number) => Promise<boolean>, patienceMs: number): Promise<boolean> {
    const end = Date.now() + patienceMs;
    for (let nth = 0; ; nth += 1) {
      if (await ask(nth)) return true;
      if (Date.now() > end) return false;
      await sleep(AGAIN_MS);
    }
  }

  /** Where they are spoken to, and how they say it. */
  type Saying = readonly [place: string, tell: (patienceMs: number) => Promise<boolean>];

  const bySlackCaller = (caller: SlackActor, text: string): Saying => [
    caller.id,
    async (patienceMs) => {
      const first = await caller.says(text);
      const send = (again: number) => (again === 0 ? first : slack.deliver(first.payload, { retryNum: again }));
      return insist(async (again) => (await send(again)).status === 200, patienceMs);
    },
  ];

  const byTeamsCaller = (caller: TeamsActor, text: string): Saying => [
    teams.personal(caller.person).id,
    async (patienceMs) => {
      const first = await caller.says(text);
      const send = (again: number) => (again === 0 ? first : teams.deliver(first.activity));
      return insist(async (again) => isTaken((await send(again)).status), patienceMs);
    },
  ];

  async function pressed(team: SlackTeam | TeamsTeam, number: number, operator: number): Promise<boolean> {
    if (team.platform === 'slack') {
      const on = slackCards(team).find((post) => numberIn(slack.words(post)) === number);
      if (!on) return false;
      const answer = await nth(team.operators, operator).presses('Claim', { on });
      return answer.status === 200 && answer.tookMs < SURE_MS;
    }
    const on = teamsCards(team).find((post) => numberIn(teams.words(post)) === number);
    if (!on) return false;
    const answer = await nth(team.operators, operator).presses('Claim', { on });
    return answer.card !== undefined && JSON.stringify(answer.card).includes('In progress');
  }

  return {
    reports,
    presses,
    async report(team, patienceMs = PATIENCE_MS) {
      const token = tokenOf(reports.length);
      const text = `report ${team.word} trouble ${token}`;
      const [caller, tell] =
        team.platform === 'slack'
          ? bySlackCaller(nth(team.callers, reports.length), text)
          : byTeamsCaller(nth(team.callers, reports.length), text);
      const report: Report = { token, team: team.key, caller, at: Date.now() };
      reports.push(report);
      if (await tell(patienceMs)) report.acknowledgedAt = Date.now();
      return report;
    },
    async reportBy(team, caller, tell) {
      const token = tokenOf(reports.length);
      const report: Report = { token, team: team.key, caller, at: Date.now() };
      reports.push(report);
      if (await tell(`${team.word} trouble ${token}`)) report.acknowledgedAt = Date.now();
      return report;
    },
    async acknowledge(number, by, give) {
      const press: Press = { number, by, at: Date.now() };
      presses.push(press);
      if (await give()) press.acknowledgedAt = Date.now();
      return press;
    },
    async claim(team, number, operator = 2) {
      const by =
        team.platform === 'slack'
          ? nth(team.operators, operator).user.real_name
          : nth(team.operators, operator).person.name;
      const press: Press = { number, by, at: Date.now() };
      presses.push(press);
      if (await pressed(team, number, operator)) press.acknowledgedAt = Date.now();
      return press;
    },
    unclaimed: (team) =>
      (team.platform === 'slack'
        ? slackCards(team).map((post) => numberIn(slack.words(post)))
        : teamsCards(team).map((post) => numberIn(teams.words(post)))
      ).filter((number) => !Number.isNaN(number)),
  };
}
