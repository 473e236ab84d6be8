import { personName } from '../../desk/words';
import { textsFor } from '../../view/text';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** How a rule found somebody: "whose turn it is". */
export const chosenWords = ({ routing }: Pick<Incident, 'routing'>, ctx: CardContext): string =>
  textsFor(ctx)('meant.how', { by: routing?.rule?.by?.replace('-', '_') ?? 'person' });

/** Whom a rule means it for and how they were found, and who was passed over. */
export const meantLines = (incident: Incident, ctx: CardContext): readonly string[] => {
  const { meant } = incident;
  if (!meant || meant.asking) return [];
  const t = textsFor(ctx);
  const { to, passed } = meant;
  const found = to ? t('meant.to', { who: to.name, how: chosenWords(incident, ctx) }) : t('meant.nobody');
  return [found, ...passed.map(({ key, because }) => t('meant.passed', { who: personName(ctx, key), because }))];
};
