import { teamName } from '../../../desk/words';
import { type Banner, bold, buttons, quote, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords, byWords } from '../../../view/time';
import type { Block } from '../../../view/view';
import type { Incident } from '../../types';
import { button } from '../button';
import type { CardContext } from '../context';
import { dataOf } from '../data-of';
import { caseButtons, caseFacts } from '../from-commands';
import { notifyNames, statusWords } from '../words';
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
import { pictureBlocks } from './pictures';

const answerBlocks = (incident: Incident, ctx: CardContext): readonly Block[] =>
  incident.lastAnswer
    ? [
        text([
          bold(
            textsFor(ctx)('card.answered', { caller: incident.caller.name, at: atWords(ctx, incident.lastAnswer.at) }),
          ),
        ]),
        ...quote(incident.lastAnswer.text),
      ]
    : [];

/** Another team is asked to take it: they answer, or whoever offered it takes it back. */
const offerBlocks = (incident: Incident, ctx: CardContext): readonly Block[] => {
  const { handOver } = incident;
  if (!handOver) return [];
  const t = textsFor(ctx);
  return [
    text(t('card.offered', { team: teamName(ctx, handOver.team), by: atWords(ctx, handOver.at) }), 'warning'),
    ...quote(handOver.why),
    ...buttons(caseButtons(incident, 'offer', ctx)),
  ];
};

/** What the area or service asks of whoever takes it. */
const needsFacts = (incident: Incident, ctx: CardContext) => {
  const t = textsFor(ctx);
  const needs = ctx.desk.services[incident.service ?? '']?.needs ?? ctx.desk.categories[incident.category]?.needs;
  const words = [
    ...(needs?.skill === undefined ? [] : [needs.skill]),
    ...(needs?.level === undefined ? [] : [t('fact.level', { level: needs.level })]),
  ];
  return words.length > 0 ? [{ label: t('fact.needs'), value: [words.join(' · ')] }] : [];
};

/** The team's card below its title: everything needed to start working. */
export const teamBlocks = (incident: Incident, next: Banner, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  return [
    text(next.text, next.tone),
    ...quote(incident.details),
    ...pictureBlocks(incident.attachments, ctx),
    ...askedBlocks(incident, ctx),
    ...answerBlocks(incident, ctx),
    ...resolutionBlocks(incident, ctx),
    ...cancelledBlocks(incident),
    {
      type: 'facts',
      facts: [
        { label: t('fact.caller'), value: [incident.caller.name] },
        { label: t('fact.status'), value: [statusWords(ctx, incident, 'team')] },
        ...caseFacts(incident, 'team', ctx),
        { label: t('fact.team'), value: [teamName(ctx, incident.team)] },
        ...placeFacts(incident, ctx),
        ...needsFacts(incident, ctx),
        { label: t('fact.logged'), value: [byWords(ctx, incident.loggedAt)] },
        ...(incident.escalatedTo
          ? [{ label: t('fact.escalated'), value: [notifyNames(ctx, incident, [{ type: incident.escalatedTo }])] }]
          : []),
      ],
    },
    ...offerBlocks(incident, ctx),
    ...confidentialBlocks(incident, ctx),
    ...displacedBlocks(incident, 'team', ctx),
    ...notHeardBlocks(incident, 'team', ctx),
    ...questionBlocks(incident, 'team', ctx),
    ...buttons([...caseButtons(incident, 'team', ctx), button(t, 'button.more', 'more', dataOf(incident, 'team'))]),
  ];
};
