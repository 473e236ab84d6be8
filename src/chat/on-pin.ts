import type { PinInput, Reply } from '../command/input';
import { DONE, tell } from '../command/turn';
import { LIMITS } from '../ground/limits';
import { caseOfThread } from '../incident/chat/thread';
import { jot } from '../incident/commands/major/jot';
import { majorNow } from '../incident/major/rules';
import { outcomeLine } from '../incident/outcome';
import { mayWork } from '../incident/rights';
import { giveCase } from '../incident/turn';
import { noTimelineLine } from '../incident/views/lines';
import { shorten } from '../view/words';
import type { ChatTurn } from './turn';

/** A message in the thread of a major incident goes into its timeline; a pin anywhere else is none of the desk's business. */
export const onPin = async (turn: ChatTurn<PinInput>): Promise<Reply> => {
  const { input, ctx, who } = turn;
  const stored = (await caseOfThread(turn))?.stored;
  const text = input.text.trim();
  if (!stored || text === '' || !majorNow(stored.state) || !mayWork(ctx.desk, who.actor, stored.state)) {
    return input.inReply ? tell(noTimelineLine(ctx), 'warning') : DONE;
  }
  const handled = await giveCase(turn, stored, jot, { why: shorten(text, LIMITS.why) });
  const line = outcomeLine(turn, jot, handled);
  return input.inReply || line.tone === 'warning' ? tell(line.text, line.tone) : DONE;
};
