import type { Reply } from '../../../command/input';
import { notNowLine, notSureYetLine } from '../../../command/lines';
import { privately, tell } from '../../../command/turn';
import { textsFor } from '../../../view/text';
import type { Fields } from '../../case-command';
import type { Called } from '../../on-behalf/called';
import type { IncidentTurn } from '../../turn';
import type { Attachment } from '../../types';
import { behalfForm } from '../../views/forms/on-behalf';
import { type FileProblem, filesNotKeptLine, loggedForLine, sameCallLine } from '../../views/lines';
import { refusalText } from '../../views/refusal';
import { packPictures } from '../pictures';
import { logReport } from '../report';
import { ownPlace } from './own-place';
import { sameCall } from './same-call';
import type { NotWhose, Said, Whose } from './whose';

/** What an operator was told, and how. */
export interface Call {
  readonly said: Said;
  readonly text: string;
  readonly where?: string;
  readonly called?: Omit<Called, 'at'>;
  readonly attachments: readonly Attachment[];
  readonly problems?: readonly FileProblem[];
  /** Somebody else wrote down the same a moment ago, and it is to be logged all the same. */
  readonly anyway?: boolean;
}

/** What was told of a call, as its form has it. */
const fieldsOf = ({ said: { name, email }, text, where, called }: Call): Fields => ({
  ...called,
  name,
  email,
  text,
  where,
});

/** The form with what is known of a call, and what comes back with it. */
export const callForm = (
  turn: IncidentTurn,
  call: Call,
  more: { readonly problem?: string; readonly note?: string; readonly person?: string; readonly anyway?: true },
): Reply => {
  const { problem, note, person, anyway } = more;
  const data = {
    ...packPictures(call.attachments),
    ...(person !== undefined && { person }),
    ...(anyway && { anyway: 'yes' }),
  };
  return privately(behalfForm(turn.ctx, { ...fieldsOf(call), ...(problem && { problem }) }, { note, data }));
};

/** Why nothing is logged, for whoever wants to. */
export const notWhoseText = ({ ctx }: IncidentTurn, of: NotWhose, typed: string): string => {
  const t = textsFor(ctx);
  switch (of.not) {
    case 'later':
      return notNowLine(ctx, typed);
    case 'nobody':
      return t('line.forNotFound', { typed });
    case 'guest':
      return t('line.forGuest', { name: of.name });
    case 'unreachable':
      return t('line.forUnreachable', { name: of.name });
    case 'unnamed':
      return t('line.forUnnamed', { typed });
    case 'unlisted':
      return t('line.forNoNumber', { typed });
    case 'shared':
      return t('line.forSharedNumber', { typed, names: of.names.join(', ') });
    case 'self':
      return t('line.forYourself');
  }
};

/** Logs what an operator was told by somebody else; the same that another wrote down just now is offered first. */
export const logFor = async (turn: IncidentTurn, call: Call, whose: Whose): Promise<Reply> => {
  const { ctx } = turn;
  const { who, place, email, asks } = whose;
  const same = call.anyway ? undefined : await sameCall(turn, whose);
  if (same) {
    const person = place && { person: who.person.id };
    return callForm(
      turn,
      { ...call, said: { name: who.person.name, ...(email !== undefined && { email }) } },
      { note: sameCallLine(ctx, same), anyway: true, ...person },
    );
  }
  const handled = await logReport(turn, {
    text: call.text,
    ...(call.where && { where: call.where }),
    attachments: call.attachments,
    onBehalf: {
      caller: who,
      place: place ?? (await ownPlace(turn)),
      called: { at: ctx.now, ...call.called },
      ...(!place && { absent: email === undefined ? {} : { email } }),
      ...(asks && { asks }),
    },
  });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  if (handled.type === 'refused') return tell(refusalText(handled.refusal, undefined, ctx), 'warning');
  const lost = filesNotKeptLine(ctx, call.problems ?? []);
  const said = loggedForLine(ctx, handled.stored.state);
  return tell([said, lost].filter(Boolean).join(' '), lost === '' ? 'good' : 'warning');
};
