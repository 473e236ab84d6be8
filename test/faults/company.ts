import type { Platform } from '../../src/ground/refs';
import { type FakeSlack, startFakeSlack } from '../support/slack';
import type { Channel } from '../support/slack/model';
import type { Actor as SlackActor } from '../support/slack/person';
import { type FakeTeams, startFakeTeams } from '../support/teams';
import type { Actor as TeamsActor } from '../support/teams/person';
import type { Conversation } from '../support/teams/world';

export const TENANT = 'tenant-1';

/** Seconds after a report at which the team, its lead and its manager are pinged. */
export interface Steps {
  readonly team: number;
  readonly lead: number;
  readonly manager: number;
}

/** A team of the company: all of it on one platform. */
export interface Team {
  readonly key: string;
  readonly platform: Platform;
  /** In a report it brings the case to this team. */
  readonly word: string;
}

export interface SlackTeam extends Team {
  readonly platform: 'slack';
  readonly room: Channel;
  readonly operators: readonly SlackActor[];
  readonly callers: readonly SlackActor[];
}

export interface TeamsTeam extends Team {
  readonly platform: 'teams';
  readonly room: Conversation;
  readonly operators: readonly TeamsActor[];
  readonly callers: readonly TeamsActor[];
}

export interface Company {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly all: readonly (SlackTeam | TeamsTeam)[];
  readonly deskYaml: string;
  close(): Promise<void>;
}

const ROLES = ['lead', 'manager', 'first', 'second'] as const;

const addressOf = (team: string, role: string): string => `${role}.${team}@example.com`;
const nameOf = (team: string, role: string): string => `${role[0]?.toUpperCase()}${role.slice(1)} ${team}`;

const peopleOf = ({ key }: Team): string =>
  ROLES.map((role) => `  ${role}-${key}: { email: ${addressOf(key, role)}, name: ${nameOf(key, role)} }`).join('\n');
const teamOf = ({ key }: Team): string =>
  `  ${key}: { name: Team ${key}, members: [first-${key}, second-${key}], lead: lead-${key}, manager: manager-${key}, hours: always, language: en }`;
const categoryOf = ({ key, word }: Team): string => `  ${key}: { name: About ${word}, team: ${key}, words: [${word}] }`;

/** Every case is a P1, whoever is hit; a lead and a manager for each team, so that no conversation is at its limit. */
const MAIL = 'mail: { address: desk@vagt.example, trust: [mx.example.com], unknown: take }';

const yamlOf = (id: string, all: readonly Team[], { team, lead, manager }: Steps): string => `
desk:
  id: ${id}
  name: { da: Helpdesk, en: Help desk }
  prefix: INC
  languages: [en, da]
  zone: Europe/Copenhagen
  autoClose: 1h
  admins: [lead-${all[0]?.key}]
  storm: { over: 1000, within: 1m }
people:
${all.map(peopleOf).join('\n')}
teams:
${all.map(teamOf).join('\n')}
categories:
${all.map(categoryOf).join('\n')}
  other: { name: Something else, team: ${all[0]?.key} }
priority:
  impact: [me, team, department, everybody]
  urgency: [working, hindered, stopped]
  matrix:
    me: [P1, P1, P1]
    team: [P1, P1, P1]
    department: [P1, P1, P1]
    everybody: [P1, P1, P1]
targets:
  P1: { response: 1h, resolution: 4h }
  P2: { response: 1h, resolution: 8h }
  P3: { response: 2h, resolution: 2d }
  P4: { response: 4h, resolution: 4d }
  P5: { response: 1d, resolution: 10d }
escalations:
  quick:
    for: [P1, P2, P3, P4, P5]
    hours: always
    steps:
      - { after: ${team}s, notify: [team] }
      - { after: ${lead}s, notify: [lead] }
      - { after: ${manager}s, notify: [manager] }
${MAIL}
`;

/** Words that are no parts of each other, for a category each. */
const WORDS = ['printer', 'network', 'keyboard', 'telephone', 'mailbox', 'projector', 'scanner', 'payroll'];
const CALLERS = 2;

/** Both platforms, with as many teams on each. Nobody has met the bot yet. */
export async function openCompany(id: string, steps: Steps, teamsEach: number): Promise<Company> {
  const slack = await startFakeSlack();
  const teams = await startFakeTeams({ tenant: TENANT });
  // Of no use here, and much traffic.
  slack.echoes(false);

  const slackTeam = (n: number): SlackTeam => {
    const key = `s${n}`;
    const person = (role: string) => slack.person(nameOf(key, role), { email: addressOf(key, role) });
    const operators = ROLES.map(person);
    const callers = Array.from({ length: CALLERS }, (_, nth) => person(`caller${nth}`));
    const room = slack.channel(key, operators);
    return { key, platform: 'slack', word: WORDS[n * 2] ?? key, room, operators, callers };
  };
  const teamsTeam = (n: number): TeamsTeam => {
    const key = `t${n}`;
    const person = (role: string) => {
      const email = addressOf(key, role);
      return teams.person(nameOf(key, role), { id: `29:${role}-${key}`, email, signIn: email, tenantId: TENANT });
    };
    const operators = ROLES.map(person);
    const callers = Array.from({ length: CALLERS }, (_, nth) => person(`caller${nth}`));
    const room = teams.channel(key, operators, { hears: true });
    return { key, platform: 'teams', word: WORDS[n * 2 + 1] ?? key, room, operators, callers };
  };

  const numbers = Array.from({ length: teamsEach }, (_, n) => n);
  const all = numbers.flatMap((n) => [slackTeam(n), teamsTeam(n)]);
  return {
    slack,
    teams,
    all,
    deskYaml: yamlOf(id, all, steps),
    async close() {
      await slack.close();
      await teams.close();
    },
  };
}

/** Everybody says hello, and each lead links the room of their team. */
export async function settleIn({ all }: Company): Promise<void> {
  for (const team of all) {
    const people = [...team.operators, ...team.callers];
    // One after the other: that is what people do, and a slow machine follows.
    for (const person of people) await ('installs' in person ? person.installs() : person.opensHome());
    if (team.platform === 'slack') await team.operators[0]?.says(`link ${team.key}`, { in: team.room, mention: true });
    else await team.operators[0]?.says(`link ${team.key}`, { in: team.room, mention: true });
  }
}
