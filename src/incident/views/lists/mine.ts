import { type CardPlace } from '../../../ground/refs';
import { bold, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, View } from '../../../view/view';
import type { Incident } from '../../types';
import { button } from '../button';
import type { CardContext } from '../context';
import { rowBlocks } from './rows';

export interface Mine {
  /** Cases this person is the caller of. */
  readonly reported: readonly Incident[];
  /** Cases this person works on. */
  readonly owned: readonly Incident[];
}

const section = (heading: string, rows: readonly Incident[], place: CardPlace, ctx: CardContext): readonly Block[] =>
  rows.length === 0
    ? []
    : [{ type: 'divider' }, text([bold(heading)]), ...rows.flatMap((incident) => rowBlocks(incident, place, ctx))];

/** What I reported and what I work on. */
export const mineView = (ctx: CardContext, { reported, owned }: Mine): View => {
  const t = textsFor(ctx);
  const sentence =
    reported.length + owned.length === 0
      ? t('mine.empty')
      : t('mine.count', { reported: reported.length, owned: owned.length });
  return {
    fallback: `${t('mine.heading')}: ${sentence}`,
    blocks: [
      title(t('mine.heading')),
      text(sentence, 'subtle'),
      ...section(t('mine.owned'), owned, 'team', ctx),
      ...section(t('mine.reported'), reported, 'caller', ctx),
      ...(reported.length + owned.length === 0 ? buttons([button(t, 'button.report', 'report.open', {})]) : []),
    ],
  };
};
