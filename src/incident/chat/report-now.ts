import type { MessageInput, Reply } from '../../command/input';
import { notSureYetLine, sentPrivatelyLine, tooLongLine } from '../../command/lines';
import { DONE, openly, tell } from '../../command/turn';
import type { Lang } from '../../ground/lang';
import { LIMITS } from '../../ground/limits';
import { lineView } from '../../view/line-view';
import { type IncidentTurn } from '../turn';
import { emptyReportLine, filesNotKeptLine, loggedLine } from '../views/lines';
import { reportFormFor } from './intake';
import type { KeptPictures } from './pictures';
import { logReport } from './report';

/** Logs a typed text at once, without a form; the card asks the two questions. */
export const reportNow = async (
  turn: IncidentTurn<MessageInput>,
  typed: string,
  pictures: KeptPictures,
  lang?: Lang,
): Promise<Reply> => {
  const { ctx, input } = turn;
  const text = typed.trim();
  if (text === '' && pictures.attachments.length === 0) {
    return openly(await reportFormFor(turn, { text: '', problem: emptyReportLine(ctx) }));
  }
  if (text.length > LIMITS.details) return tell(tooLongLine(ctx, text.length, LIMITS.details), 'warning');
  const handled = await logReport(turn, {
    text: text || (pictures.attachments[0]?.name ?? ''),
    attachments: pictures.attachments,
    ...(lang && { lang }),
  });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  const moved = handled.type !== 'refused' && handled.stored.state.confidential && input.place.kind !== 'direct';
  if (moved) return openly(lineView(sentPrivatelyLine(ctx), 'subtle'));
  // Typed in a room, but answered to one person: the card comes in their own conversation.
  const isElsewhere = input.place.kind === 'direct' && input.room.kind !== 'direct';
  if (isElsewhere && handled.type !== 'refused') return tell(loggedLine(ctx, handled.stored.state), 'good');
  return pictures.problems.length > 0 ? tell(filesNotKeptLine(ctx, pictures.problems), 'warning') : DONE;
};
