import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/services/ports';
import { startProgram } from '../../support/program';

/** A desk as an operator starts it: its own process, configured by the environment alone. */
export interface BotProcess {
  readonly port: number;
  /** Where the inside is told its figures. */
  readonly metricsPort: number;
  /** Writes another text into its desk file. */
  saves(yaml: string): void;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Anna works everywhere and leads; steps are seconds, so that a test can wait for them. */
export const deskYaml = (
  steps: { readonly team: string; readonly lead: string; readonly manager: string },
  language = 'en',
): string => `
desk:
  id: e2e
  name: { da: It-servicedesk, en: IT service desk }
  prefix: INC
  languages: [${language === 'da' ? 'da, en' : 'en, da'}]
  zone: Europe/Copenhagen
  autoClose: 1h
  admins: [anna]
people:
  anna: { email: anna.holm@example.com, name: Anna Holm }
teams:
  service-desk:
    name: { da: Servicedesk, en: Service desk }
    members: everyone
    lead: anna
    manager: anna
    hours: always
    language: ${language}
categories:
  hardware: { name: { da: Udstyr, en: Hardware }, team: service-desk, words: [printer] }
  other: { name: { da: Andet, en: Something else }, team: service-desk }
priority:
  impact: [me, team, department, everybody]
  urgency: [working, hindered, stopped]
  matrix:
    me: [P5, P4, P3]
    team: [P4, P3, P2]
    department: [P4, P2, P1]
    everybody: [P3, P1, P1]
targets:
  P1: { response: 15m, resolution: 4h }
  P2: { response: 30m, resolution: 8h }
  P3: { response: 2h, resolution: 2d }
  P4: { response: 4h, resolution: 4d }
  P5: { response: 1d, resolution: 10d }
escalations:
  quick:
    for: [P1, P2, P3, P4, P5]
    hours: always
    steps:
      - { after: ${steps.team}, notify: [team] }
      - { after: ${steps.lead}, notify: [lead] }
      - { after: ${steps.manager}, notify: [manager] }
`;

export interface BotOptions {
  readonly yaml: string;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** The port it had before, to start it again at the same address. */
  readonly port?: number;
}

/** Starts `src/main.ts` and waits until it is on duty. */
export async function startBot({ yaml, mongodbUri, redisUrl, port = 0 }: BotOptions): Promise<BotProcess> {
  const dir = mkdtempSync(join(tmpdir(), 'vagt-desk-'));
  const deskFile = join(dir, 'desk.yaml');
  writeFileSync(deskFile, yaml);
  const metricsPort = await freePort();
  const program = await startProgram(['--import', 'tsx', 'src/main.ts'], {
    MONGODB_URI: mongodbUri,
    REDIS_URL: redisUrl,
    DESK_FILE: deskFile,
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    MicrosoftAppId: '',
    TEAMS_LOOPBACK_ONLY: '1',
  });
  return {
    port: program.port,
    metricsPort,
    saves: (text) => writeFileSync(deskFile, text),
    async kill(signal) {
      await program.kill(signal);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
