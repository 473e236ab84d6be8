import type { Desk } from '../../desk/model';
import type { Reader } from '../../ground/lang';
import { textsFor } from '../../view/text';

/** What a link to acknowledge by stands for now. */
export const ACK_STATES = ['open', 'claimed', 'yours', 'over', 'expired', 'invalid', 'refused', 'unsure'] as const;
type AckState = (typeof ACK_STATES)[number];

/** What the page shows. */
export interface AckPage {
  readonly state: AckState;
  readonly reader: Reader;
  /** `INC-7` and its priority; never what it is about, for a link can be passed on. */
  readonly number?: number;
  readonly priority?: string;
  /** Who has it. */
  readonly owner?: string;
}

const STATUS: Readonly<Partial<Record<AckState, number>>> = { expired: 410, invalid: 404, unsure: 503, refused: 403 };

/** The page behind the link in a mail or an SMS: the number and nothing that the case is about. */
export const ackPage = (desk: Desk, { state, reader, number, priority, owner }: AckPage, now: Date) => {
  const t = textsFor({ reader, now });
  const name = number === undefined ? t('word.theIncident') : `${desk.prefix}-${number}`;
  const values = { number: name, priority: priority ?? '', owner: owner ?? '' };
  return {
    status: STATUS[state] ?? 200,
    lang: reader.lang,
    title: number === undefined ? desk.name[reader.lang] : name,
    text: t(`ack.${state}`, values),
    ...(state === 'open' && { button: t('button.claim') }),
  };
};
