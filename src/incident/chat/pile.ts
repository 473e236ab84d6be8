import type { ActionInput } from '../../command/input';
import { fillInLine, notSureYetLine } from '../../command/lines';
import { StoreUnavailable } from '../../record/unavailable';
import { inRows } from '../../view/parts';
import type { AnyCaseCommand, Meant } from '../case-command';
import { resolve } from '../commands/ending/resolve';
import { assign } from '../commands/ownership/assign';
import { claim } from '../commands/ownership/claim';
import { handOver } from '../commands/passing/hand-over';
import { wait } from '../commands/passing/wait';
import { note } from '../commands/talk/note';
import { nothing } from '../fields';
import { outcomeLine } from '../outcome';
import type { StoredIncident } from '../stored';
import { giveCase, type IncidentTurn, readable } from '../turn';
import { refusalText } from '../views/refusal';

/** What can be done to several cases at once. */
export const PILE_DEEDS = { claim, assign, note, handOver, wait, resolve } as const satisfies Readonly<
  Record<string, AnyCaseCommand>
>;
export type PileDeed = keyof typeof PILE_DEEDS;

const NAMES: readonly PileDeed[] = ['claim', 'assign', 'note', 'handOver', 'wait', 'resolve'];
export const pileDeed = (name: string | undefined): PileDeed | undefined => NAMES.find((one) => one === name);

/** What became of one of them, in a line; `number` only of a case that they may read. */
export interface PileLine {
  readonly number?: number;
  readonly text: string;
  readonly done: boolean;
}

type Pressed = IncidentTurn<ActionInput>;
/** So many are written at a time. */
const AT_A_TIME = 5;

const meantFor = (
  turn: Pressed,
  command: AnyCaseCommand,
  stored: StoredIncident,
): Meant<object> | Promise<Meant<object>> => {
  if (command.meant) return command.meant(turn.input.data, turn, stored);
  const parsed = (command.takes ?? nothing).safeParse(turn.input.data);
  return parsed.success ? { body: parsed.data } : { fill: {}, problem: fillInLine(turn.ctx) };
};

const unknownLine = ({ ctx }: Pressed): PileLine => ({
  text: refusalText({ refused: 'no_such_incident' }, undefined, ctx),
  done: false,
});

/** The form's own key, of each case: sent once more, it is the same command. */
const keyed = (turn: Pressed): Pressed => {
  const { once } = turn.input.data;
  return once ? { ...turn, input: { ...turn.input, key: `pile ${once}` } } : turn;
};

const giveOne = async (turn: Pressed, command: AnyCaseCommand, id: string): Promise<PileLine> => {
  const stored = readable(turn, await turn.deps.store.incidents.load(id));
  if (!stored) return unknownLine(turn);
  const { number } = stored.state;
  const meant = await meantFor(turn, command, stored);
  if (!('body' in meant)) return { number, text: meant.problem ?? fillInLine(turn.ctx), done: false };
  const handled = await giveCase(keyed(turn), stored, command, meant.body);
  // It may have gone where they do not read it, at the same moment.
  if ('stored' in handled && handled.stored && !readable(turn, handled.stored) && handled.type === 'refused')
    return unknownLine(turn);
  const { text } = outcomeLine(turn, command, handled);
  return { number, text, done: handled.type === 'done' || handled.type === 'already' };
};

/** Where the database does not answer for one, the others go on. */
const notSure =
  ({ ctx }: Pressed) =>
  (error: unknown): PileLine => {
    if (!(error instanceof StoreUnavailable)) throw error;
    return { text: notSureYetLine(ctx), done: false };
  };

/** Gives the command to each of these cases; where what was sent can be taken for none of them, says so. */
export const giveToPile = async (
  turn: Pressed,
  command: AnyCaseCommand,
  ids: readonly string[],
  isAt: (done: number) => void,
): Promise<readonly PileLine[] | { readonly problem: string }> => {
  if (!command.meant && !(command.takes ?? nothing).safeParse(turn.input.data).success) {
    return { problem: fillInLine(turn.ctx) };
  }
  const lines: PileLine[] = [];
  for (const some of inRows(ids, AT_A_TIME)) {
    if (lines.length > 0) isAt(lines.length);
    lines.push(...(await Promise.all(some.map((id) => giveOne(turn, command, id).catch(notSure(turn))))));
  }
  return lines;
};
