import type { Handled } from '../app/handle';
import type { Impact, Urgency } from '../desk/types';
import type { Attachment } from '../incident/types';
import type { Lang } from '../lang';
import { LIMITS } from './actions';
import { give, type Turn } from './turn';

export interface ReportText {
  readonly text: string;
  readonly where?: string;
  readonly attachments: readonly Attachment[];
  readonly assessment?: { readonly impact: Impact; readonly urgency: Urgency };
  /** The language of the command's word. */
  readonly lang?: Lang;
}

/** The first line is the title, cut at a word; the whole text is kept where it says more. */
export const titleAndDetails = (text: string): { readonly title: string; readonly details?: string } => {
  const whole = text.trim();
  const [line = ''] = whole.split('\n');
  const first = line.trim();
  if (first.length <= LIMITS.title) return first === whole ? { title: first } : { title: first, details: whole };
  const cut = first.slice(0, LIMITS.title - 1);
  const space = cut.lastIndexOf(' ');
  return { title: `${(space > LIMITS.title / 2 ? cut.slice(0, space) : cut).trimEnd()}…`, details: whole };
};

const spoken = (turn: Turn, text: string): Lang | undefined => {
  const lang = turn.deps.guessLanguage(text);
  return lang && turn.ctx.desk.languages.includes(lang) ? lang : undefined;
};

/** The language of the words, else of the command, else the one this person reads. */
const languageOf = (turn: Turn, report: ReportText): Lang =>
  spoken(turn, report.text) ?? report.lang ?? turn.who.reader.lang;

/** Whose first report it is reads in its language from now on, unless they chose another. */
const rememberLanguage = async (turn: Turn, language: Lang): Promise<void> => {
  const { person } = turn.who;
  if (person.languageFrom === 'chosen' || person.languageFrom === 'report') return;
  await turn.deps.store.people.setLanguage(person.id, language, 'report');
  turn.deps.whoIs.forget(person);
};

/** Logs a report; the caller's and the team's card follow by themselves. */
export const logReport = async (turn: Turn, report: ReportText): Promise<Handled> => {
  const language = languageOf(turn, report);
  const handled = await give(turn, turn.deps.newId(), {
    type: 'report',
    number: 0,
    source: turn.input.place.platform,
    ...titleAndDetails(report.text),
    ...(report.where && { where: report.where }),
    attachments: report.attachments,
    language,
    origin: turn.input.place,
    ...(report.assessment && { assessment: report.assessment }),
  });
  if (handled.type === 'done') await rememberLanguage(turn, language);
  return handled;
};
