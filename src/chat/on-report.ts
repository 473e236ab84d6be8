import type { Reply, ReportInput } from '../command/input';
import { notSureYetLine, tooLongLine } from '../command/lines';
import { DONE, tell } from '../command/turn';
import { LIMITS } from '../ground/limits';
import { keepPictures } from '../incident/chat/pictures';
import { logReport } from '../incident/chat/report';
import { filesNotKeptLine, loggedLine, wordlessLine } from '../incident/views/lines';
import { refusalText } from '../incident/views/refusal';
import { type ChatTurn } from './turn';

/** A message that somebody reports as it stands: its case is answered in its thread, and asks the two questions there. */
export const onReport = async (turn: ChatTurn<ReportInput>): Promise<Reply> => {
  const { ctx, input } = turn;
  const kept = await keepPictures(turn);
  // A picture without words is called by its name.
  const text = input.text.trim() || (kept.attachments[0]?.name ?? '');
  if (text === '') return tell(wordlessLine(ctx), 'warning');
  if (text.length > LIMITS.details) return tell(tooLongLine(ctx, text.length, LIMITS.details), 'warning');
  const handled = await logReport(turn, { text, attachments: kept.attachments, subject: input.subject });
  if (handled.type === 'unsure') return tell(notSureYetLine(ctx), 'warning');
  if (handled.type === 'refused') return tell(refusalText(handled.refusal, undefined, ctx), 'warning');
  const isTheirs = handled.stored.state.caller.id === turn.who.person.id;
  const lost = filesNotKeptLine(ctx, kept.problems);
  if (isTheirs) return lost === '' ? DONE : tell(lost, 'warning');
  return tell(
    [loggedLine(ctx, handled.stored.state), lost].filter(Boolean).join(' '),
    lost === '' ? 'good' : 'warning',
  );
};
