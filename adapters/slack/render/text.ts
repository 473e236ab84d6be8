import { capped } from '../../../src/ground/limits';

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** `&lt;` and the like as typed; Slack escapes these three and no others. */
export const unescape = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (found) => ENTITIES[found] ?? found);

/** Lines that quote somebody: `> …`, and everything behind `>>>`. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  const rest = lines.findIndex((line) => line.startsWith('&gt;&gt;&gt;'));
  return lines
    .slice(0, rest < 0 ? lines.length : rest)
    .filter((line) => !line.trimStart().startsWith('&gt;'))
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
export const mentions = (text: string, botUser: string): boolean =>
  text.includes(`<@${botUser}>`) || text.includes(`<@${botUser}|`);

/** What a person wrote, from a message's `text`: without quotes, the bot's name and Slack's markup; trimmed. */
export function plainText(markup: string, botUser: string): string {
  const text = capped(markup, 'markup').replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const marked = withoutQuotes(text).replace(/<([^<>]+)>([ \t]*[:,]?)/g, (_, inner: string, behind: string) =>
    inner === `@${botUser}` || inner.startsWith(`@${botUser}|`) ? ' ' : shown(inner) + behind,
  );
  return unescape(marked)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
