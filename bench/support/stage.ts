import { type Services, startServices } from '../../scripts/services';
import { type FakeSlack, startFakeSlack } from '../../test/support/slack';
import { type Child, startChild } from './child';

/** Everything a bench runs against, on loopback. */
export interface Stage {
  readonly services: Services;
  readonly slack: FakeSlack;
  /** The address of a database of this name. */
  readonly database: (name: string) => string;
  readonly start: (
    file: 'vagt' | 'bare',
    settings: {
      readonly mongodbUri: string;
      readonly role?: string;
      readonly counts?: boolean;
      readonly isCalm?: true;
    },
  ) => Promise<Child>;
  /** Who hears what people do from now on. */
  readonly hears: (child: Child) => void;
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Sets the stage, plays, and clears it away whatever came of it. */
export async function onStage(play: (stage: Stage) => Promise<void>): Promise<void> {
  const services = await startServices({ data: 'throwaway', log: say });
  const slack = await startFakeSlack({ patienceMs: 30_000 });
  const { botToken, signingSecret, apiUrl } = slack;
  const children: Child[] = [];
  try {
    await play({
      services,
      slack,
      database(name) {
        const uri = new URL(services.mongodbUri);
        uri.pathname = `/${name}`;
        return uri.href;
      },
      async start(file, settings) {
        const child = await startChild(file, {
          role: 'all',
          redisUrl: services.redisUrl,
          slack: { botToken, signingSecret, apiUrl },
          ...settings,
        });
        children.push(child);
        return child;
      },
      hears: ({ port }) => slack.botAt(`http://127.0.0.1:${port}/slack/events`),
    });
  } finally {
    await Promise.allSettled(children.map((child) => child.stop()));
    await slack.close();
    await services.stop();
  }
}
