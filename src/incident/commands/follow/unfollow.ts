import type { Command } from '../../../command/command';
import type { ChatInput, Reply } from '../../../command/input';
import { outOfDateLine } from '../../../command/lines';
import { tell } from '../../../command/turn';
import { numberWords } from '../../../desk/words';
import { textsFor } from '../../../view/text';
import type { Followed } from '../../follow/store';
import { topicIn, topicName } from '../../follow/topic';
import { takesPart } from '../../rights';
import { giveCase, type IncidentDeps, type IncidentTurn } from '../../turn';
import { leave } from '../taking-part/leave';
import { withFollowed } from './follow';
import { listFollowed } from './following';

const stop = async ({ ctx, who, deps }: IncidentTurn<ChatInput>, of: Followed, name: string): Promise<Reply> => {
  await deps.store.follows.unfollow(of, who.person.id, ctx.now);
  return tell(textsFor(ctx)('follow.stopped', { name }), 'good');
};

/** Hears of it no more. Whoever may not read a case any longer can still stop, by the button they have of it. */
export const unfollow = {
  name: 'unfollow',
  typed: {
    for: 'everybody',
    words: { en: ['unfollow', 'stop following'], da: ['følg ikke', 'stop med at følge'] },
    usage: 'answer',
    shown: 'takes.followed',
    help: 'help.unfollow',
    answer: (turn, { rest }) =>
      rest.trim() === ''
        ? listFollowed(turn)
        : withFollowed(turn, rest, {
            case: ({ state }) => stop(turn, { type: 'case', key: state.id }, numberWords(turn.ctx, state)),
            topic: (topic) => stop(turn, topic, topicName(turn.ctx, topic)),
          }),
  },
  presses: {
    press: {
      async answer(turn) {
        const { ctx, input } = turn;
        const topic = topicIn(input.data);
        if (topic) return stop(turn, topic, topicName(ctx, topic));
        const { incident } = input.data;
        if (incident === undefined) return tell(outOfDateLine(ctx), 'warning');
        const stored = await turn.deps.named;
        if (stored && takesPart(turn.who.actor, stored.state)) await giveCase(turn, stored, leave, {});
        return stop(turn, { type: 'case', key: incident }, textsFor(ctx)('word.theIncident'));
      },
    },
  },
} as const satisfies Command<IncidentDeps>;
