import type { ReachedCommand, UndeliveredCommand } from '../commands';
import type { Incident } from '../types';
import { ALREADY, type Draft, type Outcome } from './shared';

/** What delivery found out about who can be reached, as far as the case does not know it yet. */
export const unheard = ({ told, missed }: Pick<ReachedCommand, 'told' | 'missed'>, { heard }: Incident) => ({
  told: told.filter((key) => !heard?.told.includes(key) || heard.missed.includes(key)),
  missed: missed.filter((key) => !heard?.missed.includes(key)),
});

export const reached = (command: ReachedCommand, state: Incident): Outcome => {
  const news = unheard(command, state);
  return news.told.length + news.missed.length === 0 ? ALREADY : [{ type: 'reached', ...news }];
};

export const undelivered = ({ type, of, whom, fate, text, writer }: UndeliveredCommand): Draft => ({
  type,
  of,
  whom,
  fate,
  writer,
  ...(text !== undefined && { text }),
});
