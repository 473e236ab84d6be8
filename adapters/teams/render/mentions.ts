import { withSpans } from '../../../src/view/parts';
import type { Block, Spans, TextSpan, View } from '../../../src/view/view';

const isMention = (span: TextSpan): span is Extract<TextSpan, { user: string }> =>
  typeof span === 'object' && 'user' in span && span.mention === true;

function spansOf(block: Block): readonly Spans[] {
  if (block.type === 'title' || block.type === 'text') return [block.text];
  return block.type === 'facts' ? block.facts.map((fact) => fact.value) : [];
}

/** Whom the view notifies, each once. */
export function mentionedUsers(view: View): readonly string[] {
  const users = view.blocks.flatMap(spansOf).flatMap((spans) => spans.filter(isMention).map((span) => span.user));
  return [...new Set(users)];
}

/** The view with other ids in its mentions; somebody without an id is named but not notified. */
export function withAccounts(view: View, accounts: ReadonlyMap<string, string>): View {
  const swap = (spans: Spans): Spans =>
    spans.map((span) => {
      if (!isMention(span)) return span;
      const user = accounts.get(span.user);
      return user === undefined ? { ...span, mention: false } : { ...span, user };
    });
  return { ...view, blocks: view.blocks.map((block) => withSpans(block, swap)) };
}
