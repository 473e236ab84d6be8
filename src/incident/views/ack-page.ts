import type { Desk } from '../../desk/model';
import { numberWords } from '../../desk/words';
import type { Reader } from '../../ground/lang';
import { textsFor } from '../../view/text';
import type { Incident } from '../types';
import { brokenWords } from './broken';

/** What a link to acknowledge by stands for now. */
export const ACK_STATES = ['open', 'claimed', 'yours', 'over', 'expired', 'invalid', 'refused', 'unsure'] as const;
type AckState = (typeof ACK_STATES)[number];

/** What the page shows. */
export interface AckPage {
  readonly state: AckState;
  readonly reader: Reader;
  /** Absent where the link leads to none. */
  readonly incident?: Incident;
  /** Its title is for whoever may read it, as in the message that the link came in. */
  readonly mayRead?: boolean;
}

const STATUS: Readonly<Partial<Record<AckState, number>>> = { expired: 410, invalid: 404, unsure: 503, refused: 403 };

/** The page behind the link in a mail or an SMS: what is broken, how bad it is, and whether it is taken. */
export const ackPage = (desk: Desk, { state, reader, incident, mayRead = false }: AckPage, now: Date) => {
  const ctx = { desk, reader, now };
  const t = textsFor(ctx);
  const number = incident ? numberWords(ctx, incident) : t('word.theIncident');
  const broken = incident && mayRead ? brokenWords(ctx, incident) : undefined;
  return {
    status: STATUS[state] ?? 200,
    lang: reader.lang,
    title: broken?.title ?? (incident ? number : desk.name[reader.lang]),
    ...(broken && { facts: t('ack.facts', broken) }),
    text: t(`ack.${state}`, { number, owner: incident?.owner?.name ?? '' }),
    ...(state === 'open' && { button: t('button.claim') }),
  };
};
