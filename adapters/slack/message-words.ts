import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import { capped } from '../../src/ground/limits';
import { type Here, isByApp } from './context';
import { fileSchema, filesOf, pictureAt } from './files';
import { NAMELESS, unescape, wholeText, withoutEmphasis } from './render/text';

type Node = Readonly<Record<string, unknown>>;

/** Deeper than Slack nests anything. */
const DEEPEST = 8;
/** What Slack and its apps write where a client cannot show the rest. */
const NO_WORDS = /^\[?(?:this (?:content|message) can[’']t be displayed|no preview available)[.\]]?$/i;

const nodeSchema = z.record(cappedText('name'), z.unknown());
const nodesOf = (value: unknown): readonly Node[] => z.array(nodeSchema.catch({})).catch([]).parse(value);
const nodeOf = (value: unknown): Node => nodeSchema.catch({}).parse(value);
const saidIn = (value: unknown): string => {
  const words = typeof value === 'string' ? capped(value, 'markup').trim() : '';
  return NO_WORDS.test(words) ? '' : words;
};

/** What an app shows, and where: its words line by line, and the pictures among them. */
interface Shown {
  readonly lines: readonly string[];
  readonly pictures: readonly { readonly name: string; readonly url: string }[];
}
const NOTHING: Shown = { lines: [], pictures: [] };
const together = (parts: readonly Shown[]): Shown => ({
  lines: parts.flatMap(({ lines }) => lines),
  pictures: parts.flatMap(({ pictures }) => pictures),
});

/** The words of a message that stand in no text of its own. */
function createReading(botUser: string) {
  const markup = (value: unknown): string => withoutEmphasis(wholeText(saidIn(value), botUser));
  const lines = (...words: readonly string[]): Shown => ({ lines: words.filter((one) => one !== ''), pictures: [] });
  /** `{type, text}`: a text object of Block Kit. */
  const textIn = (value: unknown): string => {
    const { type, text } = nodeOf(value);
    return type === 'plain_text' ? unescape(saidIn(text)) : markup(text);
  };

  /** One run of rich text: a leaf, or a line of leaves. */
  function run({ elements, ...leaf }: Node, depth: number): string {
    if (elements !== undefined && depth < DEEPEST) {
      const isList = leaf['type'] === 'rich_text_list';
      return nodesOf(elements)
        .map((one) => run(one, depth + 1))
        .join(isList ? '\n' : '');
    }
    const word = (...keys: readonly string[]): string =>
      keys.map((key) => leaf[key]).find((value): value is string => typeof value === 'string') ?? '';
    if (leaf['type'] === 'broadcast') return `@${word('range')}`;
    const nameless = { user: '@', channel: '#', usergroup: '@' }[word('type')];
    if (nameless) return nameless + NAMELESS;
    if (leaf['type'] === 'emoji') return `:${word('name')}:`;
    return word('text', 'url', 'fallback');
  }

  function block(one: Node): Shown {
    const { type, text, title, fields, elements, alt_text: alt, image_url: url } = one;
    switch (type) {
      case 'rich_text':
        return lines(...nodesOf(elements).map((line) => run(line, 0).trim()));
      case 'markdown':
        return lines(withoutEmphasis(saidIn(text)));
      case 'image':
        return { lines: [], pictures: [{ name: saidIn(alt) || textIn(title) || 'picture', url: saidIn(url) }] };
      case 'actions':
      case 'input':
        return NOTHING;
      default:
        return together([
          lines(textIn(title), textIn(text), ...nodesOf(fields).map(textIn)),
          ...nodesOf(elements).map((inner) => (inner['type'] === 'image' ? NOTHING : lines(textIn(inner)))),
        ]);
    }
  }
  const blocks = (value: unknown): Shown => together(nodesOf(value).map(block));

  function attachment(one: Node): Shown {
    const { title, pretext, text, fields, fallback, image_url: url } = one;
    const facts = nodesOf(fields).map((fact) =>
      [markup(fact['title']), markup(fact['value'])].filter((words) => words !== '').join(': '),
    );
    const shown = together([lines(markup(title), markup(pretext), markup(text), ...facts), blocks(one['blocks'])]);
    const pictures = typeof url === 'string' ? [{ name: markup(title) || 'picture', url }] : [];
    return together([
      shown.lines.length > 0 ? shown : together([lines(markup(fallback)), shown]),
      { lines: [], pictures },
    ]);
  }

  return { markup, blocks, attachments: (value: unknown) => together(nodesOf(value).map(attachment)) };
}

/** A message that is made a case: its words as its reader sees them, wherever they stand, and its pictures. */
export function readMessage(here: Here, message: unknown) {
  const { botUser } = here.installation;
  const { text, blocks, attachments, files, ...byline } = nodeOf(message);
  const reading = createReading(botUser);
  const app = isByApp(byline);
  const own = app ? reading.markup(text) : wholeText(saidIn(text), botUser);
  const inBlocks = reading.blocks(blocks);
  const body = app && inBlocks.lines.length > 0 ? inBlocks.lines : own === '' ? inBlocks.lines : [own];
  // Beside what a person writes stand the previews of their links.
  const beside = app || body.length === 0 ? reading.attachments(attachments) : NOTHING;
  const sent = filesOf(z.array(fileSchema).catch([]).parse(files), here);
  const pictures = [...inBlocks.pictures, ...beside.pictures].map(({ name, url }) => ({
    name,
    file: pictureAt(name, url, here),
  }));
  return {
    text: [...body, ...beside.lines].join('\n'),
    files: [...sent.files, ...pictures.flatMap(({ file }) => file ?? [])],
    otherFiles: sent.otherFiles,
    elsewhere: pictures.flatMap(({ name, file }) => (file ? [] : [name])),
  };
}
