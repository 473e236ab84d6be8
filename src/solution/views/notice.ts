import type { DeskContext } from '../../desk/context';
import type { PlainMessage } from '../../people/ways';
import { bold, buttons, quote, text } from '../../view/build';
import { cutTo, inGsm7 } from '../../view/gsm7';
import { textsFor } from '../../view/text';
import type { Button, Tone, View } from '../../view/view';
import { shorten } from '../../view/words';
import type { SolutionNotice } from '../events';
import type { Solution } from '../types';
import { button, showSolutionButton, solutionTitle, versionFor } from './words';

const TONES: Readonly<Record<SolutionNotice['kind'], Tone>> = {
  toApprove: 'attention',
  approved: 'good',
  returned: 'warning',
};
const SMS = 160;

const sentenceOf = (ctx: DeskContext, { kind }: SolutionNotice, actor: string | undefined): string =>
  textsFor(ctx)(`solution.notice.${kind}`, { who: actor ?? 'Vagt' });

const buttonsFor = (ctx: DeskContext, { kind }: SolutionNotice, solution: Solution): readonly Button[] => {
  const t = textsFor(ctx);
  const data = { solution: solution.id };
  const show = showSolutionButton(solution, ctx);
  if (kind === 'approved') return [show];
  if (kind === 'returned') {
    return [button(t, 'button.editSolution', 'editSolution.open', data, { style: 'primary' }), show];
  }
  return [
    button(t, 'button.approve', 'approveSolution', data, { style: 'primary' }),
    button(t, 'button.return', 'returnSolution.open', data),
    show,
  ];
};

/** One message about a solution, understood alone. */
export const solutionNotice = (
  notice: SolutionNotice,
  solution: Solution,
  ctx: DeskContext,
  actor: string | undefined,
): View => {
  const name = solutionTitle(ctx, solution);
  const sentence = sentenceOf(ctx, notice, actor);
  const words = notice.kind === 'returned' ? notice.why : undefined;
  const steps = notice.kind === 'toApprove' ? versionFor(solution, ctx.reader.lang).steps : undefined;
  return {
    fallback: `${shorten(name, 100)} · ${sentence}`,
    blocks: [
      text([bold(name)]),
      text(sentence, TONES[notice.kind]),
      ...quote(words ?? steps),
      ...buttons(buttonsFor(ctx, notice, solution)),
    ],
  };
};

/** The same outside of chat. */
export const plainSolution = (
  notice: SolutionNotice,
  solution: Solution,
  ctx: DeskContext,
  actor: string | undefined,
): PlainMessage => {
  const words = `${shorten(solutionTitle(ctx, solution), 100)}. ${sentenceOf(ctx, notice, actor)}`;
  return { subject: words, text: words, sms: cutTo(inGsm7(words), SMS), speech: words, lang: ctx.reader.lang };
};
