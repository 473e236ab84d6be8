import type { Logger } from 'pino';
import type { Bulletins } from '../../delivery/bulletins/types';
import { checkDesk } from '../../desk/file/check';
import type { DeskFile } from '../../desk/file/open';
import { DeskError } from '../../desk/file/problems';
import type { Desk } from '../../desk/model';
import type { Clock } from '../../ground/clock';
import { StoreUnavailable } from '../../record/unavailable';
import { createDeskChanges, type DeskChanges } from './changes';
import { createImport } from './import';
import { createLiveDesk } from './live';
import { type DeskNews, type DeskNewsContent, tellAdmins } from './news';
import type { DeskVersionStore } from './store';

export interface DesksDeps {
  readonly store: DeskVersionStore;
  readonly file: DeskFile;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error' | 'warn'>;
}

/** The desk as it is now, and as people change it. */
export interface Desks extends DeskChanges {
  current(): Desk;
  /** 1 while a version counts that this process cannot read, else 0. */
  unreadable(): number;
  /**
   * Takes up what another process changed and what was written into the file, and tells admins what is wrong with it.
   * Called every few seconds; while the database is away the old desk stays.
   */
  look(bulletins: Bulletins<DeskNewsContent>): Promise<void>;
}

/**
 * Finds the desk at start: the stored one, or the file's where that is to be taken. Throws `DeskError` when there is
 * none without mistakes; rejects with `StoreUnavailable`.
 */
export async function openDesks({ store, file, clock, log }: DesksDeps): Promise<Desks> {
  const head = await store.head();
  const stored = head && (await store.get(head.active));
  const active = stored && checkDesk(stored.text, 'desk', file.id).desk;
  const inFile = checkDesk(file.text, file.name, file.id);
  const first = active ?? inFile.desk;
  if (!first) throw new DeskError(file.name, inFile.problems);
  for (const { line, column, message, severity } of inFile.problems) {
    if (severity === 'warning') log.warn({ line, column }, `${file.name}: ${message.en}`);
  }
  const live = createLiveDesk({ store, log }, first, active ? (head?.seq ?? 0) : 0);
  const offer = createImport({ store, live, clock });

  const news: DeskNews[] = [];
  let text = file.text;
  let unheard = false;

  async function offerText(): Promise<void> {
    const heard = await offer(text, file.name);
    if (!heard) return;
    if (heard.content.kind === 'deskMistakes')
      log.warn({ lines: heard.content.lines.map(({ en }) => en) }, `${file.name} was not taken`);
    else log.warn(`${file.name} was not taken: the desk was changed in chat`);
    news.push(heard);
  }

  await offerText();
  const now = await store.head();
  if (now) await live.take(now);

  async function lookOnce(bulletins: Bulletins<DeskNewsContent>): Promise<void> {
    const there = await store.head();
    if (there) await live.take(there);
    const changed = await file.changed();
    if (changed !== undefined) [text, unheard] = [changed, true];
    if (unheard) {
      await offerText();
      unheard = false;
    }
    for (let next = news[0]; next; next = news[0]) {
      await tellAdmins(bulletins, live.current().admins, next);
      news.shift();
    }
  }

  return {
    current: () => live.current(),
    unreadable: () => live.unreadable(),
    async look(bulletins) {
      try {
        await lookOnce(bulletins);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    },
    ...createDeskChanges({ store, live, clock }),
  };
}
