import { LIMITS } from '../../../ground/limits';
import type { CardPlace } from '../../../ground/refs';
import { buttons, text as line } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Button } from '../../../view/view';
import { formCommand } from '../../case-command';
import { filledAnswer } from '../../chat/filled-answer';
import { ALREADY, open, problemWithText } from '../../decide/shared';
import { toCaller } from '../../fields';
import { heldMessage, sendAtOf } from '../../policies/held';
import { operators } from '../../rights';
import type { Incident } from '../../types';
import { dataOf } from '../../views/button';
import type { CardContext } from '../../views/context';

/** Most ready-made answers that its form offers, and how many of them stand beside each other. */
const MOST_ANSWERS = 10;
const ANSWERS_IN_ROW = 5;

/** Ready-made answers: pressing one shows the form again with its text filled in. */
const answerBlocks = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Block[] => {
  const answers = Object.values(ctx.desk.answers).slice(0, MOST_ANSWERS);
  if (answers.length === 0) return [];
  const pressed = answers.map(
    ({ key, name }): Button => ({
      label: name[ctx.reader.lang],
      action: 'message.open',
      data: { ...dataOf(incident, place, ctx), answer: key },
    }),
  );
  return [
    line(textsFor(ctx)('form.message.answers'), 'subtle'),
    ...buttons(pressed.slice(0, ANSWERS_IN_ROW)),
    ...buttons(pressed.slice(ANSWERS_IN_ROW)),
  ];
};

/** A note to the caller. */
export const message = formCommand({
  type: 'message',
  may: operators,
  takes: toCaller,
  ready: open,
  decide: ({ at, key, text, from, hold }, state) => {
    const problem = problemWithText(text);
    if (problem) return problem;
    if (heldMessage(state, key)) return ALREADY;
    const held = hold && { held: { message: key, sendAt: sendAtOf(at) } };
    return [{ type: 'messaged', text, ...(from !== undefined && { from }), ...held }];
  },
  done: 'done.messaged',
  tellsCaller: true,
  form: {
    heading: 'form.message.heading',
    intro: 'form.message.intro',
    above: answerBlocks,
    inputs: [{ id: 'text', label: 'form.message.text', max: LIMITS.text }],
    send: 'button.sendMessage',
  },
  starts: async (turn, { state }) => {
    const picked = turn.ctx.desk.answers[turn.input.data['answer'] ?? ''];
    return picked ? { text: await filledAnswer(turn, state, picked) } : {};
  },
  button: ({ status }, at) =>
    at === 'talk' && status !== 'closed' && status !== 'cancelled' && { label: 'button.message' },
});
