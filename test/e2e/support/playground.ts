import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Playground,
  type PlaygroundPeople,
  startPlayground as start,
  writePlaygroundConfig,
} from '../../../scripts/try/playground';

const NORDHAVN: PlaygroundPeople = {
  me: { name: 'Anna Holm', email: 'anna.holm@example.com' },
  others: [
    { name: 'Bo Lund', email: 'bo.lund@example.com' },
    { name: 'Carl Friis', email: 'carl.friis@example.com' },
    { name: 'Dina Krogh', email: 'dina.krogh@example.com' },
  ],
};

/**
 * Starts a Playground for one test file: Anna sits at the client, clocks are Copenhagen's.
 * @param options.botEndpoint the bot's messaging address; it may come up later
 * @param options.port a free one unless given; give it to start the Playground again at the same address
 * @param options.dir kept by the caller when given, else a temporary folder that `stop` removes
 */
export async function startPlayground(options: {
  botEndpoint: string;
  port?: number;
  dir?: string;
  people?: PlaygroundPeople;
}): Promise<Playground> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'playground-'));
  const tidy = () => (options.dir === undefined ? rmSync(dir, { recursive: true, force: true }) : undefined);
  try {
    writePlaygroundConfig(dir, options.people ?? NORDHAVN);
    const playground = await start({
      port: options.port ?? 0,
      botEndpoint: options.botEndpoint,
      dir,
      zone: 'Europe/Copenhagen',
    });
    const stop = async () => {
      await playground.stop();
      tidy();
    };
    return { ...playground, stop };
  } catch (error) {
    tidy();
    throw error;
  }
}
