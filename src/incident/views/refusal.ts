import { numberWords } from '../../desk/words';
import { text } from '../../view/build';
import { textsFor } from '../../view/text';
import { byWords } from '../../view/time';
import type { View } from '../../view/view';
import type { Refusal, RefusalCode } from '../events';
import type { Incident } from '../types';
import type { CardContext } from './context';
import { mayReopen } from './words';

/** What a form can be sent again for, with something else in it. */
const MISTAKES: ReadonlySet<RefusalCode> = new Set([
  'date_passed',
  'not_in_team',
  'same_team',
  'no_such_team',
  'no_such_type',
  'no_such_category',
  'no_such_service',
  'other_readers',
  'too_long',
  'no_such_cause',
  'minutes',
]);
export const isMistake = ({ refused }: Refusal): boolean => MISTAKES.has(refused);

/** Why it was refused and what to do next, in a sentence. */
export const refusalText = (refusal: Refusal, incident: Incident | undefined, ctx: CardContext): string => {
  const t = textsFor(ctx);
  const until = incident && mayReopen(incident, ctx);
  const sentence = t(`refusal.${refusal.refused}`, {
    number: incident ? numberWords(ctx, incident) : t('word.theIncident'),
    status: incident?.status ?? 'other',
    caller: incident?.caller.name ?? t('word.theCaller'),
    who: refusal.who ?? '',
    known: refusal.who ? 'yes' : 'no',
    about: refusal.about ?? 'case',
  });
  const reason = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return until && refusal.refused === 'not_now'
    ? `${reason} ${t('next.reopenUntil', { by: byWords(ctx, until) })}`
    : reason;
};

/** The same as a message of its own. */
export const refusalView = (refusal: Refusal, incident: Incident | undefined, ctx: CardContext): View => {
  const words = refusalText(refusal, incident, ctx);
  return { fallback: words, blocks: [text(words, 'warning')] };
};
