import type { Bulletin, BulletinContent } from './types';

/** What the holder of the lease may write. */
export type Shown = Partial<Pick<Bulletin, 'shownVersion' | 'status' | 'ref' | 'reason' | 'notBefore' | 'attempts'>>;

export interface BulletinStore<Content extends BulletinContent = BulletinContent> {
  /** Makes it, or gives the one that is there new content: its version grows by one where that differs. */
  put(bulletin: Pick<Bulletin<Content>, 'id' | 'to' | 'content' | 'notBefore'>, now: Date): Promise<Bulletin<Content>>;
  get(id: string): Promise<Bulletin<Content> | undefined>;
  /** Takes it until `until`; undefined while somebody else holds it, or when there is none. */
  lease(id: string, by: string, now: Date, until: Date): Promise<Bulletin<Content> | undefined>;
  /** False when the lease is no longer `by`'s. `release` lets it go. A `notBefore` that is not given is taken away. */
  show(id: string, by: string, shown: Shown, release: boolean): Promise<boolean>;
  /** Those whose message is behind their content and may be tried at `now`, oldest first. */
  behind(now: Date, limit: number): Promise<readonly Bulletin<Content>[]>;
}

/** What is tried no more: its message may have arrived, or nobody could be reached. */
export const isEnded = ({ status }: Pick<Bulletin, 'status'>): boolean => status === 'unknown' || status === 'refused';

/** Whether its message is behind its content. */
export const isBehind = (bulletin: Bulletin): boolean => !isEnded(bulletin) && bulletin.shownVersion < bulletin.version;

export const isPutOff = ({ notBefore }: Pick<Bulletin, 'notBefore'>, now: Date): boolean =>
  notBefore !== undefined && notBefore > now;
