import type { DeskContext } from '../../desk/context';
import { numberWords, serviceName } from '../../desk/words';
import { helpBlocks } from '../../incident/views/lists/known';
import { updateBlocks } from '../../incident/views/major';
import { text, title } from '../../view/build';
import { textsFor } from '../../view/text';
import { durationWords, momentWords } from '../../view/time';
import type { View } from '../../view/view';
import type { ContentOf } from './content';

const headingOf = (
  { title: words, service }: ContentOf<'major' | 'majorOver'>,
  over: boolean,
  ctx: DeskContext,
): string => {
  const t = textsFor(ctx);
  const unnamed = service === undefined ? t('bulletin.major.unnamed') : serviceName(ctx, service);
  const what = words ?? unnamed;
  return t(over ? 'bulletin.major.over' : 'bulletin.major.heading', { what });
};

/** A major incident as everybody is told of it: what is known, what is done, and when the next news come. */
export const majorView = (content: ContentOf<'major'>, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const { since, over, update } = content;
  const heading = headingOf(content, over !== undefined, ctx);
  const about = t('bulletin.major.since', { at: momentWords(ctx, since), number: numberWords(ctx, content) });
  return {
    fallback: [heading, update?.known ?? t('bulletin.major.working')].join(' · '),
    blocks: [
      title(heading),
      text(about, 'subtle'),
      ...(update || over ? [] : [text(t('bulletin.major.working'), 'attention')]),
      ...(over ? [] : [...updateBlocks(content, ctx), ...helpBlocks(ctx, content)]),
    ],
  };
};

/** It is over. */
export const majorOverView = (content: ContentOf<'majorOver'>, ctx: DeskContext): View => {
  const { since, over } = content;
  const heading = headingOf(content, true, ctx);
  const lasted = durationWords(ctx.reader.lang, over.getTime() - since.getTime());
  const words = textsFor(ctx)('bulletin.major.lasted', { lasted });
  return { fallback: `${heading} · ${words}`, blocks: [title(heading), text(words, 'good')] };
};
