import { teamName } from '../../../desk/words';
import type { CardPlace } from '../../../ground/refs';
import { type Banner, bold, buttons, quote, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import { atWords, byWords } from '../../../view/time';
import type { Block } from '../../../view/view';
import { isUnresolved } from '../../lifecycle';
import { needsOf } from '../../policies/area';
import type { Incident } from '../../types';
import { button, dataOf } from '../button';
import type { CardContext } from '../context';
import { caseButtons, caseFacts } from '../from-commands';
import { majorBlocks } from '../major';
import { absentBlocks } from '../on-behalf';
import { missedNames, statusWords, toldNames } from '../words';
import { alikeBlocks } from './alike';
import { looksLikeBlocks } from './looks-like';
import {
  askedBlocks,
  callerFacts,
  cancelledBlocks,
  confidentialBlocks,
  deviceFacts,
  displacedBlocks,
  type Fact,
  importedFacts,
  mailBlocks,
  meTooFacts,
  notHeardBlocks,
  pictureBlocks,
  placeFacts,
  questionBlocks,
  resolutionBlocks,
  workaroundBlocks,
} from './parts';
import { surveyBlocks } from './survey';
import { callersTypeBlocks } from './type-buttons';

/** What the caller wrote last. */
const answerBlocks = ({ caller, lastAnswer }: Incident, ctx: CardContext): readonly Block[] => {
  if (!lastAnswer) return [];
  const words = textsFor(ctx)('card.answered', {
    caller: lastAnswer.by?.name ?? caller.name,
    at: atWords(ctx, lastAnswer.at),
    edited: lastAnswer.edited ? 'yes' : 'no',
  });
  return [text([bold(words)]), ...quote(lastAnswer.text)];
};

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

/** What the area or service asks of whoever takes it, how old it is, who has been told of it, and who cannot be reached. */
const teamFacts = (incident: Incident, ctx: CardContext): readonly Fact[] => {
  const t = textsFor(ctx);
  const needs = needsOf(ctx.desk, incident);
  const words = [
    ...(needs?.skill === undefined ? [] : [needs.skill]),
    ...(needs?.level === undefined ? [] : [t('fact.level', { level: needs.level })]),
  ];
  const told = toldNames(ctx, incident);
  const { missed, who } = missedNames(ctx, incident);
  return [
    ...(words.length > 0 ? [{ label: t('fact.needs'), value: [words.join(' · ')] }] : []),
    { label: t('fact.logged'), value: [byWords(ctx, incident.loggedAt)] },
    ...(incident.followers === undefined ? [] : [{ label: t('fact.followers'), value: [String(incident.followers)] }]),
    ...(told === '' ? [] : [{ label: t('fact.escalated'), value: [told] }]),
    ...(missed === 'some' && isUnresolved(incident) ? [{ label: t('fact.missed'), value: [who] }] : []),
  ];
};

/** A card below its title. The caller's holds only what the caller may know. */
export const bodyBlocks = (incident: Incident, place: CardPlace, next: Banner, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const forTeam = <Part>(parts: readonly Part[]): readonly Part[] => (place === 'team' ? parts : []);
  return [
    text(next.text, next.tone),
    ...majorBlocks(incident, ctx),
    ...forTeam(absentBlocks(incident, ctx)),
    ...(place === 'team' || ctx.decides
      ? [...quote(incident.details), ...pictureBlocks(incident.attachments, ctx)]
      : []),
    ...askedBlocks(incident, ctx),
    ...forTeam(answerBlocks(incident, ctx)),
    ...workaroundBlocks(incident, ctx),
    ...resolutionBlocks(incident, ctx),
    ...cancelledBlocks(incident),
    {
      type: 'facts',
      facts: [
        ...forTeam(callerFacts(incident, ctx)),
        { label: t('fact.status'), value: [statusWords(ctx, incident, place)] },
        ...importedFacts(incident, place, ctx),
        ...caseFacts(incident, place, ctx),
        { label: t('fact.team'), value: [teamName(ctx, incident.team)] },
        ...placeFacts(incident, ctx),
        ...meTooFacts(incident, ctx),
        ...forTeam(deviceFacts(incident, ctx)),
        ...forTeam(teamFacts(incident, ctx)),
      ],
    },
    ...forTeam(offerBlocks(incident, ctx)),
    ...forTeam(mailBlocks(incident, ctx)),
    ...confidentialBlocks(incident, ctx),
    ...displacedBlocks(incident, place, ctx),
    ...notHeardBlocks(incident, place, ctx),
    ...questionBlocks(incident, place, ctx),
    ...(place === 'caller' && !ctx.decides
      ? [...callersTypeBlocks(incident, ctx), ...alikeBlocks(incident, ctx), ...surveyBlocks(incident, ctx)]
      : []),
    ...(ctx.decides ? [] : forTeam(looksLikeBlocks(incident, ctx))),
    ...(ctx.decides ? [] : (ctx.cardParts ?? []).flatMap((part) => part(incident, place, ctx))),
    ...buttons([
      ...(ctx.decides ? caseButtons(incident, 'approval', ctx) : []),
      ...(ctx.decides && place === 'caller' ? [] : caseButtons(incident, place, ctx)),
      ...(incident.imported ? [] : forTeam([button(t, 'button.more', 'more', dataOf(incident, place, ctx))])),
    ]),
  ];
};
