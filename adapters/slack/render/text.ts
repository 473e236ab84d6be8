const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `&lt;` and the like as typed; Slack escapes these three and no others. */
export const unescape = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (found) => ENTITIES[found] ?? found);

/** Lines that quote somebody: `> …`, and everything behind `>>>`. */
function withoutQuotes(text: string): string {
  const [own = ''] = text.split(/^&gt;&gt;&gt;/m);
  return own
    .split('\n')
    .filter((line) => !/^\s*&gt;/.test(line))
    .join('\n');
}

/** One `<…>` of Slack's markup in the words its client shows. */
function shown(inner: string): string {
  const [target = '', label] = inner.split('|');
  const mark = target[0];
  if (mark === '@' || mark === '#') return `${mark}${label ?? target.slice(1)}`;
  if (mark === '!') return label ?? `@${target.slice(1).split('^')[0] ?? ''}`;
  const bare = target.replace(/^(?:mailto:|tel:|https?:\/\/)/, '');
  return label === undefined || label === target || label === bare ? (label ?? target) : `${label} (${target})`;
}

/** Whether the bot is spoken to in this text. */
export const mentions = (text: string, botUser: string): boolean => new RegExp(`<@${botUser}(?:\\|[^>]*)?>`).test(text);

/** What a person wrote, from a message's `text`: without quotes, the bot's name and Slack's markup; trimmed. */
export function plainText(text: string, botUser: string): string {
  const own = withoutQuotes(text.replace(/\r\n?/g, '\n'));
  return unescape(
    own
      .replace(new RegExp(`<@${botUser}(?:\\|[^>]*)?>[ \\t]*[:,]?`, 'g'), ' ')
      .replace(/<([^<>]+)>/g, (_, inner: string) => shown(inner)),
  )
    .replace(/(?<![ \t])[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
