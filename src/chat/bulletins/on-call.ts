import type { DeskContext } from '../../desk/context';
import { personName, teamName } from '../../desk/words';
import { buttons, text, title } from '../../view/build';
import { periodShort, periodWords } from '../../view/period';
import { textsFor } from '../../view/text';
import type { Button, View } from '../../view/view';
import { button } from '../button';
import type { ContentOf } from './content';

export const gapView = (content: ContentOf<'gap'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const heading = t('bulletin.gap.heading', { team: teamName(ctx, content.team) });
  const gap = ctx.desk.teams[content.team]?.onCall?.gap ?? 'lead';
  const words = `${t('bulletin.gap.text', { period: periodWords(ctx, content) })} ${t('onCall.gap', { gap })}`;
  return {
    fallback: `${heading} · ${words}`,
    blocks: [
      title(heading),
      text(words, 'attention'),
      ...buttons([
        button(t, 'button.takeShift', 'override.open', { team: content.team }, { style: 'primary' }),
        button(t, 'button.showOnCall', 'onCall', { team: content.team, week: '0' }),
      ]),
    ],
  };
};

const swapButtons = ({ role, status, swap, team }: ContentOf<'swap'>, ctx: DeskContext): readonly Button[] => {
  const t = textsFor(ctx);
  const show = button(t, 'button.showOnCall', 'onCall', { team, week: '0' });
  if (status !== 'asked') return [show];
  if (role === 'asker') return [button(t, 'button.withdraw', 'swap.withdraw', { swap }), show];
  return [
    button(t, 'button.acceptSwap', 'swap.accept', { swap }, { style: 'primary' }),
    button(t, 'button.refuseSwap', 'swap.refuse', { swap }),
    show,
  ];
};

/** The question to a colleague, and what became of it, to both. */
export const swapView = (content: ContentOf<'swap'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { role, status, asker, other, give, take, team } = content;
  const values = {
    role,
    status,
    asker: personName(ctx, asker),
    other: personName(ctx, other),
    team: teamName(ctx, team),
    give: periodWords(ctx, give),
    take: take ? periodWords(ctx, take) : '',
    back: take ? 'yes' : 'no',
  };
  const heading = t('bulletin.swap.heading', values);
  const asked = t(role === 'other' ? 'bulletin.swap.asked' : 'bulletin.swap.youAsked', values);
  const outcome = status === 'asked' ? [] : [text(t('bulletin.swap.outcome', values), OUTCOME_TONE[status])];
  return {
    fallback: [heading, ...(status === 'asked' ? [asked] : [t('bulletin.swap.outcome', values)])].join(' · '),
    blocks: [title(heading), text(asked), ...outcome, ...buttons(swapButtons(content, ctx))],
  };
};

const OUTCOME_TONE = { accepted: 'good', refused: 'warning', withdrawn: 'subtle' } as const;

/** Somebody else put the reader on call. */
export const putOnView = (content: ContentOf<'onCall'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const words = t('bulletin.onCall.text', {
    by: content.by,
    team: teamName(ctx, content.team),
    period: periodWords(ctx, content),
  });
  return {
    fallback: words,
    blocks: [text(words), ...buttons([button(t, 'button.showOnCall', 'onCall', { team: content.team, week: '0' })])],
  };
};

/** The reader has the turns of somebody who is away, or has them no more. */
export const standInView = ({ team, person, turns, over }: ContentOf<'standIn'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const values = { name: personName(ctx, person), team: teamName(ctx, team), over: over ? 'yes' : 'no' };
  const words = t('bulletin.standIn.text', values);
  const lines = turns.map((turn) => periodShort(ctx, turn));
  return {
    fallback: [words, ...lines].join(' · '),
    blocks: [
      text(words, over ? undefined : 'attention'),
      ...lines.map((line) => text(line, 'subtle')),
      ...buttons([button(t, 'button.showOnCall', 'onCall', { team, week: '0' })]),
    ],
  };
};
