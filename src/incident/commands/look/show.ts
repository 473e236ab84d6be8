import type { Command } from '../../../command/command';
import type { Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import { text } from '../../../view/build';
import { cardOf, onCase } from '../../chat/press';
import { withCase } from '../../chat/words';
import type { StoredIncident } from '../../stored';
import { type IncidentDeps, type IncidentTurn, placeFor, readerContext } from '../../turn';
import { showView } from '../../views/lists/show';

const WORDS = { en: ['show'], da: ['vis'] } as const;

const shown = (turn: IncidentTurn, stored: StoredIncident, note?: string): Reply => {
  const view = showView(
    { incident: stored.state, timeline: stored.timeline },
    placeFor(turn, stored, undefined),
    readerContext(turn, stored),
  );
  return privately(note === undefined ? view : { ...view, blocks: [text(note), ...view.blocks] });
};

/** The case with this number and its short history, under a note; `number` is missing where none was typed. */
export const showNumber = (turn: IncidentTurn, number: number | undefined, note?: string): Promise<Reply> =>
  withCase(turn, { rest: '', ...(number !== undefined && { number }) }, { words: WORDS }, (stored) =>
    shown(turn, stored, note),
  );

/** A case; its button gives the card as it is now: also what *Cancel* on a form does, and a client's own refresh. */
export const show = {
  name: 'show',
  typed: {
    for: 'everybody',
    words: WORDS,
    usage: 'number',
    help: 'help.show',
    answer: (turn, { number }) => showNumber(turn, number),
  },
  presses: {
    press: { opens: 'look', answer: (turn) => onCase(turn, (stored) => cardOf(turn, stored)) },
    /** With its history, for a client that has a page for each case. */
    whole: { opens: 'look', answer: (turn) => onCase(turn, (stored) => shown(turn, stored)) },
  },
} as const satisfies Command<IncidentDeps>;
