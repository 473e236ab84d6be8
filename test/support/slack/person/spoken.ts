import { randomBytes } from 'node:crypto';
import { escape } from '../escape';
import type { Json } from '../json';
import type { Shown } from '../model';

/** What somebody types into the client. */
export interface Spoken {
  readonly text: string;
  /** Stands before the text, as Slack's own quote. */
  readonly quote?: string | undefined;
  /** Ids of people, spoken to at the beginning. */
  readonly mentions: readonly string[];
  /** People whom the text names: each `@name` in it is a mention. */
  readonly named?: readonly { readonly id: string; readonly name: string }[] | undefined;
}

const ADDRESS = /(https?:\/\/[^\s<>]+)|((?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/g;

/** Text as the Events API has it: three entities, addresses in angle brackets. */
function written(text: string): string {
  return escape(text).replace(ADDRESS, (_all, url?: string, mail?: string) =>
    url === undefined ? `<mailto:${mail}|${mail}>` : `<${url}>`,
  );
}

function pieces(text: string): readonly Json[] {
  const found: Json[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const [url, , mail] = match;
    if (match.index > from) found.push({ type: 'text', text: text.slice(from, match.index) });
    found.push(mail === undefined ? { type: 'link', url } : { type: 'link', url: `mailto:${mail}`, text: mail });
    from = match.index + url.length;
  }
  return from < text.length ? [...found, { type: 'text', text: text.slice(from) }] : found;
}

/** A text and the mentions in it, in their order. */
function parts(
  text: string,
  named: NonNullable<Spoken['named']>,
): readonly { readonly text: string; readonly user?: string }[] {
  const [first, ...others] = named;
  if (!first) return text === '' ? [] : [{ text }];
  return text
    .split(`@${first.name}`)
    .flatMap((piece, at) => [...(at === 0 ? [] : [{ text: '', user: first.id }]), ...parts(piece, others)]);
}

/** The message as Slack keeps what a person types: `text`, and a `rich_text` block that says the same. */
export function spoken({ text, quote, mentions, named = [] }: Spoken): Shown {
  const said = parts(text, named);
  const quoted =
    quote === undefined
      ? ''
      : quote
          .split('\n')
          .map((line) => `&gt; ${written(line)}\n`)
          .join('');
  const at = mentions.map((id) => `<@${id}> `).join('');
  const people = mentions.flatMap((id): readonly Json[] => [
    { type: 'user', user_id: id },
    { type: 'text', text: ' ' },
  ]);
  const inside = said.flatMap((one) =>
    one.user === undefined ? pieces(one.text) : [{ type: 'user', user_id: one.user }],
  );
  const words = said.map((one) => (one.user === undefined ? written(one.text) : `<@${one.user}>`)).join('');
  const elements: readonly Json[] = [
    ...(quote === undefined ? [] : [{ type: 'rich_text_quote', elements: pieces(quote) }]),
    ...(text === '' && people.length === 0 ? [] : [{ type: 'rich_text_section', elements: [...people, ...inside] }]),
  ];
  const block_id = randomBytes(3).toString('hex');
  return {
    text: `${quoted}${at}${words}`,
    blocks: elements.length === 0 ? [] : [{ type: 'rich_text', block_id, elements }],
  };
}
