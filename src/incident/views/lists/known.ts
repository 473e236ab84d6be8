import { serviceName } from '../../../desk/words';
import { bold, buttons, quote, text, title } from '../../../view/build';
import type { ViewContext } from '../../../view/context';
import { textsFor } from '../../../view/text';
import { momentWords } from '../../../view/time';
import type { Block, View } from '../../../view/view';
import type { KnownCase } from '../../policies/services/known';
import { button } from '../button';
import type { CardContext } from '../context';
import { updateBlocks } from '../major';

/** So many are shown; who has more of them has other worries. */
const MOST = 20;

/** What everybody may call it: what an operator wrote, else its service. */
export const knownName = (ctx: CardContext, { title: words, service }: KnownCase): string =>
  words ?? (service === undefined ? '' : serviceName(ctx, service));

export const helpBlocks = (ctx: ViewContext, { workaround }: Pick<KnownCase, 'workaround'>): readonly Block[] =>
  workaround === undefined ? [] : [text(textsFor(ctx)('known.helps')), ...quote(workaround)];

/** One disturbance as everybody may know it, with what helps for now. */
export const knownBlocks = (ctx: CardContext, known: KnownCase): readonly Block[] => {
  const t = textsFor(ctx);
  const { title: words, service } = known;
  const about = words !== undefined && service !== undefined ? [serviceName(ctx, service)] : [];
  const since = t('known.since', { since: momentWords(ctx, known.since), inHand: known.inHand ? 'yes' : 'no' });
  return [
    text([bold(knownName(ctx, known))], 'attention'),
    text([...about, since].join(' · '), 'subtle'),
    ...(known.major ? updateBlocks(known.major, ctx) : []),
    ...helpBlocks(ctx, known),
  ];
};

/** What can be done about one. */
export const knownButtons = (ctx: CardContext, { incident }: KnownCase): readonly Block[] =>
  buttons([button(textsFor(ctx), 'button.meToo', 'meToo', { incident })]);

/** They have the same: what they hear, and how that is taken back. */
export const meTooView = (ctx: CardContext, known: KnownCase): View => {
  const t = textsFor(ctx);
  const { incident } = known;
  const words = t('meToo.joined', { name: knownName(ctx, known) });
  return {
    fallback: words,
    blocks: [
      text(words, 'good'),
      ...helpBlocks(ctx, known),
      ...buttons([button(t, 'button.notSame', 'meToo.stop', { incident })]),
    ],
  };
};

/** Everything that everybody may know of. */
export const outagesView = (ctx: CardContext, known: readonly KnownCase[]): View => {
  const t = textsFor(ctx);
  const report = button(t, 'button.report', 'report.open', {});
  const count = t('known.count', { count: known.length });
  const more = known.length - MOST;
  return {
    fallback: count,
    blocks: [
      title(t('known.heading')),
      text(count, known.length === 0 ? 'good' : 'normal'),
      ...known.slice(0, MOST).flatMap((one) => [...knownBlocks(ctx, one), ...knownButtons(ctx, one)]),
      ...(more > 0 ? [text(t('known.more', { count: more }), 'subtle')] : []),
      ...buttons([report]),
    ],
  };
};
