import { cut } from '../../../src/view/cut';
import { fit } from '../../../src/view/fit';
import { steady } from '../../../src/view/steady';
import type { Block, View } from '../../../src/view/view';
import { placed } from './buttons';
import type { CardContext, Element } from './card';
import { elementsOf } from './elements';
import { TEAMS_LIMITS } from './limits';
import { type Mention, toMarkdown } from './spans';

export interface RenderOptions {
  /** Kind of the address it is posted to; comes back when one of its buttons is pressed. */
  readonly at: 'room' | 'thread' | 'direct';
  /** Leaves out what the Agents Playground marks with a warning under every card: width and refresh. */
  readonly playground?: boolean;
  /** For a dialog: `Action.Execute` does not work there, and nothing is fetched again. */
  readonly dialog?: boolean;
}

/** What stands in an activity: a text or one card, never both, since Teams splits those and returns no id. */
export type Content =
  | { readonly text: string; readonly textFormat: 'markdown'; readonly entities: readonly Mention[] }
  | {
      readonly attachments: readonly [{ readonly contentType: typeof CARD_TYPE; readonly content: Element }];
      readonly summary: string;
    };

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** The blocks' elements; a divider becomes a line above the next one. */
function body(blocks: readonly Block[], card: CardContext): readonly Element[] {
  const elements: Element[] = [];
  let divided = false;
  for (const block of blocks) {
    const [first, ...rest] = [elementsOf(block, card)].flat();
    if (first) {
      elements.push(divided && elements.length > 0 ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest);
      divided = false;
    }
    if (block.type === 'divider') divided = true;
  }
  return elements;
}

/** Without `userIds`: Teams refreshes it for whoever looks, in conversations of up to 60 members. */
function refresh(view: View, options: RenderOptions): Element {
  if (!view.refresh || options.playground || options.dialog) return {};
  const data = { ...view.refresh.data, ...placed(options.at) };
  return { refresh: { action: { type: 'Action.Execute', verb: view.refresh.action, data } } };
}

function card(view: View, options: RenderOptions): Element {
  const mentions: Mention[] = [];
  const elements = body(view.blocks, { mentions, at: options.at, dialog: options.dialog ?? false });
  const isWide = !options.playground && !options.dialog;
  const msteams = { ...(isWide && { width: 'Full' }), ...(mentions.length > 0 && { entities: mentions }) };
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: view.fallback,
    body: elements,
    ...(Object.keys(msteams).length > 0 && { msteams }),
    ...refresh(view, options),
  };
}

/** The view as an Adaptive Card 1.5 that fits into one message: long texts are cut, buttons and inputs never. */
export const renderCard = (view: View, options: RenderOptions): Element =>
  fit(view, (candidate) => card(candidate, options), TEAMS_LIMITS.activityChars);

function message(view: View): Content | undefined {
  const [only, ...others] = view.blocks;
  if (others.length > 0 || only?.type !== 'text' || view.refresh) return undefined;
  const entities: Mention[] = [];
  const text = toMarkdown(only.text, entities);
  return text.trim() === '' ? undefined : { text, textFormat: 'markdown', entities };
}

/** A view of one text reads as a message and notifies as one; everything else is a card. */
export function renderContent(view: View, options: RenderOptions): Content {
  const said = fit(view, message, TEAMS_LIMITS.activityChars);
  if (said) return said;
  return {
    attachments: [{ contentType: CARD_TYPE, content: renderCard(view, options) }],
    summary: cut(steady(view.fallback), TEAMS_LIMITS.label),
  };
}
