import type { Who } from '../../command/turn';
import { LIMITS } from '../../ground/limits';
import { keepPictures } from '../../incident/chat/pictures';
import { answer } from '../../incident/commands/talk/answer';
import type { StoredIncident } from '../../incident/stored';
import { giveCase } from '../../incident/turn';
import { refusalText } from '../../incident/views/refusal';
import type { Person } from '../../people/person';
import { readerOf } from '../../people/reach';
import { say } from '../../view/text';
import { shorten } from '../../view/words';
import { placeOf } from '../conversation/place';
import type { KeptThread } from '../conversation/thread';
import { answerIn } from '../reading/words';
import { writerOf } from '../who';
import { type Arrived, type ArrivingDeps, keepWhole, lostFiles, type Mail, tellSender, turnOf } from './turn';

const has = ({ email, identities }: Person, address: string): boolean =>
  email === address ||
  identities.some((one) => one.email === address || (one.platform === 'mail' && one.user === address));

/** The caller of a case, who has proved by its token that they are. */
const callerOf = async (deps: ArrivingDeps, { state }: StoredIncident, address: string): Promise<Who | undefined> => {
  const person = await deps.store.people.get(state.caller.id);
  if (!person || !has(person, address)) return undefined;
  const { id, name, identities } = person;
  return {
    person,
    actor: { id, name, member: identities.some(({ member }) => member) },
    reader: readerOf(person, deps.desk(), state.language),
  };
};

/** What was written in answer to a mail of ours goes to its case. */
export const takeAnswer = async (deps: ArrivingDeps, mail: Mail, { incident }: KeptThread): Promise<Arrived> => {
  const { address } = mail.from;
  const stored = await deps.store.incidents.load(incident);
  const who = stored && (await callerOf(deps, stored, address));
  if (!stored || !who) return { type: 'refused', why: say('mail.refused.notYours') };
  const { origin } = stored.state;
  const place = origin?.platform === 'mail' ? origin : placeOf({ address });
  const turn = turnOf(deps, mail, writerOf(mail.from, undefined), who, place);
  await keepWhole(deps, mail);
  const { attachments, problems } = await keepPictures(turn);
  const text = shorten(answerIn(mail.text), LIMITS.text);
  const handled = await giveCase(turn, stored, answer, { text, attachments });
  if (handled.type === 'unsure') return { type: 'later' };
  const refused = handled.type === 'refused' ? refusalText(handled.refusal, handled.stored?.state, turn.ctx) : '';
  await tellSender(turn, [refused, lostFiles(turn, problems)].filter(Boolean).join(' '), incident);
  return { type: 'taken', as: 'answer' };
};
