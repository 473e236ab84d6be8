import { LIMITS } from '../ground/limits';
import { cut } from './cut';

/** What somebody wrote into a case, and when. */
export interface Written {
  readonly at: Date;
  readonly who: string;
  readonly text: string;
}

/** `05-03-2024 14:10 Anna Holm: …` (TOPdesk), `2024-03-05 14:10:00 - Anna Holm (Work notes)` (ServiceNow). */
const HEAD = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ T,]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)\s*(?:[-–]\s*)?(.*)$/;
const NAMED = /^([^:()\d]{1,80}?)\s*(?:\(([^():]{1,40})\)\s*:?|:)\s*(.*)$/;

/** One text that holds all that was written, each under a line with its moment and writer, in their order; and what stands under none. */
export const readJournal = (
  text: string,
  momentOf: (told: string) => Date | undefined,
): { readonly written: readonly Written[]; readonly rest: string } => {
  const entries: { readonly at: Date; readonly who: string; readonly lines: string[] }[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const [, told = '', after = ''] = HEAD.exec(line.slice(0, LIMITS.text)) ?? [];
    const at = told === '' ? undefined : momentOf(told);
    const [, who = '', , first = ''] = (at && NAMED.exec(after)) ?? [];
    if (at && who !== '') entries.push({ at, who, lines: first === '' ? [] : [first] });
    else (entries.at(-1)?.lines ?? rest).push(line);
  }
  const joined = (lines: readonly string[]): string => lines.join('\n').trim();
  return {
    written: entries
      .map(({ at, who, lines }) => ({ at, who, text: cut(joined(lines), LIMITS.text) }))
      .filter((one) => one.text !== ''),
    rest: joined(rest),
  };
};
