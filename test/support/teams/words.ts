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

/**
 * The words of a message as they are delivered: `text` with the mention and, unmarked, what is quoted; the HTML of the
 * editor beside it wherever it says more.
 */
export function spoken(message: Message, world: World): { readonly fields: Activity; readonly html?: string } {
  const { text, quote, mentions } = message;
  const at = `<at>${world.bot.name}</at>`;
  const said = mentions ? `${at} ${text}` : text;
  const name = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${world.bot.name}</span>&nbsp;`;
  return {
    fields: {
      text: quote === undefined ? said : `${world.bot.name} ${quote}\n${said}`,
      ...(mentions && { entities: [{ type: 'mention', mentioned: world.bot, text: at }] }),
    },
    ...(quote !== undefined && {
      html: `${quoted(quote, world)}\n<p>${mentions ? name : ''}${escaped(text)}</p>`,
    }),
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
