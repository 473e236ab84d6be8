import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block } from '../../../view/view';
import { isUnresolved } from '../../lifecycle';
import { isInRoom } from '../../rights';
import type { Incident } from '../../types';
import { button, dataOf } from '../button';
import type { CardContext } from '../context';
import { knownBlocks } from '../lists/known';

/** What it is perhaps the same as, for its caller; where guests may read along it is shown to them alone. */
export const alikeBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { alike } = ctx;
  if (!alike || !isUnresolved(incident)) return [];
  const t = textsFor(ctx);
  const data = dataOf(incident, 'caller', ctx);
  if (isInRoom(incident)) {
    return [text(t('card.alikeSomewhere')), ...buttons([button(t, 'button.seeAlike', 'sameAs.open', data)])];
  }
  return [
    text(t('card.alike'), 'attention'),
    ...knownBlocks(ctx, alike),
    ...buttons([button(t, 'button.sameAs', 'sameAs', data)]),
  ];
};
