import { categoryName, headline, serviceName, teamName } from '../../../desk/words';
import { type Banner, bannerBlocks, buttons, quote, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { Incident } from '../../types';
import { besideOf, button } from '../button';
import type { CardContext } from '../context';
import { statusWords } from '../words';
import { askedBlocks, cancelledBlocks, resolutionBlocks, workaroundBlocks } from './parts';

/** A case for who takes part in it: what its caller may know, and no more. */
export const participantCard = (incident: Incident, ctx: CardContext, banner?: Banner): View => {
  const t = textsFor(ctx);
  const data = besideOf(incident, 'caller');
  const status = statusWords(ctx, incident, 'team');
  const isOpen = incident.status !== 'closed' && incident.status !== 'cancelled';
  const service = incident.service === undefined ? [] : [serviceName(ctx, incident.service)];
  return {
    fallback: [...(banner ? [banner.text] : []), `${shorten(headline(ctx, incident), 120)} · ${status}`].join(' '),
    blocks: [
      ...bannerBlocks(banner),
      title(headline(ctx, incident)),
      text(t('card.takesPart'), 'subtle'),
      ...quote(incident.details),
      ...askedBlocks(incident, ctx),
      ...workaroundBlocks(incident, ctx),
      ...resolutionBlocks(incident, ctx),
      ...cancelledBlocks(incident),
      {
        type: 'facts',
        facts: [
          { label: t('fact.caller'), value: [incident.caller.name] },
          { label: t('fact.status'), value: [status] },
          { label: t('fact.team'), value: [teamName(ctx, incident.team)] },
          { label: t('fact.area'), value: [[categoryName(ctx, incident.category), ...service].join(' · ')] },
        ],
      },
      ...buttons([
        ...(isOpen ? [button(t, 'button.reply', 'contribute.open', data, { style: 'primary' })] : []),
        button(t, 'button.leave', 'leave', data),
      ]),
    ],
  };
};
