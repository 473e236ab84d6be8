import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Services, startServices } from '../../scripts/services/index';
import { type Mailbox, startMailbox } from '../support/mail/mailbox';
import { type Company, openCompany, type Steps, settleIn } from './company';
import { type Fleet, startFleet } from './fleet';
import { type Proxy, startProxy, type Target } from './proxy';

/** Who the desk's mails are from. */
const SENDER = 'Vagt <desk@vagt.example>';

export interface StageOptions {
  readonly name: string;
  readonly steps: Steps;
  /** Teams on each platform. */
  readonly teamsEach?: number;
  readonly processes?: number;
  /** People are reached, and report, by mail too. */
  readonly hasMail?: boolean;
  readonly control?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
  /** How long what is on its way may take after the last step. */
  readonly patienceMs?: number;
}

/** The real program on services of its own, between fakes of both platforms; every wire goes through a proxy. */
export interface Stage {
  readonly services: Services;
  /** Of MongoDB, past the proxy. */
  readonly mongodbUri: string;
  readonly company: Company;
  readonly fleet: Fleet;
  /** All that the desk mails. */
  readonly mailbox: Mailbox;
  readonly wires: { readonly mongo: Proxy; readonly redis: Proxy; readonly slack: Proxy; readonly teams: Proxy };
  close(): Promise<void>;
}

const targetOf = (address: string): Target => {
  const { hostname, port } = new URL(address);
  return { host: hostname, port: Number(port) };
};

/** The same address, by way of a proxy. */
const through = (address: string, { port }: Proxy): string => {
  const url = new URL(address);
  url.port = String(port);
  return String(url);
};

export async function openStage(options: StageOptions): Promise<Stage> {
  const { name, steps, teamsEach = 2, processes = 2, hasMail = false, control, env = {} } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.splice(0).toReversed()) await stop();
  };
  try {
    // It kills and flushes: services of its own, whatever the variables say.
    const { MONGODB_URI: _, REDIS_URL: __, ...found } = process.env;
    const services = await startServices({ data: 'throwaway', durable: true, env: found });
    stops.push(() => services.stop());
    const company = await openCompany(name, steps, teamsEach);
    stops.push(() => company.close());

    const database = new URL(services.mongodbUri);
    database.pathname = `/faults_${name.replaceAll('-', '_')}`;
    const mongodbUri = String(database);
    let fleet: Fleet | undefined;
    const proxied = async (target: () => Target | undefined): Promise<Proxy> => {
      const proxy = await startProxy(target);
      stops.push(() => proxy.close());
      return proxy;
    };
    const wires = {
      mongo: await proxied(() => targetOf(services.mongodbUri)),
      redis: await proxied(() => targetOf(services.redisUrl)),
      slack: await proxied(() => targetOf(company.slack.apiUrl)),
      teams: await proxied(() => targetOf(company.teams.serviceUrl)),
    };
    const door = await proxied(() => fleet?.next());
    company.slack.botAt(`http://127.0.0.1:${door.port}/slack/events`);
    company.teams.botAt(`http://127.0.0.1:${door.port}/api/messages`);
    company.teams.calledAt(through(company.teams.serviceUrl, wires.teams).replace(/\/$/, ''));

    const mailbox = await startMailbox();
    stops.push(() => mailbox.close());
    const folder = mkdtempSync(join(tmpdir(), 'vagt-faults-'));
    stops.push(async () => rmSync(folder, { recursive: true, force: true }));
    const deskFile = join(folder, 'desk.yaml');
    writeFileSync(deskFile, company.deskYaml);
    fleet = await startFleet({
      size: processes,
      control,
      env: {
        MONGODB_URI: through(mongodbUri, wires.mongo),
        REDIS_URL: through(services.redisUrl, wires.redis),
        DESK_FILE: deskFile,
        PORT: '0',
        METRICS_PORT: '0',
        TEAMS_LOOPBACK_ONLY: '1',
        MicrosoftAppId: '',
        SLACK_BOT_TOKEN: company.slack.botToken,
        SLACK_SIGNING_SECRET: company.slack.signingSecret,
        SLACK_API_URL: through(company.slack.apiUrl, wires.slack),
        PUBLIC_URL: `http://127.0.0.1:${door.port}`,
        ...(hasMail && { SMTP_URL: mailbox.url, MAIL_FROM: SENDER, SMTP_IN_PORT: '0' }),
        ...env,
      },
    });
    const started = fleet;
    stops.push(() => started.stop());
    await settleIn(company);
    return { services, mongodbUri, company, fleet, mailbox, wires, close };
  } catch (error) {
    await close();
    throw error;
  }
}
