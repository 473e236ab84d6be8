import type { DigestContent } from '../../delivery/bulletins/types';
import type { DeskNewsContent } from '../../desk-edit/versions/news';
import type { CaseListContent } from '../../incident/listed-case';
import type { OnCallContent } from '../../on-call/types';

/** Everything that is said about no single case. */
export type BulletinContent = OnCallContent | CaseListContent | DigestContent | DeskNewsContent;
export type ContentOf<K extends BulletinContent['kind']> = Extract<BulletinContent, { readonly kind: K }>;
