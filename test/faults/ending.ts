import { setTimeout as sleep } from 'node:timers/promises';
import { check, unsettled, type Verdict } from './checker';
import type { Driver } from './driver';
import { postedByMail, postedInSlack, postedInTeams, readStored, type Stored, stepsOf } from './evidence';
import type { Stage } from './stage';

const LOOK_MS = 1000;
/** A step that has just fired is not planned yet. */
const AFTER_MS = 3000;

/** Until the last step that may still fire. */
const lastStep = ({ cases }: Stored): number =>
  Math.max(
    0,
    ...cases
      .filter(({ state }) => state.status === 'new')
      .flatMap((one) => stepsOf(one).map((step) => step.at.getTime())),
  );

/** Waits until nothing is on its way any more, `patienceMs` after the last step at most, and says what is to be said. */
export async function ending(stage: Stage, driver: Driver, patienceMs = 90_000): Promise<Verdict> {
  await stage.fleet.whole();
  let stored = await readStored(stage.mongodbUri);
  const end = Math.max(Date.now(), lastStep(stored)) + patienceMs;
  for (;;) {
    const isOver = Date.now() > lastStep(stored) + AFTER_MS && unsettled(stored, Date.now()).length === 0;
    if (isOver || Date.now() > end) break;
    // All of it is read each time, which is not to weigh on what is watched.
    await sleep(Math.max(LOOK_MS, lastStep(stored) + AFTER_MS - Date.now()));
    stored = await readStored(stage.mongodbUri);
  }
  const { slack, teams } = stage.company;
  const { reports, presses } = driver;
  const posts = [...postedInSlack(slack), ...postedInTeams(teams), ...postedByMail(stage.mailbox.all())];
  return check({ reports, presses, ...stored, posts, at: Date.now() });
}
