import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { capped, READ } from '../../src/ground/limits';
import { type Worst, worstText, worstTexts } from './worst-texts';

const root = join(__dirname, '../..');
/** What people and platforms send is read here. */
const FOLDERS = [
  'adapters/slack',
  'adapters/teams',
  'src/chat',
  'src/command',
  'src/ground',
  'src/incident',
  'src/people',
  'src/search',
  'src/solution',
];

/** Expressions with repetition over what is no text of a stranger's, or is short when it comes there. */
const SHORT: Readonly<Record<string, string>> = {
  'adapters/slack/files.ts': 'the name of a host',
  'adapters/slack/render/modal.ts': 'cut to 24 characters',
  'adapters/slack/render/spans.ts': 'what is shown; each place is tried once',
  'adapters/teams/connector.ts': 'an error of the SDK',
  'adapters/teams/errors.ts': 'an error of the SDK',
  'adapters/teams/loopback.ts': 'the name of a host',
  'adapters/teams/render/spans.ts': 'what is shown; each place is tried once',
  'adapters/teams/verify.ts': 'a header, which the server bounds',
  'src/chat/words.ts': 'behind the cap of parseIntent',
  'src/command/number.ts': 'behind the cap of parseIntent',
  'src/command/when.ts': 'behind the cap of readWhen',
  'src/ground/printed.ts': 'what a library prints, cut to 2000 characters',
  'src/ground/secret-keys.ts': 'the environment',
  'src/incident/chat/reply-in.ts': 'behind the cap of replyIn',
  'src/incident/commands/urgency/priority.ts': 'behind the cap of parseIntent',
  'src/solution/policies/anonymous.ts': 'behind the cap of withoutPeople',
};

let all: readonly Worst[];
beforeAll(async () => {
  all = await worstTexts();
});

test('a text over the cap is answered as the cap has it, whatever it is made of', () => {
  for (const { name, cap, over, pieces, run } of all) {
    for (const piece of pieces) {
      const long = worstText(piece, Math.max(40_000, READ[cap] * 2));
      const expected = over === 'cut' ? run(capped(long, cap)) : undefined;
      expect([name, piece, run(long)]).toEqual([name, piece, expected]);
    }
  }
});

/** They read what this desk has stored itself, or what only makes a key of an event. */
const OURS: Readonly<Record<string, string>> = {
  'adapters/slack/payload.ts': 'whether it is there',
  'adapters/slack/receiver.ts': 'the id of an event',
  'adapters/teams/references.ts': 'stored conversations',
};

interface Expression {
  readonly file: string;
  readonly text: string;
  /** Whether a cap stands before it there. */
  readonly isCapped: boolean;
}

const nameOf = (node: ts.Node): string | undefined => {
  if (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) return node.name?.getText();
  return undefined;
};

const REPEATS = /(?<!\\)(?:\\\\)*[*+]|\{\d+,\}/;
/** Nothing stands behind its only repetition, so that nothing is tried twice. */
const ENDS = /^\/\^?(?:\[(?:[^\]\\]|\\.)*\]|\\p\{\w+\}|\\?[^*+()|[\]{}])[+*]\/[a-z]*$/;

const sources = (folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .toSorted()
      .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
  );

const expressionsIn = ({ file, text }: { readonly file: string; readonly text: string }): readonly Expression[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Expression[] = [];
  const visit = (node: ts.Node, within: readonly ts.Node[]): void => {
    const inside = nameOf(node) === undefined ? within : [...within, node];
    if (ts.isRegularExpressionLiteral(node) && REPEATS.test(node.text) && !ENDS.test(node.text)) {
      const before = inside.map((one) => source.text.slice(one.pos, node.pos)).join();
      found.push({
        file,
        text: node.text,
        isCapped: /\bcapped\(|\.length > READ\./.test(before),
      });
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(source, []);
  return found;
};

const expressions = sources(FOLDERS).flatMap(expressionsIn);

test('a cap stands before every expression that repeats, or the text is short by then', () => {
  const files = (isCapped: boolean): readonly string[] => [
    ...new Set(expressions.filter((one) => one.isCapped === isCapped).map(({ file }) => file)),
  ];
  expect(files(false).toSorted()).toEqual(Object.keys(SHORT));
  const known = new Set(all.map(({ file }) => file));
  expect(files(true).filter((file) => !known.has(file))).toEqual([]);
});

test('no text of a payload comes in without its cap', () => {
  const bare = sources(['adapters/slack', 'adapters/teams']).filter(({ text }) =>
    /z\.string\(\)(?!\.min\(1\)\.max)/.test(text),
  );
  expect(bare.map(({ file }) => file)).toEqual(Object.keys(OURS));
});
