import { z } from 'zod';
import type { Command } from '../command/command';
import type { Reply } from '../command/input';
import { fillInLine, tooLongLine } from '../command/lines';
import { privately } from '../command/turn';
import type { Desk } from '../desk/model';
import type { Actor } from '../ground/actor';
import { LIMITS } from '../ground/limits';
import type { Fields } from '../incident/case-command';
import { form, input } from '../view/form';
import { type TextKey, textsFor } from '../view/text';
import { afterGiving, onSolution, type SolutionPress, shownSolution } from './answer';
import type { SolutionInput, StoredSolution } from './stored';
import { giveSolution, type SolutionDeps } from './turn';
import type { Solution } from './types';
import { button, solutionRefusal, solutionTitle } from './views/words';

/** A command whose form asks why. */
export interface Reasoned {
  readonly name: 'returnSolution' | 'withdrawSolution';
  readonly heading: TextKey;
  readonly label: TextKey;
  readonly does: TextKey;
  readonly done: TextKey;
  readonly style: 'primary' | 'danger';
  readonly required: boolean;
  readonly may: (desk: Desk, actor: Actor, solution: Solution) => boolean;
  readonly command: (why: string) => SolutionInput;
}

const formFor = ({ ctx }: SolutionPress, { state }: StoredSolution, of: Reasoned, typed: Fields): Reply => {
  const t = textsFor(ctx);
  const data = { solution: state.id };
  const { heading, label, does, name, style, required } = of;
  return privately(
    form({
      problem: typed['problem'],
      heading: t(heading),
      about: solutionTitle(ctx, state),
      inputs: [input(ctx, { id: 'why', label, max: LIMITS.why, required, value: typed['why'] })],
      send: button(t, does, `${name}.send`, data, { style, submits: true }),
      cancel: button(t, 'button.cancel', 'showSolution', data),
    }),
  );
};

const open = (turn: SolutionPress, of: Reasoned): Promise<Reply> =>
  onSolution(turn, (stored) => {
    const { ctx, who } = turn;
    if (of.may(ctx.desk, who.actor, stored.state)) return formFor(turn, stored, of, {});
    return shownSolution(turn, stored, { text: solutionRefusal(ctx, { refused: 'only_lead' }), tone: 'warning' });
  });

const send = (turn: SolutionPress, of: Reasoned): Promise<Reply> =>
  onSolution(turn, async (stored) => {
    const { input: sent, ctx } = turn;
    const again = (typed: Fields): Reply => formFor(turn, stored, of, typed);
    const why = z.string().trim().default('').parse(sent.data['why']);
    if (of.required && why === '') return again({ ...sent.data, problem: fillInLine(ctx) });
    if (why.length > LIMITS.why) return again({ ...sent.data, problem: tooLongLine(ctx, why.length, LIMITS.why) });
    return afterGiving(turn, await giveSolution(turn, stored, of.command(why)), of.done);
  });

/** `<name>.open` shows the form, `<name>.send` gives the command. */
export const reasonPresses = (of: Reasoned) =>
  ({
    open: { opens: 'form', answer: (turn) => open(turn, of) },
    send: { answer: (turn) => send(turn, of) },
  }) as const satisfies NonNullable<Command<SolutionDeps>['presses']>;
