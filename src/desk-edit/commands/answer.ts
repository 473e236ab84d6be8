import { isDeepStrictEqual } from 'node:util';
import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { fillInLine } from '../../command/lines';
import { privately, tell } from '../../command/turn';
import type { Answer } from '../../desk/model';
import { changing } from '../chat/allowed';
import { doerOf, edited, refuse, replyOf } from '../chat/outcome';
import { removeAnswer, setAnswer } from '../edits';
import type { DeskEditDeps, Pressed } from '../turn';
import { deskAnswerForm } from '../views/forms';
import { answerTooLongLine, changedMeanwhileLine } from '../views/lines';

/** The form of an answer as it is now, or with what was typed just now. */
const open = (turn: Pressed, typed: ActionInput['data'] = {}, problem?: string): Reply => {
  const { ctx, deps, input } = turn;
  const key = input.data['answer'];
  const answer = key === undefined ? undefined : ctx.desk.answers[key];
  if (key !== undefined && !answer) return refuse(ctx, { refused: 'no_answer' });
  const longest = deps.chat(input.place.platform)?.longestInput ?? Infinity;
  const texts = answer ? [answer.text.da, answer.text.en] : [];
  // A form would cut it, and what comes back would be all there is.
  if (texts.some((text) => text.length > longest)) return tell(answerTooLongLine(ctx), 'warning');
  return privately(
    deskAnswerForm(ctx, {
      nameDa: answer?.name.da,
      nameEn: answer?.name.en,
      textDa: answer?.text.da,
      textEn: answer?.text.en,
      ...typed,
      answer: key,
      base: ctx.desk.version,
      problem,
    }),
  );
};

/** Whether the answer is another one than the form showed. */
const isChanged = async ({ deps, input }: Pressed, now: Answer | undefined): Promise<boolean> => {
  const { answer = '', base = '' } = input.data;
  const then = await deps.desks.read(base);
  return then !== undefined && !isDeepStrictEqual(then.answers[answer], now);
};

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input } = turn;
  const { data } = input;
  const key = data['answer'];
  const typed = (id: string): string => data[id]?.trim() ?? '';
  const name = { da: typed('nameDa'), en: typed('nameEn') };
  const text = { da: typed('textDa'), en: typed('textEn') };
  if ([name.da, name.en, text.da, text.en].includes('')) return open(turn, data, fillInLine(ctx));
  if (key !== undefined && (await isChanged(turn, ctx.desk.answers[key]))) {
    return open(turn, {}, changedMeanwhileLine(ctx));
  }
  return edited(turn, setAnswer(key, name, text), (problem) => open(turn, data, problem));
};

const drop = async (turn: Pressed): Promise<Reply> =>
  replyOf(turn, await turn.deps.desks.edit(removeAnswer(turn.input.data['answer'] ?? ''), doerOf(turn)));

/** A ready-made answer is made, changed or removed. */
export const deskAnswer = {
  name: 'desk.answer',
  presses: {
    open: { opens: 'form', answer: changing((turn) => open(turn)) },
    send: { answer: changing(send) },
    remove: { answer: changing(drop) },
  },
} as const satisfies Command<DeskEditDeps>;
