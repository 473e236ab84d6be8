import pino from 'pino';
import { connectMongo } from '../../adapters/mongo/connect';
import type { TeamsAuth } from '../../adapters/teams/connector';
import { readDeskText } from '../../src/desk/file/load';
import { parseDesk } from '../../src/desk/file/parse';
import type { Desk } from '../../src/desk/model';
import { type Env, EnvError, readEnv } from '../../src/env';
import { type Clock, systemClock } from '../../src/ground/clock';
import type { Lang, Text } from '../../src/ground/lang';
import { isChat } from '../../src/ground/refs';
import { connectChats, connectWays } from '../../src/process';
import type { Store } from '../../src/store';
import { type Connected, liveFindings } from '../check-live';
import { addressFindings } from './address';
import { type Finding, findingsIn, lineOf, textsIn } from './finding';
import { mongoFindings } from './mongo';
import { redisFindings } from './redis';
import { slackFindings } from './slack';
import { rosterFindings, teamsFindings } from './teams';

const TIMEOUT_MS = 5000;
const log = pino({ level: 'silent' });

export interface DoctorOptions {
  readonly lang: Lang;
  readonly clock?: Clock;
  /** How Microsoft is asked; its own service when absent. */
  readonly teamsAuth?: Pick<TeamsAuth, 'credentials'>;
}

export interface Diagnosis {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

const problemsOf = (source: NodeJS.ProcessEnv): { readonly env?: Env; readonly problems: readonly Text[] } => {
  try {
    return { env: readEnv(source), problems: [] };
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    return { problems: error.problems };
  }
};

const deskOf = async (file: string): Promise<Desk | undefined> => {
  try {
    return parseDesk(await readDeskText(file), file).desk;
  } catch {
    return undefined;
  }
};

/** What can be asked only with a database: people, channels, rosters. */
const peopleAndRooms = async (
  env: Env,
  desk: Desk,
  store: Store,
  slackWorks: boolean,
  { lang, clock = systemClock, teamsAuth }: DoctorOptions,
): Promise<readonly Finding[]> => {
  const t = textsIn(lang);
  const { slack, teams, ...rest } = env;
  const usable: Env = {
    ...rest,
    ...(slackWorks && slack && { slack }),
    ...(teams && { teams: { ...teams, ...teamsAuth } }),
  };
  const chats = await connectChats(usable, store, () => desk, log);
  const connected: Connected = {
    chat: (platform) => (isChat(platform) ? chats[platform]?.port : undefined),
    orgs: chats.orgs,
    ways: connectWays(env, desk.id, { current: () => '' }),
  };
  try {
    const rosters = await rosterFindings(chats.teams?.port, findingsIn(t));
    const { findings } = await liveFindings(t, desk, store, connected, clock);
    return [...rosters, ...findings];
  } finally {
    await chats.slack?.stop();
  }
};

/** Looks at everything that Vagt needs, changes nothing but whom it meets, and says of each what to do. Secrets are never shown. */
export const diagnose = async (source: NodeJS.ProcessEnv, options: DoctorOptions): Promise<Diagnosis> => {
  const { lang, clock = systemClock, teamsAuth = {} } = options;
  const t = textsIn(lang);
  const find = findingsIn(t);
  const told = (findings: readonly Finding[]): Diagnosis => {
    const wrong = findings.filter(({ mark }) => mark === 'wrong').length;
    return { ok: wrong === 0, lines: [...findings.map(lineOf), t('doctor.done', { wrong })] };
  };
  const { env, problems } = problemsOf(source);
  if (!env) {
    const wrong = problems.map((problem): Finding => ({ mark: 'wrong', text: problem[lang] }));
    return told([...wrong, find('note', 'doctor.env.first')]);
  }
  const file = env.deskFile;
  const desk = await deskOf(file);
  const deskFinding = desk ? find('ok', 'doctor.desk', { file }) : find('wrong', 'doctor.desk.wrong', { file });
  const [mongo, redis, address, teams] = await Promise.all([
    mongoFindings(env.mongodbUri, () => clock.now(), find),
    redisFindings(env.redisUrl, find),
    addressFindings(env.publicUrl, env.slack?.appToken === undefined, find),
    teamsFindings(env.teams, teamsAuth, TIMEOUT_MS, find),
  ]);
  const store =
    mongo.answers && desk
      ? await connectMongo({
          uri: env.mongodbUri,
          desk: desk.id,
          log: { warn: () => {} },
          makesIndexes: false,
        })
      : undefined;
  try {
    const slack = await slackFindings(env, store?.installations, { timeoutMs: TIMEOUT_MS, log }, find);
    const slackWorks = !slack.some(({ mark }) => mark === 'wrong');
    const live = store && desk ? await peopleAndRooms(env, desk, store, slackWorks, options) : [];
    return told([
      find('ok', 'doctor.env'),
      deskFinding,
      ...mongo.findings,
      ...redis,
      ...address,
      ...slack,
      ...teams,
      ...live,
    ]);
  } finally {
    await store?.close();
  }
};
