import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import da from '../locales/da.json';
import en from '../locales/en.json';
import { parseIntent } from '../src/chat/words';
import { LANGS, type Lang } from '../src/ground/lang';

const root = join(__dirname, '..');
const guide = (lang: Lang): string => readFileSync(join(root, 'docs', `guide.${lang}.md`), 'utf8');
const texts: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { da, en };

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, one]) => one ?? '');
/** What stands in bold and is no sentence or question: a button. */
const buttonsIn = (lang: Lang): readonly string[] =>
  found(guide(lang), /\*\*([^*\n]{1,40})\*\*/g).filter((one) => !one.endsWith('.') && !/^[a-zæøå]/.test(one));
const keysOf = (lang: Lang, label: string): readonly string[] =>
  Object.entries(texts[lang]).flatMap(([key, text]) => (key.startsWith('button.') && text === label ? [key] : []));

/** Labels of the buttons on a case's card, by the commands they belong to. */
const onCards = readdirSync(join(root, 'src/incident/commands'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => found(readFileSync(join(root, 'src/incident/commands', name), 'utf8'), /label: '(button\.\w+)'/g));

describe.each(LANGS)('the guide in %s', (lang) => {
  it('names only buttons that there are', () => {
    const named = buttonsIn(lang);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((label) => keysOf(lang, label).length === 0)).toEqual([]);
  });

  it('says of every button on a case what it does', () => {
    const named = new Set(buttonsIn(lang).flatMap((label) => keysOf(lang, label)));
    expect(onCards.length).toBeGreaterThan(20);
    expect(onCards.filter((key) => !named.has(key))).toEqual([]);
  });

  it('has people write only what Vagt understands, in their language', () => {
    const typed = found(guide(lang), /`([^`\n]{1,80})`/g).filter(
      (one) => one !== '@Vagt' && !/^(such words|sådan noget)$/.test(one),
    );
    expect(typed.length).toBeGreaterThan(15);
    const unknown = typed.filter((text) => {
      const words: readonly string[] = parseIntent(text)?.command.words[lang] ?? [];
      return !words.some((word) => `${text} `.startsWith(`${word} `));
    });
    expect(unknown).toEqual([]);
  });

  it('shows pictures that are there', () => {
    const pictures = found(guide(lang), /!\[[^\]]{1,100}\]\(([^)]{1,100})\)/g);
    expect(pictures).toHaveLength(4);
    expect(pictures.filter((path) => !existsSync(join(root, 'docs', path)))).toEqual([]);
  });
});

test('both guides name the same buttons, row by row', () => {
  const [danish, english] = [buttonsIn('da'), buttonsIn('en')];
  expect(danish).toHaveLength(english.length);
  const unlike = danish.filter((label, at) => {
    const keys = keysOf('en', english[at] ?? '');
    return !keysOf('da', label).some((key) => keys.includes(key));
  });
  expect(unlike).toEqual([]);
});
