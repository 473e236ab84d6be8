import type { Command } from '../../../command/command';
import type { ChatInput, Reply } from '../../../command/input';
import { privately } from '../../../command/turn';
import { isOfCase } from '../../follow/store';
import type { Topic } from '../../follow/topic';
import { mayRead } from '../../rights';
import type { IncidentDeps, IncidentTurn } from '../../turn';
import { followingView } from '../../views/lists/following';

const MOST = 20;

/** What this person follows; a case that they may not read any more is none of it. */
export const listFollowed = async ({ ctx, who, deps }: IncidentTurn<ChatInput>): Promise<Reply> => {
  const { follows, incidents } = deps.store;
  const all = await follows.ofPerson(who.person.id, MOST);
  const ids = all.flatMap((of) => (isOfCase(of) ? [of.key] : []));
  const cases = ids.length === 0 ? [] : await incidents.many(ids);
  const topics = all.flatMap(({ type, key }): readonly Topic[] =>
    type === 'case' || type === 'meToo' ? [] : [{ type, key }],
  );
  const open = cases.filter(({ confidential }) => !confidential).toSorted((a, b) => a.number - b.number);
  const of = (type: 'case' | 'meToo') =>
    open.filter(({ id }) => all.some((one) => one.type === type && one.key === id));
  const readable = of('case').filter((incident) => mayRead(ctx.desk, who.actor, incident));
  return privately(followingView(ctx, { cases: readable, same: of('meToo'), topics }));
};

/** Everything that one follows, each with a button that stops it. */
export const following = {
  name: 'following',
  typed: {
    for: 'everybody',
    words: { en: ['following', 'what do i follow'], da: ['følger', 'hvad følger jeg'] },
    usage: 'nothing',
    help: 'help.following',
    answer: listFollowed,
  },
} as const satisfies Command<IncidentDeps>;
