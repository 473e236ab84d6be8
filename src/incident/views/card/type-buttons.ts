import { typeName } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Button } from '../../../view/view';
import { isUnresolved } from '../../lifecycle';
import { typeOf, typesOf } from '../../policies/case-type';
import type { IncidentAction } from '../../table';
import type { Incident } from '../../types';
import { dataOf } from '../button';
import type { CardContext } from '../context';

/** What else it could be: one press each. */
export const typeButtons = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  return isUnresolved(incident)
    ? typesOf(ctx.desk)
        .filter((type) => type !== typeOf(incident))
        .map((type) => ({
          label: place === 'caller' ? t(`type.mine.${type}`) : t('button.retype', { type: typeName(ctx, type) }),
          action: 'retype' satisfies IncidentAction,
          data: { ...dataOf(incident, place, ctx), caseType: type },
        }))
    : [];
};

/** What their report was taken for, while its caller may still say that it is something else. */
export const callersTypeBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { status, typedBy, caller } = incident;
  const isDecided = status !== 'new' || (typedBy !== undefined && typedBy.id !== caller.id);
  const others = isDecided || typesOf(ctx.desk).length === 1 ? [] : typeButtons(incident, 'caller', ctx);
  if (others.length === 0) return [];
  const values = { type: typeOf(incident), name: typeName(ctx, typeOf(incident)) };
  return [text(textsFor(ctx)('card.takenFor', values), 'subtle'), ...buttons(others)];
};
