import { areaName } from '../../../desk/words';
import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Button } from '../../../view/view';
import { shorten } from '../../../view/words';
import { isUnresolved } from '../../lifecycle';
import { areaKey, areaOf, areasOf, fallbackArea } from '../../policies/area';
import type { IncidentAction } from '../../table';
import type { Incident } from '../../types';
import { button, dataOf } from '../button';
import type { CardContext } from '../context';

/** A button's label is cut beyond this on one of the platforms. */
const LONGEST = 40;

/** What it looks like, and with one tap what else it could be; on its team's card, until somebody has said where it belongs. */
export const looksLikeBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { desk } = ctx;
  const { suggested = [], categorisedBy, handOver } = incident;
  // While another team is asked to take it, that is what its buttons are for.
  if (!isUnresolved(incident) || categorisedBy || handOver || suggested.length === 0 || areasOf(desk).length < 2)
    return [];
  const t = textsFor(ctx);
  const data = dataOf(incident, 'team', ctx);
  const own = areaKey(incident);
  const others = suggested.flatMap((key): readonly Button[] => {
    const area = areaOf(desk, key);
    if (!area || key === own || desk.categories[area.category]?.confidential !== incident.confidential) return [];
    const label = shorten(areaName(ctx, area), LONGEST);
    return [{ label, action: 'categorise' satisfies IncidentAction, data: { ...data, area: key } }];
  });
  const told = own === areaKey(fallbackArea(desk)) ? 'no' : 'yes';
  return [
    text(t('card.looksLike', { area: areaName(ctx, incident), told }), 'subtle'),
    ...buttons([...others, button(t, 'button.otherArea', 'categorise.open', data)]),
  ];
};
