import { text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block } from '../../../view/view';
import type { Attachment } from '../../types';
import type { CardContext } from '../context';

/** Pictures that were sent along; where they have no address, how many there are. */
export const pictureBlocks = (attachments: readonly Attachment[], ctx: CardContext): readonly Block[] => {
  const shown = attachments.flatMap((attachment): readonly Block[] => {
    const url = ctx.fileUrl?.(attachment.id);
    return url === undefined ? [] : [{ type: 'image', url, alt: attachment.name }];
  });
  const hidden = attachments.length - shown.length;
  return [...shown, ...(hidden > 0 ? [text(textsFor(ctx)('card.pictures', { count: hidden }), 'subtle')] : [])];
};
