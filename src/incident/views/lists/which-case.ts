import { headline } from '../../../desk/words';
import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { AnyCaseCommand } from '../../case-command';
import type { Incident } from '../../types';
import { dataOf } from '../button';
import type { CardContext } from '../context';

const MOST = 5;

/** Which of several cases a command without a number means: each has its button, or that of its form. */
export const whichCase = (
  { type, form, words }: Pick<AnyCaseCommand, 'type' | 'form' | 'words'>,
  cases: readonly Incident[],
  ctx: CardContext,
): View => {
  const t = textsFor(ctx);
  const place = words?.without === 'caller' ? 'caller' : 'team';
  const action = form ? `${type}.open` : type;
  const question = t('talk.which', { count: cases.length });
  return {
    fallback: question,
    blocks: [
      text(question),
      ...cases.slice(0, MOST).flatMap((incident) =>
        buttons([
          {
            label: shorten(headline(ctx, incident), 60),
            action,
            data: dataOf(incident, place),
          },
        ]),
      ),
    ],
  };
};
