import { numberWords } from '../../../desk/words';
import { buttons, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Button, View } from '../../../view/view';
import type { AnyCaseCommand } from '../../case-command';
import type { Incident } from '../../types';
import { besideOf, button } from '../button';
import type { CardContext } from '../context';
import { caseLines } from './rows';

const MOST = 5;

/** Takes what they wrote for a report. */
const somethingNew = (written: string, ctx: CardContext): Button =>
  button(textsFor(ctx), 'button.somethingNew', 'report.open', { text: written });

/** No case of theirs is meant, or what they wrote tells something new. */
export const noCaseMeant = (words: string, written: string, ctx: CardContext): View => ({
  fallback: words,
  blocks: [text(words), ...buttons([somethingNew(written, ctx)])],
});

/**
 * Which of several cases a command without a number means: under a line for each stand their buttons, by number.
 * `written`: they may mean none of them but tell something new by these words.
 */
export const whichCase = (
  { type, form, words }: Pick<AnyCaseCommand, 'type' | 'form' | 'words'>,
  cases: readonly Incident[],
  ctx: CardContext,
  written?: string,
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
        ...(written === undefined ? [] : [somethingNew(written, ctx)]),
      ]),
    ],
  };
};
