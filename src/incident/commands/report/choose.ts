import type { Command } from '../../../command/command';
import type { ActionInput, Reply } from '../../../command/input';
import { privately, tell } from '../../../command/turn';
import { reportFormFor } from '../../chat/intake';
import { unpackPictures } from '../../chat/pictures';
import { unknownCase } from '../../chat/press';
import { outcomeLine } from '../../outcome';
import { reportedOpen } from '../../queries/own';
import { giveCase, type IncidentDeps, type IncidentTurn, readable } from '../../turn';
import { answerChoice } from '../../views/forms/answer-choice';
import { refusalText } from '../../views/refusal';
import { answer } from '../talk/answer';

const choose = async (turn: IncidentTurn<ActionInput>): Promise<Reply> => {
  const { ctx, input, deps } = turn;
  const { incident, text = '', pictures, from } = input.data;
  const carried = { ...(pictures && { pictures }), ...(from && { from }) };
  if (!incident) return privately(await reportFormFor(turn, { text }, { data: carried }));
  const stored = readable(turn, await deps.named);
  if (!stored) return unknownCase(turn);
  const body = { text: text.trim(), attachments: await unpackPictures(turn, pictures), ...(from && { from }) };
  const handled = await giveCase(turn, stored, answer, body);
  if (handled.type === 'refused') {
    const open = await reportedOpen(turn);
    const problem = refusalText(handled.refusal, stored.state, ctx);
    return privately(answerChoice(ctx, text, open, { data: carried, problem }));
  }
  const line = outcomeLine(turn, answer, handled);
  return tell(line.text, line.tone);
};

/** The card that asks which case a message belongs to: data `text`, and `incident` unless it is something new. */
export const chooseCase = {
  name: 'answer',
  presses: { choose: { opens: 'look', answer: choose } },
} as const satisfies Command<IncidentDeps>;
