import { connectMongo } from '../../../adapters/mongo/connect';
import { openDesk } from '../../support/followers';
import { actorOf, createDeskRun, SECOND } from '../../support/outgoing';

/** Merges one case into another, and is killed while who has the same goes over: `<uri> <database> <desk> <from> <into> <after so many>`. */
async function main([uri = '', database = '', desk = '', from = '', into = '', after = '']: readonly string[]) {
  const store = await connectMongo({ uri, database, desk, log: { warn: () => {} } });
  let moved = 0;
  const follows: typeof store.follows = {
    ...store.follows,
    async follow(...row) {
      await store.follows.follow(...row);
      moved += 1;
      if (moved === Number(after)) process.kill(process.pid, 'SIGKILL');
    },
  };
  const run = await createDeskRun({ desk: openDesk, store: { ...store, follows } });
  const { number } = (await run.stored(into)).state;
  const dina = await actorOf(run, 'dina');
  await run.do(from, dina, {
    type: 'merge',
    into: { id: into, number, confidential: false, ended: false, guest: false },
  });
  await run.jobs.forward(SECOND);
  await store.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
