import { headline } from '../../../desk/words';
import { type Banner, bannerBlocks, button, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Button, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import { isUnresolved } from '../../lifecycle';
import type { Incident } from '../../types';
import type { CardContext } from '../context';
import { dataOf } from '../data-of';

const buttonsOf = (incident: Incident, ctx: CardContext): readonly (readonly Button[])[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, 'team');
  const unresolved = isUnresolved(incident);
  const isOver = incident.status === 'closed' || incident.status === 'cancelled';
  const message = button(t, 'button.message', 'message.open', data);
  const note = button(t, 'button.note', 'note.open', data);
  const change = [
    ...(unresolved && incident.owner ? [button(t, 'button.release', 'release', data)] : []),
    button(t, 'button.priority', 'assess.open', data),
    button(t, 'button.cancelIncident', 'cancel.open', data, { style: 'danger' }),
  ];
  const pass = [
    incident.status === 'waiting'
      ? button(t, 'button.resume', 'resume', data)
      : button(t, 'button.waitOpen', 'wait.open', data),
    button(t, 'button.assignOpen', 'assign.open', data),
    ...(incident.handOver || Object.keys(ctx.desk.teams).length < 2
      ? []
      : [button(t, 'button.handOverOpen', 'handOver.open', data)]),
    ...(incident.status === 'new' ? [button(t, 'button.escalate', 'escalate.open', data)] : []),
  ];
  return [
    [...(isOver ? [] : [message]), note],
    ...(unresolved ? [pass] : []),
    ...(unresolved ? [change] : []),
    [button(t, 'button.why', 'why', data), button(t, 'button.back', 'show', data)],
  ];
};

/** What is done less often with a case, behind *More…* on its team's card. */
export const moreMenu = (incident: Incident, ctx: CardContext, banner?: Banner): View => {
  const t = textsFor(ctx);
  return {
    fallback: `${t('more.heading')} · ${shorten(headline(ctx, incident), 120)}`,
    blocks: [
      ...bannerBlocks(banner),
      title(headline(ctx, incident)),
      text(t('more.intro', { caller: incident.caller.name }), 'subtle'),
      ...buttonsOf(incident, ctx).flatMap(buttons),
    ],
  };
};
