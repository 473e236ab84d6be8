import type { Logger } from 'pino';
import type { Clock } from '../../ground/clock';
import type { Reader } from '../../ground/lang';
import { later } from '../../ground/moments';
import type { View } from '../../view/view';
import { GIVE_UP_MS } from '../attempt';
import type { Live } from '../live/loop';
import type { Rooms } from '../live/rooms';
import type { Newest } from '../live/show';
import { type BulletinRow, isPutOff, isUpToDate, type LiveStore } from '../live/store';
import type { BulletinContent, KeptBulletins } from './types';

export type RenderBulletin<Content extends BulletinContent> = (content: Content, reader: Reader) => View;

export interface BulletinsDeps<Content extends BulletinContent> {
  readonly live: Pick<LiveStore<Content>, 'put' | 'lease' | 'settle'>;
  readonly rooms: Pick<Rooms, 'of'>;
  readonly renderBulletin: RenderBulletin<Content>;
  readonly showLive: Live<Content>;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'warn'>;
}

export interface BulletinDesk<Content extends BulletinContent> extends KeptBulletins<Content> {
  /** Shows the newest content of one. Never rejects: what could not be shown now is shown by the sweep. */
  show(id: string): Promise<void>;
}

/** Between two edits of a digest: a storm changes it many times a second, and the pings that break through go first. */
const CALM_MS = 2000;
/** Whoever takes a message over holds its row for a moment. */
const KEEPER = 'keeper';
const KEEP_MS = 5000;

/** Posts bulletins once and keeps their messages as their content is; all processes may do so at the same time. */
export function createBulletins<Content extends BulletinContent>(deps: BulletinsDeps<Content>): BulletinDesk<Content> {
  const { live, rooms, renderBulletin, showLive, clock, log } = deps;

  const newest = ({ id, to, content, version, createdAt }: BulletinRow<Content>): Newest => ({
    version,
    named: { bulletin: id, to },
    spots: () => rooms.of(to),
    view: async ({ reader }) => renderBulletin(content, reader),
    ...(content.kind === 'digest' && { restMs: CALM_MS }),
    newsUntil: later(createdAt, GIVE_UP_MS),
  });

  async function show(id: string): Promise<void> {
    try {
      await showLive({ row: { id }, read: async (row) => (row?.type === 'bulletin' ? newest(row) : undefined) });
    } catch (error) {
      log.warn({ err: error, bulletin: id }, 'a bulletin could not be shown; the sweep will');
    }
  }

  return {
    show,
    async keep(bulletin, ref) {
      const now = clock.now();
      const { id, version } = await live.put(bulletin, now);
      const row = await live.lease({ id }, KEEPER, now, later(now, KEEP_MS));
      const due = bulletin.notBefore ?? now;
      if (row) await live.settle(row, { ref, dueAt: due, notBefore: due }, version);
    },
    async put(bulletin) {
      const now = clock.now();
      const row = await live.put(bulletin, now);
      if (!isUpToDate(row, row.version, now) && !isPutOff(row, now)) await show(row.id);
    },
  };
}
