import type { Command, TypedWords } from '../../../command/command';
import type { ChatInput, MessageInput, Reply } from '../../../command/input';
import { outOfDateLine } from '../../../command/lines';
import { splitNumber } from '../../../command/number';
import { privately, tell } from '../../../command/turn';
import { textsFor } from '../../../view/text';
import { onCase } from '../../chat/press';
import { findNumber } from '../../chat/words';
import { isOnDesk, type Topic, topicIn, topicNamed } from '../../follow/topic';
import { isUnresolved } from '../../lifecycle';
import type { StoredIncident } from '../../stored';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { noSuchNumberLine } from '../../views/lines';
import { followingCase, followingTopic } from '../../views/lists/following';
import { listFollowed } from './following';

type Turn = IncidentTurn<ChatInput>;

/** One write of this person's own; the case hears of it by a recount. */
const followCase = async ({ ctx, who, deps }: Turn, { state }: StoredIncident): Promise<Reply> => {
  const t = textsFor(ctx);
  if (state.confidential) return tell(t('follow.confidential'), 'warning');
  if (!isUnresolved(state)) return tell(t('follow.ended'), 'warning');
  await deps.store.follows.follow({ type: 'case', key: state.id }, who.person.id, ctx.now);
  return privately(followingCase(ctx, state));
};

const followTopic = async ({ ctx, who, deps }: Turn, topic: Topic): Promise<Reply> => {
  if (!who.actor.member) return tell(textsFor(ctx)('follow.members'), 'warning');
  await deps.store.follows.follow(topic, who.person.id, ctx.now);
  deps.topics.add(topic);
  return privately(followingTopic(ctx, topic));
};

/** What follows `follow` or `unfollow`: a case's number, or the name of a service or team; else it was a sentence. */
export const withFollowed = async (
  turn: IncidentTurn<MessageInput>,
  rest: string,
  then: { case(stored: StoredIncident): Promise<Reply>; topic(topic: Topic): Promise<Reply> },
): Promise<Reply | undefined> => {
  const typed = rest.trim();
  const about = splitNumber(typed);
  if (about && about.rest === '') {
    const found = await findNumber(turn, about.number);
    return found ? then.case(found) : tell(noSuchNumberLine(turn.ctx, about.number), 'warning');
  }
  const topic = topicNamed(turn.ctx.desk, typed);
  return topic && then.topic(topic);
};

const typed = (
  turn: IncidentTurn<MessageInput>,
  { rest }: TypedWords,
): Reply | undefined | Promise<Reply | undefined> =>
  rest.trim() === ''
    ? listFollowed(turn)
    : withFollowed(turn, rest, {
        case: (stored) => followCase(turn, stored),
        topic: (topic) => followTopic(turn, topic),
      });

/** `follow INC-7`, `follow payroll`, `follow network`: hears how it goes. */
export const follow = {
  name: 'follow',
  typed: {
    for: 'everybody',
    words: { en: ['follow'], da: ['følg'] },
    usage: 'answer',
    shown: 'takes.followed',
    help: 'help.follow',
    answer: typed,
  },
  presses: {
    press: {
      answer: (turn) => {
        const topic = topicIn(turn.input.data);
        if (!topic) return onCase(turn, (stored) => followCase(turn, stored));
        return isOnDesk(turn.ctx.desk, topic) ? followTopic(turn, topic) : tell(outOfDateLine(turn.ctx), 'warning');
      },
    },
  },
} as const satisfies Command<IncidentDeps>;
