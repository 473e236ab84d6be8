import type { SavedView } from '../../../people/person';
import { bold, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { button } from '../button';
import type { CardContext } from '../context';

/** Somebody's saved views, each with its buttons; how one is made, where there are none. */
export const savedViewsView = (ctx: CardContext, views: readonly SavedView[]): View => {
  const t = textsFor(ctx);
  const heading = t('view.heading');
  if (views.length === 0) {
    return { fallback: t('view.none'), blocks: [title(heading), text(t('view.none'), 'subtle')] };
  }
  return {
    fallback: heading,
    blocks: [
      title(heading),
      ...views.flatMap(({ name, words }) => [
        text([bold(name), ` · ${words}`]),
        ...buttons([
          button(t, 'button.filter', 'queue', { words }),
          button(t, 'button.deleteView', 'view.delete', { name }),
        ]),
      ]),
      text(t('view.how'), 'subtle'),
    ],
  };
};
