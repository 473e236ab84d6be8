import { unescape } from './escape';
import { isJson, type Json, jsons, read, textOf } from './json';

/** How a text is read: with mentions and links, with Slack's three entities only, or as it is. */
type Kind = 'mrkdwn' | 'plain' | 'raw';
type Visit = (text: string, kind: Kind) => void;

/** What a client shows for `<…>` in mrkdwn: the label, the address, or the mention as it is written. */
function shown(text: string, kind: Kind): string {
  if (kind === 'raw') return text;
  if (kind === 'plain') return unescape(text);
  const links = text.replace(
    /<((?:https?:|mailto:)[^|>]*)(?:\|([^>]*))?>/g,
    (_all, url: string, label?: string) => label ?? url,
  );
  return unescape(links.replace(/<!date\^[^|>]*\|([^>]*)>/g, (_all, fallback: string) => fallback));
}

function visitRich(piece: Json, visit: Visit): void {
  const { type } = piece;
  if (type === 'user') visit(`<@${textOf(piece['user_id'])}>`, 'mrkdwn');
  else if (type === 'usergroup') visit(`<!subteam^${textOf(piece['usergroup_id'])}>`, 'mrkdwn');
  else if (type === 'broadcast') visit(`<!${textOf(piece['range'])}>`, 'mrkdwn');
  else if (type === 'link') visit(textOf(piece['text']) || textOf(piece['url']), 'raw');
  else if (type === 'text') visit(textOf(piece['text']), 'raw');
  else for (const inner of jsons(piece['elements'])) visitRich(inner, visit);
}

/** Everything in blocks (or a view) that shows words, in the order it stands. */
function visitAll(value: unknown, visit: Visit): void {
  if (Array.isArray(value)) return value.forEach((one) => visitAll(one, visit));
  if (!isJson(value)) return;
  const { type } = value;
  if (type === 'rich_text') return visitRich(value, visit);
  if (type === 'plain_text' || type === 'mrkdwn')
    return visit(textOf(value['text']), type === 'mrkdwn' ? 'mrkdwn' : 'plain');
  if (type === 'markdown' || type === 'raw_text') return visit(textOf(value['text']), 'raw');
  for (const [key, one] of Object.entries(value)) {
    if (key === 'alt_text' || key === 'initial_value') visit(textOf(one), 'raw');
    else if (key !== 'confirm') visitAll(one, visit);
  }
}

/** What a person reads: each text of the blocks (or of the view) on a line of its own; `text` where there are no blocks. */
export function wordsOf(content: unknown): string {
  const found: string[] = [];
  const { title, blocks, submit, close } = isJson(content) ? content : {};
  const all = [title, blocks, submit, close];
  visitAll(all, (text, kind) => void found.push(shown(text, kind)));
  return found.length > 0 ? found.join('\n') : shown(textOf(read(content, 'text')), 'mrkdwn');
}

/** Who would really be pinged: `<@U1>`, `<!subteam^S1>`, `<!here>`, each once, from the blocks and from `text`. */
export function mentionsOf(content: unknown): readonly string[] {
  const found = new Set<string>();
  const note = (text: string): void => {
    for (const [mention] of text.matchAll(
      /<(?:@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!(?:here|channel|everyone))(?:\|[^>]*)?>/g,
    ))
      found.add(mention.replace(/\|[^>]*>/, '>'));
  };
  visitAll(read(content, 'blocks'), (text, kind) => {
    if (kind === 'mrkdwn') note(text);
  });
  note(textOf(read(content, 'text')));
  return [...found];
}
