import { headline } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import { bold, buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import type { Incident } from '../../types';
import { button, showButton } from '../button';
import { nextBanner } from '../card/next';
import type { CardContext } from '../context';
import { statusWords } from '../words';

/** Where one case stands, in a few words. */
export const standingView = (incident: Incident, place: CardPlace, ctx: CardContext): View => {
  const { text: next, tone } = nextBanner(incident, place, ctx);
  const status = statusWords(ctx, incident, place);
  return {
    fallback: `${headline(ctx, incident)} · ${status}. ${next}`,
    blocks: [
      text([bold(headline(ctx, incident))]),
      text(status, 'subtle'),
      text(next, tone),
      ...buttons([showButton(incident, place, ctx)]),
    ],
  };
};

/** The same for somebody who has no open case. */
export const nothingStandsView = (ctx: CardContext): View => {
  const t = textsFor(ctx);
  const words = t('talk.nothingOpen');
  return { fallback: words, blocks: [text(words), ...buttons([button(t, 'button.report', 'report.open', {})])] };
};
