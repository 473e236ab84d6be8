import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { teamOf, tell } from '../../command/turn';
import { type Decide, refuse } from '../change';
import { weekView } from '../chat/week';
import { maySayAway } from '../rights';
import { saysBack } from '../stand-ins';
import { give, type OnCallDeps, type OnCallTurn, type Pressed } from '../turn';
import type { Absence } from '../types';
import { backLine, onCallRefusalText } from '../views/lines';

const isNow = ({ from, to }: Absence, at: Date): boolean => from <= at && at < to;

/** Ends what a person said about being away now; what lies ahead stays. */
export const endAbsence: Decide<{ readonly person: string }> = ({ person, by, at }, changes, desk) => {
  if (!maySayAway(desk, by, person)) return refuse('only_self');
  const ends = (one: Absence): boolean => one.person === person && isNow(one, at);
  if (!changes.absences.some(ends)) return changes;
  const absences = changes.absences.flatMap((one) => {
    if (!ends(one)) return [one];
    return one.from < at ? [{ ...one, to: at }] : [];
  });
  return { ...changes, absences };
};

const comesBack = async (turn: OnCallTurn, person: string | undefined): Promise<Reply> => {
  const { ctx, input, who } = turn;
  if (person === undefined) return tell(onCallRefusalText(ctx, { refused: 'only_self' }), 'warning');
  const handled = await give(turn, endAbsence, { person }, saysBack);
  if (handled.type === 'refused') return tell(onCallRefusalText(ctx, handled.refusal), 'warning');
  const isSelf = person === who.actor.deskKey;
  if (handled.type === 'already') return tell(backLine(ctx, person, isSelf, false), 'subtle');
  const said = backLine(ctx, person, isSelf, true);
  const team = input.type === 'action' ? teamOf({ ...turn, input }) : undefined;
  return team?.onCall ? weekView(turn, team, 0, { text: said, tone: 'good' }) : tell(said, 'good');
};

/** *I am back*, where somebody is shown to be away. */
export const pressedBack = (turn: Pressed): Promise<Reply> =>
  comesBack(turn, turn.input.data['person'] ?? turn.who.actor.deskKey);

/** Somebody is back before they said they would be. */
export const back = {
  name: 'back',
  typed: {
    for: 'operators',
    words: { en: ['back', 'i am back'], da: ['tilbage', 'jeg er tilbage'] },
    usage: 'nothing',
    help: 'help.back',
    answer: (turn) => comesBack(turn, turn.who.actor.deskKey),
  },
} as const satisfies Command<OnCallDeps>;
