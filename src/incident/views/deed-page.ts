import { numberWords, titleWords } from '../../desk/words';
import { LIMITS } from '../../ground/limits';
import { textsFor } from '../../view/text';
import type { LinkDeed } from '../links/ack-link';
import type { Incident } from '../types';
import type { CardContext } from './context';
import { statusWords } from './words';

/** What became of a link of a caller's. `unsaid`: a word about it is missing. */
export type DeedState = 'open' | 'done' | 'changed' | 'unsaid' | 'unsure';

const STATUS: Readonly<Partial<Record<DeedState, number>>> = { unsaid: 400, unsure: 503 };
const BUTTONS = { fixed: 'button.fixed', notYet: 'button.send', reopen: 'button.reopen' } as const;
const LABELS = { notYet: 'form.notYet.why', reopen: 'form.reopen.why' } as const;

/** The page behind a link in a caller's mail; a GET shows it, its button does it. */
export const deedPage = (does: LinkDeed, state: DeedState, incident: Incident, ctx: CardContext) => {
  const t = textsFor(ctx);
  const number = numberWords(ctx, incident);
  const isAsked = state === 'open' || state === 'unsaid';
  const said = {
    open: t('ack.deed.open', { does, number }),
    done: t('ack.deed.done', { does, number }),
    changed: t('ack.deed.changed', { number, status: statusWords(ctx, incident, 'caller') }),
    unsaid: t('ack.deed.why'),
    unsure: t('ack.deed.unsure'),
  } satisfies Record<DeedState, string>;
  return {
    status: STATUS[state] ?? 200,
    lang: ctx.reader.lang,
    title: incident.confidential ? number : titleWords(ctx, incident),
    text: said[state],
    ...(isAsked && { button: t(BUTTONS[does]) }),
    ...(isAsked && does !== 'fixed' && { field: { label: t(LABELS[does]), max: LIMITS.why } }),
  };
};
