import { teamName } from '../../../desk/words';
import { type Banner, buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block } from '../../../view/view';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { caseButtons, caseFacts } from '../from-commands';
import { statusWords } from '../words';
import {
  askedBlocks,
  cancelledBlocks,
  confidentialBlocks,
  displacedBlocks,
  notHeardBlocks,
  placeFacts,
  questionBlocks,
  resolutionBlocks,
} from './parts';

/** The caller's card below its title. Only what the caller may know. */
export const callerBlocks = (incident: Incident, next: Banner, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  return [
    text(next.text, next.tone),
    ...askedBlocks(incident, ctx),
    ...resolutionBlocks(incident, ctx),
    ...cancelledBlocks(incident),
    {
      type: 'facts',
      facts: [
        { label: t('fact.status'), value: [statusWords(ctx, incident, 'caller')] },
        ...caseFacts(incident, 'caller', ctx),
        { label: t('fact.team'), value: [teamName(ctx, incident.team)] },
        ...placeFacts(incident, ctx),
      ],
    },
    ...confidentialBlocks(incident, ctx),
    ...displacedBlocks(incident, 'caller', ctx),
    ...notHeardBlocks(incident, 'caller', ctx),
    ...questionBlocks(incident, 'caller', ctx),
    ...buttons(caseButtons(incident, 'caller', ctx)),
  ];
};
