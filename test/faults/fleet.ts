import { type Program, startProgram } from '../support/program';
import { PROGRAMS } from './build';
import type { Target } from './proxy';

export interface FleetOptions {
  readonly env: Readonly<Record<string, string>>;
  /** How many processes, each web and worker. */
  readonly size: number;
  /** Name of a control run: all of them run without that protection. */
  readonly control?: string | undefined;
}

/** The processes of one desk, as a hoster runs them: one that ends is started again. */
export interface Fleet {
  /** How often one was ended from outside. */
  readonly kills: number;
  /** How many run now. */
  readonly running: number;
  /** One that runs, in turn; undefined when none does. */
  next(): Target | undefined;
  /** The same of where mail comes in. */
  nextMail(): number | undefined;
  /** Ends one that runs, and starts another in its place. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts one more with this in its environment; it is not started again. */
  extra(env: Readonly<Record<string, string>>): Promise<Program>;
  /** Waits until as many run as should. */
  whole(): Promise<void>;
  /** Last lines of all that ran, the newest last. */
  said(): readonly string[];
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function startFleet({ env, size, control }: FleetOptions): Promise<Fleet> {
  const program = control === undefined ? PROGRAMS.product : PROGRAMS.control;
  const start = (more: Readonly<Record<string, string>> = {}) =>
    startProgram(['--enable-source-maps', program], {
      ...env,
      ...more,
      ...(control !== undefined && { CONTROL: control }),
    });
  const running: Program[] = [];
  const ended: string[] = [];
  const starting = new Set<Promise<void>>();
  let turn = 0;
  let kills = 0;

  function begin(): Promise<void> {
    const one: Promise<void> = start()
      // A database that is away for now ends it at its start: a hoster tries again.
      .catch(() => start())
      .then((made) => void running.push(made))
      .finally(() => starting.delete(one));
    starting.add(one);
    return one;
  }
  const live = (): readonly Program[] => running.filter((one) => one.running());
  await Promise.all(Array.from({ length: size }, begin));

  return {
    get kills() {
      return kills;
    },
    get running() {
      return live().length;
    },
    next() {
      const there = live();
      turn += 1;
      const one = there[turn % Math.max(1, there.length)];
      return one && { host: '127.0.0.1', port: one.port };
    },
    nextMail: () => live().find(({ mailPort }) => mailPort !== undefined)?.mailPort,
    async kill(signal = 'SIGKILL') {
      const there = live();
      const victim = there[Math.floor(Math.random() * there.length)];
      if (!victim) return;
      kills += 1;
      running.splice(running.indexOf(victim), 1);
      const going = victim.kill(signal);
      begin().catch((error: unknown) => ended.push(String(error)));
      await going;
      ended.push(...victim.said().slice(-20));
    },
    async extra(more) {
      const made = await start(more);
      running.push(made);
      return made;
    },
    async whole() {
      while (starting.size > 0) await Promise.allSettled(starting);
    },
    said: () => [...ended, ...running.flatMap((one) => one.said())],
    async stop(signal = 'SIGTERM') {
      await Promise.allSettled(starting);
      await Promise.all(live().map((one) => one.kill(signal)));
    },
  };
}
