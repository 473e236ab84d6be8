import { acks } from './acks';
import { cost } from './cost';
import { history } from './import';
import { size } from './size';
import { timers } from './timers';

const BENCHES = { acks, cost, import: history, size, timers };

/** `npm run bench -- acks|cost|import|size|timers`: one of them, or all in turn. */
async function main(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined)
    throw new Error(`There is no bench "${unknown}"; there are: ${Object.keys(BENCHES).join(', ')}`);
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length === 0 || names.includes(name)) await bench();
  }
}

void main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
