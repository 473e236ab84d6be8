import type { Command } from '../../command/command';
import type { ActionInput, Reply } from '../../command/input';
import { privately, tell } from '../../command/turn';
import { WAYS, type Way } from '../../desk/model';
import { settingsProblemLine, settingsSavedLine } from '../lines';
import { type Settings } from '../person';
import { MESSAGES, settingsForm } from '../settings-form';
import { type PeopleDeps, type PeopleTurn } from '../turn';

/** What somebody who wants few messages is not told by a message of its own; the card still shows it. */
const THINNED = ['claimed', 'promised', 'closedByItself', 'targetWarning'] as const;

const CLOCK = /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/;
const clockOf = (typed: string): string => typed.replace('.', ':').padStart(5, '0');

const isWay = (value: string | undefined): value is Way => WAYS.some((way) => way === value);

/** A time of the day as the reader writes it. */
const asWritten = ({ reader }: Pick<PeopleTurn['ctx'], 'reader'>, time: string | undefined): string | undefined =>
  reader.lang === 'da' ? time?.replace(':', '.') : time;

/** The form with what this person chose before, or with what was typed just now. */
const open = async (
  turn: PeopleTurn,
  typed: Readonly<Record<string, string>> = {},
  problem?: string,
): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  // As it is now: what was chosen in another window counts.
  const person = await deps.store.people.get(who.person.id);
  const { settings: chosen = {} } = person ?? {};
  const ways = person ? deps.waysOf(person) : [];
  // What was chosen once need not be there any more.
  const [first, second, third] = chosen.ways?.filter((way) => ways.includes(way)) ?? [];
  return privately(
    settingsForm(ctx, {
      ways,
      first,
      second,
      third,
      quietFrom: asWritten(ctx, chosen.quiet?.from),
      quietTo: asWritten(ctx, chosen.quiet?.to),
      messages: chosen.without?.length ? 'few' : 'all',
      ...typed,
      problem,
    }),
  );
};

/** What the form says; undefined when the quiet hours make no sense. */
const read = (data: Readonly<Record<string, string>>): Settings | undefined => {
  const ways = [...new Set(['first', 'second', 'third'].map((place) => data[place]).filter(isWay))];
  const [from, to] = [data['quietFrom']?.trim() ?? '', data['quietTo']?.trim() ?? ''];
  const wantsQuiet = from !== '' || to !== '';
  if (wantsQuiet && !(CLOCK.test(from) && CLOCK.test(to) && clockOf(from) !== clockOf(to))) return undefined;
  const few = MESSAGES.find((value) => value === data['messages']) === 'few';
  return {
    ...(ways.length > 0 && { ways }),
    ...(wantsQuiet && { quiet: { from: clockOf(from), to: clockOf(to) } }),
    ...(few && { without: THINNED }),
  };
};

const send = async (turn: PeopleTurn<ActionInput>): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const wanted = read(input.data);
  if (!wanted) return open(turn, input.data, settingsProblemLine(ctx));
  await deps.store.people.setSettings(who.person.id, wanted);
  return tell(settingsSavedLine(ctx), 'good');
};

/** How somebody is reached, how often, and when not. */
export const settings = {
  name: 'settings',
  typed: {
    for: 'everybody',
    words: { en: ['settings', 'my settings'], da: ['indstillinger', 'mine indstillinger'] },
    usage: 'nothing',
    help: 'help.settings',
    answer: (turn) => open(turn),
  },
  presses: { open: { opens: 'form', answer: (turn) => open(turn) }, send: { answer: send } },
} as const satisfies Command<PeopleDeps>;
