import { headline } from '../../../desk/words';
import { type Banner, bannerBlocks, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Button, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import { isUnresolved } from '../../lifecycle';
import type { Incident } from '../../types';
import { button, dataOf } from '../button';
import { typeButtons } from '../card/type-buttons';
import type { CardContext } from '../context';
import { caseButtons } from '../from-commands';
import { roleButtons } from '../major';

const rowsOf = (incident: Incident, ctx: CardContext): readonly (readonly Button[])[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, 'team', ctx);
  const rows = isUnresolved(incident) ? (['talk', 'known', 'pass', 'change'] as const) : (['talk'] as const);
  return [
    ...rows.map((row) => caseButtons(incident, row, ctx)),
    roleButtons(incident, ctx),
    typeButtons(incident, 'team', ctx),
    [
      button(t, 'button.why', 'why', data),
      ...(isUnresolved(incident) && !incident.confidential
        ? [button(t, 'button.follow', 'follow', { incident: incident.id })]
        : []),
      button(t, 'button.back', 'show', data),
    ],
  ];
};

/** What is done less often with a case, behind *More…* on its team's card. */
export const moreMenu = (incident: Incident, ctx: CardContext, banner?: Banner): View => {
  const t = textsFor(ctx);
  return {
    fallback: `${t('more.heading')} · ${shorten(headline(ctx, incident), 120)}`,
    blocks: [
      ...bannerBlocks(banner),
      title(headline(ctx, incident)),
      text(t('more.intro', { caller: incident.caller.name }), 'subtle'),
      ...rowsOf(incident, ctx).flatMap(buttons),
    ],
  };
};
