import { headline, numberWords } from '../../../desk/words';
import { bold, buttons, text, title } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { Block, Tone, View } from '../../../view/view';
import type { Followed } from '../../follow/store';
import { followedData, type Topic, topicName } from '../../follow/topic';
import type { Incident } from '../../types';
import { button, showButton } from '../button';
import type { CardContext } from '../context';
import { outsideName } from '../words';

const stop = (ctx: CardContext, of: Followed) => button(textsFor(ctx), 'button.unfollow', 'unfollow', followedData(of));

const said = (words: string, tone: Tone, more: readonly Block[] = []): View => ({
  fallback: words,
  blocks: [text(words, tone), ...more],
});

/** A case or a topic is followed from now on: what one is told, and how that is stopped. */
export const followingCase = (ctx: CardContext, incident: Incident): View => {
  const words = textsFor(ctx)('follow.case', { name: headline(ctx, incident) });
  return said(words, 'good', buttons([stop(ctx, { type: 'case', key: incident.id })]));
};

export const followingTopic = (ctx: CardContext, topic: Topic): View => {
  const words = textsFor(ctx)('follow.topic', { type: topic.type, name: topicName(ctx, topic) });
  return said(words, 'good', buttons([stop(ctx, topic)]));
};

interface Listed {
  readonly cases: readonly Incident[];
  /** What they have the same as. */
  readonly same: readonly Incident[];
  readonly topics: readonly Topic[];
}

/** Everything that somebody follows, each with a button that stops it. */
export const followingView = (ctx: CardContext, { cases, same, topics }: Listed): View => {
  const t = textsFor(ctx);
  if (cases.length + same.length + topics.length === 0) return said(t('follow.none'), 'subtle');
  return {
    fallback: t('follow.heading'),
    blocks: [
      title(t('follow.heading')),
      ...cases.flatMap((incident) => [
        text([bold(headline(ctx, incident))]),
        ...buttons([showButton(incident, 'team', ctx), stop(ctx, { type: 'case', key: incident.id })]),
      ]),
      ...same.flatMap((incident) => [
        text([bold(`${numberWords(ctx, incident)} · ${outsideName(ctx, incident, 'meToo')}`)]),
        ...buttons([button(t, 'button.notSame', 'meToo.stop', { incident: incident.id })]),
      ]),
      ...topics.flatMap((topic) => [text([bold(topicName(ctx, topic))]), ...buttons([stop(ctx, topic)])]),
    ],
  };
};
