import type { ActionInput, Reply } from '../command/input';
import { privately, tell } from '../command/turn';
import { WAYS, type Way } from '../desk/model';
import { settingsProblemLine, settingsSavedLine } from './lines';
import { type Settings } from './person';
import { MESSAGES, settingsForm } from './settings-form';
import { type PeopleTurn } from './turn';

/** What somebody who wants few messages is not told by a message of its own; the card still shows it. */
const THINNED = ['claimed', 'promised', 'closedByItself', 'targetWarning'] as const;

const CLOCK = /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/;
const clockOf = (typed: string): string => typed.replace('.', ':').padStart(5, '0');

const isWay = (value: string | undefined): value is Way => WAYS.some((way) => way === value);

/** The form with what this person chose before, or with what was typed just now. */
export const openSettings = async (
  turn: PeopleTurn,
  typed: Readonly<Record<string, string>> = {},
  problem?: string,
): Promise<Reply> => {
  const { ctx, deps, who } = turn;
  // As it is now: what was chosen in another window counts.
  const person = await deps.store.people.get(who.person.id);
  const { settings = {} } = person ?? {};
  const ways = person ? deps.waysOf(person) : [];
  // What was chosen once need not be there any more.
  const [first, second, third] = settings.ways?.filter((way) => ways.includes(way)) ?? [];
  return privately(
    settingsForm(ctx, {
      ways,
      first,
      second,
      third,
      quietFrom: settings.quiet?.from,
      quietTo: settings.quiet?.to,
      messages: settings.without?.length ? 'few' : 'all',
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

export const sendSettings = async (turn: PeopleTurn<ActionInput>): Promise<Reply> => {
  const { ctx, deps, input, who } = turn;
  const settings = read(input.data);
  if (!settings) return openSettings(turn, input.data, settingsProblemLine(ctx));
  await deps.store.people.setSettings(who.person.id, settings);
  deps.whoIs.forget(who.person);
  return tell(settingsSavedLine(ctx), 'good');
};
