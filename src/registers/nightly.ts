import { join } from 'node:path';
import type { Logger } from 'pino';
import { localDay } from '../calendar/local-day';
import type { Desk } from '../desk/model';
import { later } from '../ground/moments';
import { callers } from './caller';
import { type Device, devices } from './device';
import { REGISTERS, type RegisterName } from './register';
import type { CallerStore, RegisterStore } from './store';
import { type TakeDeps, type Taken, takeFile } from './take';

/** A night's list is there by two o'clock. */
const NIGHT_HOURS = 2;
/** A file that could not be taken is tried again after this. */
const AGAIN_MS = 5 * 60_000;

export interface NightlyDeps extends Omit<TakeDeps, 'imports' | 'leases'> {
  readonly store: Pick<TakeDeps, 'imports' | 'leases'> & {
    readonly callers: CallerStore;
    readonly devices: RegisterStore<Device>;
  };
  readonly desk: () => Desk;
  /** Folder of the desk's file; absent: no files are taken. */
  readonly deskFolder?: string | undefined;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** The day whose night's lists are there. */
const nightOf = (now: Date, zone: string): string =>
  localDay(now, zone).subtract({ hours: NIGHT_HOURS }).toPlainDate().toString();

/**
 * A part of the sweep: takes the files that the desk's names, at the start, every night, and when it names another; only
 * what has changed since. The sweep does not wait for it.
 */
export const createNightly = (deps: NightlyDeps) => {
  const { store, desk, deskFolder, clock, log } = deps;
  const done = new Map<RegisterName, string>();
  let running: Promise<void> | undefined;
  let againAt = new Date(0);

  const take = (register: RegisterName, path: string): Promise<Taken> => {
    const from = { ...deps, imports: store.imports, leases: store.leases };
    switch (register) {
      case 'callers':
        return takeFile(from, path, callers, store.callers, { ifNew: true });
      case 'devices':
        return takeFile(from, path, devices(Object.keys(desk().services)), store.devices, { ifNew: true });
    }
  };

  /** What is wrong with it may be people's words: how it is told stands on the terminal of whoever takes it by hand. */
  const logged = (register: RegisterName, file: string, taken: Taken): void => {
    const by = `npm run ${register} -- import ${file}`;
    if (taken.type === 'refused') log.warn({ register, file }, `A file was not taken; "${by}" says why`);
    if (taken.type !== 'taken') return;
    const { rows, removed, told, more } = taken;
    log.info({ register, file, rows, removed, wrong: told.length + more }, 'A file was taken');
  };

  const takeAll = async (folder: string, wanted: ReadonlyMap<RegisterName, string>, night: string): Promise<void> => {
    for (const [register, file] of wanted) {
      const taken = await take(register, join(folder, file));
      logged(register, file, taken);
      if (taken.type !== 'busy') done.set(register, `${file} ${night}`);
    }
  };

  /** As a part of the sweep. */
  async function files(): Promise<void> {
    const now = clock.now();
    if (deskFolder === undefined || running || now < againAt) return;
    const night = nightOf(now, desk().zone);
    const named = REGISTERS.flatMap((register) => {
      const file = desk()[register];
      return file === undefined || done.get(register) === `${file} ${night}` ? [] : [[register, file] as const];
    });
    if (named.length === 0) return;
    againAt = later(now, AGAIN_MS);
    running = takeAll(deskFolder, new Map(named), night)
      .catch((error: unknown) => {
        log.warn({ err: error }, 'A file was not taken; it is tried again');
      })
      .finally(() => {
        running = undefined;
      });
  }

  /** `taken`: resolves when what it has begun to take is taken. */
  return Object.assign(files, { taken: async () => running });
};
