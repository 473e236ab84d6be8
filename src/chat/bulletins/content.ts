import { digestContent } from '../../delivery/bulletins/types';
import { outageContents } from '../../delivery/outages/content';
import { deskNewsContents } from '../../desk-edit/versions/news';
import { heldContents } from '../../incident/held-content';
import { caseLists } from '../../incident/listed-case';
import { majorContents } from '../../incident/major/content';
import { onCallContents } from '../../on-call/types';
import { type Infer, oneOf } from '../../record/schema';

/** Everything that is said about no single case. */
export const bulletinContent = oneOf('kind', {
  ...onCallContents,
  ...caseLists,
  ...heldContents,
  ...deskNewsContents,
  ...majorContents,
  ...outageContents,
  digest: digestContent,
});
export type BulletinContent = Infer<typeof bulletinContent>;
export type ContentOf<K extends BulletinContent['kind']> = Extract<BulletinContent, { readonly kind: K }>;
