import { capped } from '../../ground/limits';

const PREFIX = /^(?:svar|reply)[^\S\n]*:/i;

/** The lines that are this person's own; a quoted one begins with `>`. */
const ownWords = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('>'))
    .join('\n')
    .trim();

/** What follows `svar:` or `reply:`, without quoted lines; undefined for a text that is for the team alone. */
export const replyIn = (text: string): string | undefined => {
  const own = ownWords(capped(text, 'text'));
  return PREFIX.test(own) ? own.replace(PREFIX, '').trim() : undefined;
};
