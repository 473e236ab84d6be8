import type { ListedCase } from '../../delivery/subject';
import type { DeskContext } from '../../desk/context';
import { numberWords } from '../../desk/words';
import { priorityName } from '../../incident/views/words';
import { bold, buttons, text } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Block } from '../../view/view';
import { shorten } from '../../view/words';
import { button } from '../button';

/** Lines that every client shows without folding the message. */
const MOST_LINES = 10;
const MOST_BUTTONS = 4;

/** Cases in a list, the first of them with a button. */
export const caseLines = (ctx: DeskContext, cases: readonly ListedCase[]): readonly Block[] =>
  cases.slice(0, MOST_LINES).map((one) => {
    const owner = one.owner === undefined ? [] : [one.owner];
    const facts = [priorityName(ctx, one), ...owner].join(' · ');
    return text([bold(`${numberWords(ctx, one)} · ${shorten(one.title, 100)}`), ` · ${facts}`]);
  });

/** They name no card: what is pressed here must not be taken for one whose post got lost. */
export const caseButtons = (ctx: DeskContext, cases: readonly ListedCase[]): readonly Block[] => {
  const t = textsFor(ctx);
  return buttons([
    ...cases
      .slice(0, MOST_BUTTONS)
      .map((one) =>
        button(t, 'button.show', 'show', { incident: one.subject.id }, { values: { number: numberWords(ctx, one) } }),
      ),
    button(t, 'button.queue', 'queue', {}),
  ]);
};

/** How many of a longer list are not shown. */
export const moreWords = (ctx: DeskContext, cases: readonly ListedCase[], more: number): readonly Block[] => {
  const hidden = more + Math.max(0, cases.length - MOST_LINES);
  return hidden > 0 ? [text(textsFor(ctx)('bulletin.more', { count: hidden }), 'subtle')] : [];
};
