import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import { jsonObject } from '../../src/ground/json-object';
import { capped } from '../../src/ground/limits';

/** Deeper than a card is nested. */
const DEEPEST = 20;
const CARD = /^application\/vnd\.microsoft\.(?:card\.|teams\.card\.)/;

/** What stands in a card of any kind (adaptive, hero, thumbnail, Office 365), in the order of its reading. */
const WORDS = ['title', 'subtitle', 'activityTitle', 'activitySubtitle', 'text', 'activityText'] as const;
const PARTS = ['body', 'sections', 'columns', 'items', 'rows', 'cells', 'images', 'inlines'] as const;

type Node = Readonly<Record<string, unknown>>;
const nodeSchema = z.record(cappedText('name'), z.unknown());

export interface CardContent {
  readonly lines: readonly string[];
  /** What its pictures are called. */
  readonly pictures: readonly string[];
}

/** Without the marks of Markdown: a card's texts have them. */
const plain = (value: unknown): string =>
  typeof value === 'string'
    ? capped(value, 'markup')
        .replace(/\[([^\][\n]*)\]\([^()\n]*\)/g, '$1')
        .replace(/(\*\*|__)([^*_\n]+)\1/g, '$2')
        .trim()
    : '';

/** `Title: value` of a fact set. */
const factLine = (fact: Node): string =>
  [plain(fact['title'] ?? fact['name']), plain(fact['value'])]
    .filter(Boolean)
    .map((words) => words.replace(/:$/, ''))
    .join(': ');

const nodesOf = (value: unknown): readonly Node[] => z.array(nodeSchema.catch({})).catch([]).parse(value);

function read(node: Node, depth: number): CardContent {
  if (depth > DEEPEST) return { lines: [], pictures: [] };
  const { facts, url, image, altText } = node;
  const isPicture = node['type'] === 'Image' || typeof image === 'string' || (typeof url === 'string' && depth > 0);
  if (isPicture) return { lines: [], pictures: [plain(altText) || plain(node['title']) || 'picture'] };
  const words = WORDS.map((key) => plain(node[key]));
  const inside = PARTS.flatMap((key) => nodesOf(node[key]).map((part) => ({ key, ...read(part, depth + 1) })));
  const inlines = inside.filter(({ key }) => key === 'inlines').flatMap(({ lines }) => lines);
  return {
    lines: [
      ...words,
      ...nodesOf(facts).map(factLine),
      inlines.join(' '),
      ...inside.filter(({ key }) => key !== 'inlines').flatMap(({ lines }) => lines),
    ].filter((line) => line !== ''),
    pictures: inside.flatMap(({ pictures }) => pictures),
  };
}

/** The words of a message's cards; their content comes as JSON or as a text of it. */
export function cardContent(
  attachments: readonly ({ readonly contentType: string; readonly content?: unknown } | undefined)[],
): CardContent {
  const cards = attachments.filter((one) => one && CARD.test(one.contentType)).map((one) => one?.content);
  const parts = cards.map((content) =>
    read(nodeSchema.catch({}).parse(typeof content === 'string' ? jsonObject(content) : content), 0),
  );
  return { lines: parts.flatMap(({ lines }) => lines), pictures: parts.flatMap(({ pictures }) => pictures) };
}
