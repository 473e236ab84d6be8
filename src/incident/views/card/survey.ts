import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Button } from '../../../view/view';
import { isAsking, mayExplain, SCORES } from '../../state/satisfaction';
import type { IncidentAction } from '../../table';
import type { Incident } from '../../types';
import { button, dataOf } from '../button';
import type { CardContext } from '../context';

/** How it went: one tap for its caller. What they said is not shown, since others may see their card in a room. */
export const surveyBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, 'caller', ctx);
  if (isAsking(incident)) {
    const scores = SCORES.map(
      (score): Button => ({
        label: String(score),
        action: 'score' satisfies IncidentAction,
        data: { ...data, score: String(score) },
      }),
    );
    return [text(t('card.survey')), ...buttons(scores), text(t('card.surveyLead'), 'subtle')];
  }
  if (incident.status !== 'closed' || !incident.score) return [];
  return mayExplain(incident)
    ? [text(t('card.explain')), ...buttons([button(t, 'button.explain', 'explain.open', data)])]
    : [text(t('card.scored'), 'subtle')];
};
