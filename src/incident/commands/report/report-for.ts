import { z } from 'zod';
import type { Command } from '../../../command/command';
import type { ActionInput, Reply } from '../../../command/input';
import { fillInLine, staffOnlyLine, tooLongLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { LIMITS } from '../../../ground/limits';
import { isStaff } from '../../../people/rights';
import { phoneTail } from '../../../registers/phone';
import { textsFor } from '../../../view/text';
import { callForm, logFor, notWhoseText } from '../../chat/on-behalf/log-for';
import { whoseCase } from '../../chat/on-behalf/whose';
import { unpackPictures } from '../../chat/pictures';
import { SOURCES } from '../../on-behalf/called';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { BEHALF_LIMITS, behalfForm } from '../../views/forms/on-behalf';
import { emptyReportLine } from '../../views/lines';

type Pressed = IncidentTurn<ActionInput>;

const short = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .transform((typed) => typed || undefined);

const fields = z.object({
  name: short(BEHALF_LIMITS.name),
  email: short(BEHALF_LIMITS.email),
  text: z.string().trim().default(''),
  where: short(BEHALF_LIMITS.where),
  since: short(BEHALF_LIMITS.since),
  callBack: short(BEHALF_LIMITS.callBack),
  source: z.enum(SOURCES).optional(),
});

const address = z.email().toLowerCase();

const send = async (turn: Pressed): Promise<Reply> => {
  const { ctx, input, who } = turn;
  const { data } = input;
  if (!isStaff(ctx.desk, who.actor)) return tell(staffOnlyLine(ctx), 'warning');
  const sent = fields.safeParse(data);
  if (!sent.success) return privately(behalfForm(ctx, { ...data, problem: fillInLine(ctx) }, { data: carried(data) }));
  const { name, email: typed, text, where, since, callBack, source } = sent.data;
  const call = {
    said: { name, email: typed },
    text,
    ...(where !== undefined && { where }),
    called: {
      ...(source && { source }),
      ...(callBack !== undefined && { callBack }),
      ...(since !== undefined && { since }),
    },
    attachments: await unpackPictures(turn, data['pictures']),
    anyway: data['anyway'] === 'yes',
  };
  const { person } = data;
  const again = (problem: string): Reply =>
    callForm(turn, call, { problem, ...(person !== undefined && { person }), ...(call.anyway && { anyway: true }) });
  if (text === '') return again(emptyReportLine(ctx));
  if (text.length > LIMITS.details) return again(tooLongLine(ctx, text.length, LIMITS.details));
  const email = typed === undefined ? undefined : address.safeParse(typed);
  if (email?.success === false) return again(textsFor(ctx)('line.forNoAddress', { typed: typed ?? '' }));
  const isNamed = name !== undefined || email !== undefined || person !== undefined;
  const phone = [name, isNamed ? undefined : callBack].find((one) => one !== undefined && phoneTail(one) !== undefined);
  if (!isNamed && phone === undefined) return again(textsFor(ctx)('line.forWhom'));
  const said = { person, name: phone === undefined ? name : undefined, email: email?.data, phone };
  const whose = await whoseCase(turn, said);
  if ('not' in whose) return again(notWhoseText(turn, whose, typed ?? phone ?? name ?? ''));
  return logFor(turn, call, whose);
};

/** What comes back with the form beside its inputs. */
const carried = ({ pictures, person, anyway }: ActionInput['data']): Readonly<Record<string, string>> => ({
  ...(pictures !== undefined && { pictures }),
  ...(person !== undefined && { person }),
  ...(anyway !== undefined && { anyway }),
});

const open = (turn: Pressed): Reply =>
  isStaff(turn.ctx.desk, turn.who.actor)
    ? privately(behalfForm(turn.ctx, {}, {}))
    : tell(staffOnlyLine(turn.ctx), 'warning');

/** Logs a case for somebody who called, came by or wrote a mail, by a form; typed it is `report for …`. */
export const reportForForm = {
  name: 'reportFor',
  presses: { open: { opens: 'form', answer: open }, send: { answer: send } },
} as const satisfies Command<IncidentDeps>;
