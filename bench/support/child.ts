import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What is measured, as a process of its own, so that its CPU is its own. */
export interface Child {
  readonly port: number;
  /** CPU it has used since it started, in milliseconds. */
  cpuMs(): Promise<number>;
  /** Calls one of its named pieces of work, and says how long it took in milliseconds. */
  run(work: string): Promise<number>;
  /** Whom it has asked for what since this was last asked. */
  calls(): Promise<Counts>;
  /** It stands still, as a machine that is swapped out does. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

export type Counts = Readonly<Record<string, number>>;

/** What a child is asked. `start` carries its settings, JSON as they are. */
export type Asked = { readonly id: number; readonly ask: string; readonly settings?: unknown };
/** `failed`: in words. */
export type Told = { readonly id: number; readonly value?: number | Counts; readonly failed?: string };

/** Starts a file of this folder and waits until it listens. Rejects with the child's own words when it does not. */
export async function startChild(file: 'vagt' | 'bare', settings: object): Promise<Child> {
  const child = fork(resolve(__dirname, `${file}.ts`), { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  let ids = 0;
  const ask = (what: string, more: object = {}): Promise<number | Counts | undefined> => {
    ids += 1;
    const id = ids;
    return new Promise((done, fail) => {
      const onExit = (): void => fail(new Error(`${file} ended while it was asked to ${what}`));
      const onTold = (told: Told): void => {
        if (told.id !== id) return;
        child.off('message', onTold).off('exit', onExit);
        if (told.failed === undefined) done(told.value);
        else fail(new Error(told.failed));
      };
      child.on('message', onTold).on('exit', onExit);
      child.send({ id, ask: what, ...more });
    });
  };
  const figure = async (what: string, more?: object): Promise<number> => Number(await ask(what, more));
  const port = await figure('start', { settings });
  return {
    port,
    cpuMs: () => figure('cpu'),
    run: figure,
    async calls() {
      const counts = await ask('calls');
      return typeof counts === 'object' ? counts : {};
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** The child's side: answers what it is asked, and stops when its parent lets go. */
export function serve(
  start: (settings: unknown) => Promise<{ readonly port: number; stop(): Promise<void> }>,
  works: Readonly<Record<string, () => Promise<void>>> = {},
  calls: () => Counts = () => ({}),
): void {
  let stop = async (): Promise<void> => {};
  const answer = async ({ ask, settings }: Asked): Promise<number | Counts> => {
    if (ask === 'start') {
      const started = await start(settings);
      stop = () => started.stop();
      return started.port;
    }
    if (ask === 'cpu') {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    }
    if (ask === 'calls') return calls();
    const from = performance.now();
    await works[ask]?.();
    return performance.now() - from;
  };
  process.on('message', (asked: Asked) => {
    void answer(asked).then(
      (value) => process.send?.({ id: asked.id, value } satisfies Told),
      (error: unknown) => process.send?.({ id: asked.id, failed: String(error) } satisfies Told),
    );
  });
  process.on('disconnect', () => void stop().then(() => process.exit(0)));
}
