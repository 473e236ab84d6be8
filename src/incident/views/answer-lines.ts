import type { Answer } from '../../desk/model';
import { textsFor } from '../../view/text';
import { list, shorten } from '../../view/words';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** A reply to the caller that holds no words. */
export const emptyReplyLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.emptyReply', { caller: incident.caller.name });

/** Pictures were sent along with a reply to the caller. */
export const picturesNotSentLine = (ctx: CardContext, incident: Incident): string =>
  textsFor(ctx)('line.picturesNotSent', { caller: incident.caller.name });

/** No ready-made answer by that name, or none was named. */
export const answerUnknownLine = (ctx: CardContext, typed: string, meant?: Answer): string => {
  const t = textsFor(ctx);
  const answers = Object.values(ctx.desk.answers).map(({ name }) => name[ctx.reader.lang]);
  if (answers.length === 0) return t('line.noAnswers');
  const known = list(ctx, answers, typed.trim() === '' ? 'disjunction' : 'conjunction');
  if (typed.trim() === '') return t('line.answerWhich', { answers: known });
  return t('line.answerUnknown', {
    typed: shorten(typed, 40),
    near: meant ? 'yes' : 'no',
    nearest: meant?.name[ctx.reader.lang] ?? '',
    answers: known,
  });
};
