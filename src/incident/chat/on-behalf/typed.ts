import type { MessageInput, Reply } from '../../../command/input';
import { tooLongLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import type { Lang } from '../../../ground/lang';
import { LIMITS } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { textsFor } from '../../../view/text';
import type { IncidentTurn } from '../../turn';
import { behalfForm } from '../../views/forms/on-behalf';
import { emptyReportLine } from '../../views/lines';
import { keepPictures } from '../pictures';
import { reportNow } from '../report-now';
import { callForm, logFor, notWhoseText } from './log-for';
import { type ForSomebody, parseFor } from './parse-for';
import { type NotWhose, type Said, whoseCase } from './whose';

type Typed = IncidentTurn<MessageInput>;

const saidIn = ({ input }: Typed, asked: Exclude<ForSomebody, { by: 'form' }>): Said =>
  asked.by === 'mail'
    ? { email: asked.email, name: asked.name }
    : asked.by === 'phone'
      ? { phone: asked.typed }
      : { mention: input.mentioned?.[0] };

/** Why its form may mend it: what is missing can be written there. */
const MENDED: readonly NotWhose['not'][] = ['unnamed', 'unlisted', 'shared'];

/** Operators log for others: by a mention, an address, a name with it, a telephone number. Undefined: it is nobody's but the writer's own. */
export const reportFor = async (turn: Typed, rest: string, lang?: Lang): Promise<Reply | undefined> => {
  const { ctx, who, input, deps } = turn;
  const asked = parseFor(rest, input.mentioned?.[0]?.words);
  if (!asked) return undefined;
  const t = textsFor(ctx);
  if (!isStaff(ctx.desk, who.actor)) return tell(t('line.forOperators'), 'warning');
  if (asked.by === 'form') return privately(behalfForm(ctx, {}, {}));
  const { typed, text: words } = asked;
  if (asked.by === 'unknown') return tell(t('line.forByMail', { typed }), 'warning');
  if (words.length > LIMITS.details) return tell(tooLongLine(ctx, words.length, LIMITS.details), 'warning');
  const said = saidIn(turn, asked);
  const whose = await whoseCase(turn, said);
  if ('not' in whose && whose.not === 'self') return reportNow(turn, words, await keepPictures(turn), lang);
  const fitsInForm = words.length <= (deps.chat(input.place.platform)?.longestInput ?? Infinity);
  if ('not' in whose && (!MENDED.includes(whose.not) || !fitsInForm)) {
    return tell(notWhoseText(turn, whose, typed), 'warning');
  }
  const { attachments, problems } = await keepPictures(turn);
  const text = words || (attachments[0]?.name ?? '');
  const called = asked.by === 'phone' && { called: { source: 'phone', callBack: typed } as const };
  const call = { said, text, ...called, attachments, problems, anyway: !fitsInForm };
  if ('not' in whose) return callForm(turn, call, { problem: notWhoseText(turn, whose, typed) });
  return text === '' ? tell(emptyReportLine(ctx), 'warning') : logFor(turn, call, whose);
};
