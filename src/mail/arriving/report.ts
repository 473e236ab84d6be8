import { LIMITS } from '../../ground/limits';
import { keepPictures } from '../../incident/chat/pictures';
import { logReport } from '../../incident/chat/report';
import { refusalText } from '../../incident/views/refusal';
import { say } from '../../view/text';
import { placeOf } from '../conversation/place';
import { reportIn, subjectIn } from '../reading/words';
import { isVouchedFor } from '../sender';
import { knownBy, writerOf } from '../who';
import { type Arrived, type ArrivingDeps, keepWhole, lostFiles, type Mail, tellSender, turnOf } from './turn';

/** New cases of one address: what writes more is a program that answers ours. What comes later is not lost. */
const RATES = [{ points: 5, seconds: 3600 }] as const;

const wordsOf = ({ subject, text }: Mail): string =>
  [subjectIn(subject), reportIn(text)].filter((part) => part !== '').join('\n');

const within = (text: string): string =>
  text.length <= LIMITS.details ? text : `${text.slice(0, LIMITS.details - 1).trimEnd()}…`;

/** A mail that answers none of ours becomes a case. */
export const takeReport = async (deps: ArrivingDeps, mail: Mail): Promise<Arrived> => {
  const { trust = [], unknown = 'confirm' } = deps.desk().mail ?? {};
  const { address } = mail.from;
  const known = isVouchedFor(mail, trust) ? await knownBy(deps, address) : undefined;
  if (!known && unknown === 'refuse') return { type: 'refused', why: say('mail.refused.unknown') };
  const isLate = (await deps.limiter.take({ platform: 'mail', kind: 'direct', id: `in ${address}` }, RATES)) > 0;
  if (isLate) return { type: 'later' };
  const person = writerOf(mail.from, known);
  const who = await deps.whoIs.person(person);
  const place = placeOf({ address, ...(mail.messageId !== undefined && { root: mail.messageId }) });
  const turn = turnOf(deps, mail, person, who, place);
  await keepWhole(deps, mail);
  const { attachments, problems } = await keepPictures(turn);
  const text = within(wordsOf(mail) || (attachments[0]?.name ?? ''));
  if (text === '') return { type: 'refused', why: say('mail.refused.empty') };
  const isUnconfirmed = !known && unknown === 'confirm';
  const handled = await logReport(turn, { text, attachments, ...(isUnconfirmed && { unconfirmed: true as const }) });
  if (handled.type === 'unsure') return { type: 'later' };
  if (handled.type === 'refused') {
    const why = refusalText(handled.refusal, undefined, turn.ctx);
    return { type: 'refused', why: { da: why, en: why } };
  }
  if (!isUnconfirmed) await tellSender(turn, lostFiles(turn, problems), handled.stored.state.id);
  return { type: 'taken', as: 'case' };
};
