import { StoreUnavailable } from '../../record/unavailable';
import { say } from '../../view/text';
import type { KeptThread } from '../conversation/thread';
import type { Envelope, ReceivedMail } from '../received';
import { isVouchedFor } from '../sender';
import { stopOf } from '../stops';
import { claimedIn } from '../thread';
import { takeAnswer } from './answer';
import { takeReport } from './report';
import { takeReturned } from './returned';
import type { Arrived, ArrivingDeps } from './turn';

export type { Arrived } from './turn';

/** Takes one mail. What it resolves with is saved; it never rejects. */
export type Arriving = (mail: ReceivedMail, bytes: Uint8Array, envelope: Envelope) => Promise<Arrived>;

const NOT_YOURS: Arrived = { type: 'refused', why: say('mail.refused.notYours') };

/** The case that it says it belongs to; `wrong`: it has a token that is none, or another's. */
const threadOf = async (
  deps: ArrivingDeps,
  mail: ReceivedMail,
  desk: string,
): Promise<KeptThread | 'wrong' | undefined> => {
  const { mark, names } = claimedIn(mail, desk);
  if (mark === 'broken') return 'wrong';
  if (mark) {
    const found = await deps.threads.byToken(mark.token);
    const stored = found && (await deps.store.incidents.load(found.incident));
    return stored?.state.number === mark.number ? found : 'wrong';
  }
  return deps.threads.byNames(names);
};

const take = async (
  deps: ArrivingDeps,
  mail: ReceivedMail,
  bytes: Uint8Array,
  envelope: Envelope,
): Promise<Arrived> => {
  const desk = deps.desk().mail;
  if (!desk) return { type: 'later' };
  const stop = stopOf(mail, envelope, desk.address);
  if (stop !== undefined && stop !== 'bounce') {
    deps.log.info({ stop, messageId: mail.messageId }, 'A mail that nobody wrote to the desk comes to nothing');
    return { type: 'taken', as: 'nothing' };
  }
  const thread = await threadOf(deps, mail, desk.address);
  if (stop) return takeReturned(deps, mail, thread === 'wrong' ? undefined : thread);
  const { from } = mail;
  if (!from) return { type: 'refused', why: say('mail.refused.noSender') };
  if (thread === 'wrong') return NOT_YOURS;
  const { mark } = claimedIn(mail, desk.address);
  const isTheirs = thread?.address === from.address;
  // Whoever has the token alone may answer; the name of a mail of ours is no secret.
  if (thread && mark !== undefined && !isTheirs) return NOT_YOURS;
  const mayAnswer = thread && isTheirs && (mark !== undefined || isVouchedFor(mail, desk.trust));
  return mayAnswer ? takeAnswer(deps, { ...mail, from, bytes }, thread) : takeReport(deps, { ...mail, from, bytes });
};

export const createArriving =
  (deps: ArrivingDeps): Arriving =>
  async (mail, bytes, envelope) => {
    try {
      return await take(deps, mail, bytes, envelope);
    } catch (error) {
      const isAway = error instanceof StoreUnavailable;
      deps.log[isAway ? 'warn' : 'error'](
        { err: error, messageId: mail.messageId },
        'A mail could not be taken; it may come again',
      );
      return { type: 'later' };
    }
  };
