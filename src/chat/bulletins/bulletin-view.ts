import { outageView } from '../../delivery/outages/views';
import type { CardContext } from '../../incident/views/context';
import { settledView } from '../../incident/views/notices/held-message';
import type { View } from '../../view/view';
import type { BulletinContent } from './content';
import { deskDiffersView, deskMistakesView } from './desk';
import { absentOwnerView, digestView, morningView } from './lists';
import { majorOverView, majorView } from './major';
import { gapView, putOnView, standInView, swapView } from './on-call';

/** A message that is about no single case, for whoever reads it. */
export const bulletinView = (content: BulletinContent, ctx: CardContext): View => {
  switch (content.kind) {
    case 'gap':
      return gapView(content, ctx);
    case 'swap':
      return swapView(content, ctx);
    case 'held':
      return settledView(content, ctx);
    case 'standIn':
      return standInView(content, ctx);
    case 'onCall':
      return putOnView(content, ctx);
    case 'morning':
      return morningView(content, ctx);
    case 'absentOwner':
      return absentOwnerView(content, ctx);
    case 'digest':
      return digestView(content, ctx);
    case 'deskMistakes':
      return deskMistakesView(content, ctx);
    case 'major':
      return majorView(content, ctx);
    case 'majorOver':
      return majorOverView(content, ctx);
    case 'outage':
      return outageView(content, ctx);
    case 'deskDiffers':
      return deskDiffersView(content, ctx);
  }
};
