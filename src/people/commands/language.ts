import type { Command } from '../../command/command';
import type { Reply } from '../../command/input';
import { tell } from '../../command/turn';
import { fold } from '../../ground/fold';
import { LANGS } from '../../ground/lang';
import { languageChangedLine, languageUnknownLine } from '../lines';
import type { PeopleDeps, PeopleTurn } from '../turn';

const NAMES = { da: ['da', 'dansk', 'danish'], en: ['en', 'english', 'engelsk'] } as const;

const choose = async ({ who, deps, ctx }: PeopleTurn, typed: string): Promise<Reply> => {
  const wanted = fold(typed);
  const lang = LANGS.find((one) => ctx.desk.languages.includes(one) && NAMES[one].some((name) => name === wanted));
  if (!lang) return tell(languageUnknownLine(ctx, typed), 'warning');
  await deps.store.people.setLanguage(who.person.id, lang, 'chosen');
  deps.showAgain(who.person.id);
  return tell(languageChangedLine({ ...ctx, reader: { ...ctx.reader, lang } }), 'good');
};

/** The language they read from now on. */
export const language = {
  name: 'language',
  typed: {
    for: 'everybody',
    words: { en: ['language'], da: ['sprog'] },
    usage: 'language',
    help: 'help.language',
    answer: (turn, { rest }) => choose(turn, rest),
  },
} as const satisfies Command<PeopleDeps>;
