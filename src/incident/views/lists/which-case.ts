import { numberWords } from '../../../desk/words';
import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import type { AnyCaseCommand } from '../../case-command';
import type { Incident } from '../../types';
import { besideOf, button } from '../button';
import type { CardContext } from '../context';
import { caseLines } from './rows';

const MOST = 5;

/**
 * Which of several cases a command without a number means: under a line for each stand their buttons, by number.
 * `unsure`: or none of them, and it is something new.
 */
export const whichCase = (
  { type, form, words }: Pick<AnyCaseCommand, 'type' | 'form' | 'words'>,
  cases: readonly Incident[],
  ctx: CardContext,
  unsure = false,
): View => {
  const t = textsFor(ctx);
  const place = words?.without === 'caller' ? 'caller' : 'team';
  const action = form ? `${type}.open` : type;
  const question = t(words?.asks ?? 'talk.which', { count: cases.length });
  const shown = cases.slice(0, MOST);
  return {
    fallback: question,
    blocks: [
      text(question),
      ...caseLines(shown, ctx),
      ...buttons([
        ...shown.map((incident) => ({ label: numberWords(ctx, incident), action, data: besideOf(incident, place) })),
        ...(cases.length > MOST ? [button(t, 'button.mine', 'mine', {})] : []),
        ...(unsure ? [button(t, 'button.somethingNew', 'report.open', {})] : []),
      ]),
    ],
  };
};
