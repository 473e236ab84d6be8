import type { DeskContext } from '../../../desk/context';
import { type Banner, bannerBlocks, buttons, quote, text } from '../../../view/build';
import { textsFor } from '../../../view/text';
import type { View } from '../../../view/view';
import { shorten } from '../../../view/words';
import type { EventOf, IncidentEvent } from '../../events';
import type { HeldContent } from '../../held-content';
import { notBeforeOf } from '../../policies/held';
import { nowSaid } from '../../revisions/written';
import type { Incident } from '../../types';
import { besideOf, button } from '../button';
import type { CardContext } from '../context';

type Timeline = readonly IncidentEvent[];

/** The event of a held message; undefined when there is none by this id. */
export const heldEvent = (timeline: Timeline, message: string): EventOf<'messaged'> | undefined =>
  timeline.find((event): event is EventOf<'messaged'> => event.type === 'messaged' && event.held?.message === message);

/** Whether a held message still waits, was taken back or deleted before it went, or is on its way: as of `now`. */
export const heldFate = (timeline: Timeline, message: string, now: Date): 'held' | 'undone' | 'sent' => {
  const { from, held } = heldEvent(timeline, message) ?? {};
  if (!held) return 'sent';
  const goes = notBeforeOf(held.sendAt);
  const isTakenBack = timeline.some(
    (event) =>
      (event.type === 'unsent' && event.message === message) ||
      (event.type === 'erased' && event.message === from && event.at < goes),
  );
  if (isTakenBack) return 'undone';
  return held.sendAt > now ? 'held' : 'sent';
};

/** What it says by now; empty where that was deleted. */
export const heldWords = (timeline: Timeline, message: string): string => {
  const event = heldEvent(timeline, message);
  return (event && nowSaid(timeline, event)?.text) ?? '';
};

/** Its words as they are shown. */
const shownWords = (words: string, ctx: DeskContext): string => (words === '' ? textsFor(ctx)('word.erased') : words);

/**
 * A message to the caller as the team sees it: marked, with its words, and with *Undo* while it waits.
 * `banner` is a line above it, for what the reader just did or may not do.
 */
export const heldView = (
  { incident, timeline }: { readonly incident: Incident; readonly timeline: Timeline },
  message: string,
  ctx: CardContext,
  banner?: Banner,
): View => {
  const t = textsFor(ctx);
  const event = heldEvent(timeline, message);
  const words = shownWords(heldWords(timeline, message), ctx);
  const fate = heldFate(timeline, message, ctx.now);
  const left = (event?.held?.sendAt ?? ctx.now).getTime() - ctx.now.getTime();
  const seconds = Math.max(1, Math.round(left / 1000));
  const sentence = t('held.sentence', { fate, seconds, caller: incident.caller.name });
  const undo = button(t, 'button.undo', 'unsend', { ...besideOf(incident, 'team'), message });
  return {
    fallback: [...(banner ? [banner.text] : []), sentence, `“${shorten(words, 200)}”`].join(' '),
    blocks: [...bannerBlocks(banner), text(sentence), ...quote(words), ...(fate === 'held' ? buttons([undo]) : [])],
  };
};

/** The same once nothing can be done about it any more. */
export const settledView = ({ caller, text: said, undone }: HeldContent, ctx: DeskContext): View => {
  const t = textsFor(ctx);
  const words = shownWords(said, ctx);
  const sentence = t('held.sentence', { fate: undone ? 'undone' : 'sent', seconds: 0, caller });
  return { fallback: `${sentence} “${shorten(words, 200)}”`, blocks: [text(sentence), ...quote(words)] };
};
