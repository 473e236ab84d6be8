import type { Activity } from './envelope';
import type { Message, Person, World } from './world';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** A quoted message as the client writes it into the HTML of the one that quotes it. */
const quoted = (words: string, { bot }: World): string =>
  [
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1700000000000">',
    `<strong itemprop="mri" itemid="${bot.id}">${bot.name}</strong><span itemprop="time" itemid="1700000000000"></span>`,
    `<p itemprop="preview">${escaped(words)}</p></blockquote>`,
  ].join('\n');

/** The text with each `@name` of these people as a client writes it. */
const naming = (text: string, named: readonly Person[], as: (name: string, at: number) => string): string =>
  named.reduce((words, { name }, at) => words.replaceAll(`@${name}`, as(name, at)), text);

/** A name in the HTML of the editor. */
const span = (name: string, at: number): string =>
  `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="${at}">${name}</span>`;

/**
 * The words of a message as they are delivered: `text` with the mention and, unmarked, what is quoted; the HTML of the
 * editor beside it wherever it says more.
 */
export function spoken(message: Message, world: World): { readonly fields: Activity; readonly html?: string } {
  const { text, quote, mentions, named = [] } = message;
  const at = (name: string): string => `<at>${name}</at>`;
  const own = naming(text, named, at);
  const said = mentions ? `${at(world.bot.name)} ${own}` : own;
  const entities = [...(mentions ? [world.bot] : []), ...named].map(({ id, name }) => ({
    type: 'mention',
    mentioned: { id, name },
    text: at(name),
  }));
  const first = mentions ? `${span(world.bot.name, 0)}&nbsp;` : '';
  const body = `<p>${first}${naming(escaped(text), named, (name, index) => span(name, index + 1))}</p>`;
  const isRich = quote !== undefined || named.length > 0;
  return {
    fields: {
      text: quote === undefined ? said : `${world.bot.name} ${quote}\n${said}`,
      ...(entities.length > 0 && { entities }),
    },
    ...(isRich && { html: quote === undefined ? body : `${quoted(quote, world)}\n${body}` }),
  };
}

/** Who wrote a message, as a message action tells it. */
export const fromPerson = ({ aadObjectId, name }: Person) => ({
  application: null,
  device: null,
  user: { userIdentityType: 'aadUser', id: aadObjectId, displayName: name },
});

/** The HTML of a message and the people named in it, as a message action tells them. */
export function written(message: Message, world: World): Activity {
  const { text, quote, mentions } = message;
  const at = mentions ? `<at id="0">${world.bot.name}</at>&nbsp;` : '';
  const application = { applicationIdentityType: 'bot', id: world.bot.id.slice('28:'.length), displayName: 'Vagt' };
  return {
    body: {
      contentType: 'html',
      content: `<div>${quote === undefined ? '' : quoted(quote, world)}\n<p>${at}${escaped(text)}</p>\n</div>`,
    },
    mentions: mentions ? [{ id: 0, mentionText: world.bot.name, mentioned: { application, user: null } }] : [],
  };
}
