import { teamName } from '../../../desk/words';
import { type Banner, button, buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Button } from '../../../view/view';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { dataOf } from '../data-of';
import { mayReopen } from '../ending';
import { priorityWords, statusWords } from '../words';
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

const buttonsOf = (incident: Incident, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, 'caller');
  const reply = button(
    t,
    'button.reply',
    'answer.open',
    data,
    incident.status === 'waiting' && (incident.waiting?.reason ?? 'caller') === 'caller' ? { style: 'primary' } : {},
  );
  const open = [
    reply,
    button(t, 'button.worse', 'assess.open', data),
    button(t, 'button.works', 'works', data),
    button(t, 'button.cancelIncident', 'cancel.open', data),
  ];
  switch (incident.status) {
    case 'new':
    case 'in_progress':
    case 'waiting':
      return open;
    case 'resolved':
      return [
        button(t, 'button.fixed', 'fixed', data, { style: 'primary' }),
        button(t, 'button.notYet', 'notYet.open', data),
      ];
    case 'closed':
    case 'cancelled':
      return mayReopen(incident, ctx) ? [button(t, 'button.reopen', 'reopen.open', data)] : [];
  }
};

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
        { label: t('fact.priority'), value: [priorityWords(ctx, incident, 'caller')] },
        { label: t('fact.team'), value: [teamName(ctx, incident.team)] },
        ...placeFacts(incident, ctx),
      ],
    },
    ...confidentialBlocks(incident, ctx),
    ...displacedBlocks(incident, 'caller', ctx),
    ...notHeardBlocks(incident, 'caller', ctx),
    ...questionBlocks(incident, 'caller', ctx),
    ...buttons(buttonsOf(incident, ctx)),
  ];
};
