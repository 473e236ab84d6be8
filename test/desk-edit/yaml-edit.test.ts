import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../src/desk/file/yaml';
import { editYaml, type YamlEdit } from '../../src/desk-edit/yaml-edit';

const EXAMPLE = readFileSync(join(__dirname, '..', '..', 'docs', 'desk.example.yaml'), 'utf8');

/** The lines that went and those that came; all others stand as they were, in their order. */
const changed = (text: string, ...edits: readonly YamlEdit[]): readonly string[] => {
  const after = editYaml(text, edits);
  if (after === undefined) return ['not edited'];
  const [old, fresh] = [text.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !fresh.includes(line));
  const come = fresh.filter((line) => !old.includes(line));
  expect(old.filter((line) => !gone.includes(line))).toEqual(fresh.filter((line) => !come.includes(line)));
  return [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)];
};

const MEMBERS = ['teams', 'network', 'members'];
const BLOCK = `teams:
  network:            # who
    members:
      - bo            # since 2019
      - dina
      # and nobody else
    lead: bo
text: |
  two
  lines

last: 1`;

describe('one change to a file', () => {
  test.each<[string, YamlEdit, readonly string[]]>([
    [
      'a list in brackets',
      { do: 'addItem', path: MEMBERS, value: 'mette' },
      ['-    members: [aisha, jonas]', '+    members: [aisha, jonas, mette]'],
    ],
    [
      'the first of it',
      { do: 'dropItem', path: MEMBERS, value: 'aisha' },
      ['-    members: [aisha, jonas]', '+    members: [jonas]'],
    ],
    [
      'a map: below its last entry, above the comment after it',
      { do: 'putKey', path: ['people'], key: 'eva', value: { name: 'Eva: Juhl', email: 'eva@example.com' } },
      ['+  eva: { name: "Eva: Juhl", email: eva@example.com }'],
    ],
    [
      'a text',
      { do: 'set', path: ['answers', 'restart', 'text', 'en'], value: 'Hi {caller}\nagain # now' },
      [
        '-      en: Hi {caller}, please restart your computer. Reply here if that does not help ({number}).',
        '+      en: "Hi {caller}\\nagain # now"',
      ],
    ],
    [
      'a value before a comment',
      { do: 'set', path: ['desk', 'emoji'], value: 'help' },
      [
        '-  emoji: sos                      # in Slack: put this emoji on a message, and it becomes a case of whoever wrote it',
        '+  emoji: help                      # in Slack: put this emoji on a message, and it becomes a case of whoever wrote it',
      ],
    ],
  ])('touches %s only where it is', (_, edit, lines) => {
    expect(changed(EXAMPLE, edit)).toEqual(lines);
  });

  test.each<[string, YamlEdit, readonly string[]]>([
    ['more', { do: 'addItem', path: MEMBERS, value: 'carl' }, ['+      - carl']],
    ['less', { do: 'dropItem', path: MEMBERS, value: 'bo' }, ['-      - bo            # since 2019']],
    [
      'a text of several lines',
      { do: 'set', path: ['text'], value: 'one' },
      ['-text: |', '-  two', '-  lines', '+text: one'],
    ],
    ['an entry less', { do: 'dropKey', path: [], key: 'text' }, ['-text: |', '-  two', '-  lines']],
  ])('knows lists with a line for each: %s', (_, edit, lines) => {
    expect(changed(BLOCK, edit)).toEqual(lines);
  });

  it('takes the last one out, and puts one into what is empty', () => {
    const both: readonly YamlEdit[] = ['bo', 'dina'].map((value) => ({ do: 'dropItem', path: MEMBERS, value }));
    const empty = editYaml(BLOCK, both) ?? '';
    expect(readYaml(empty).content?.root).toMatchObject({ teams: { network: { members: [], lead: 'bo' } } });
    const again = editYaml(empty, [{ do: 'addItem', path: MEMBERS, value: 'carl' }]) ?? '';
    expect(readYaml(again).content?.root).toMatchObject({ teams: { network: { members: ['carl'], lead: 'bo' } } });
    expect(again).toContain('# and nobody else');
    expect(editYaml('a: {}\r\nb: 1\r\n', [{ do: 'putKey', path: ['a'], key: 'x', value: 'y' }])).toBe(
      'a: { x: y }\r\nb: 1\r\n',
    );
  });

  it('ends a last line that has no end', () => {
    expect(editYaml(BLOCK, [{ do: 'putKey', path: [], key: 'more', value: 'x' }])).toBe(`${BLOCK}\nmore: x\n`);
  });

  it('keeps the line breaks of Windows', () => {
    expect(editYaml('a:\r\n  x: 1\r\nb: 1\r\n', [{ do: 'putKey', path: ['a'], key: 'y', value: '2' }])).toBe(
      'a:\r\n  x: 1\r\n  y: 2\r\nb: 1\r\n',
    );
  });

  it('leaves a file alone in which the same lines mean several places, or what it does not find', () => {
    const shared = 'a: &them [bo]\nb: *them\n';
    expect(editYaml(shared, [{ do: 'addItem', path: ['b'], value: 'x' }])).toBeUndefined();
    expect(editYaml(shared, [{ do: 'addItem', path: ['a'], value: 'x' }])).toBeUndefined();
    expect(editYaml(BLOCK, [{ do: 'dropItem', path: MEMBERS, value: 'nobody' }])).toBeUndefined();
    expect(editYaml(BLOCK, [{ do: 'addItem', path: ['teams', 'hr', 'members'], value: 'x' }])).toBeUndefined();
  });
});
