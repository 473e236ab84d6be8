import { rootOf } from '../../src/desk/file/check';
import { editYaml } from '../../src/desk-edit/yaml-edit';

const BEFORE = `answers:
  a:
    text:
      da: |
        line 1
        line 2

  # about b
  b: { text: x } # tail
`;

test.each([
  'one\ntwo',
  'one\r\n\r\n- "two": #3',
  'it\'s: "q"',
  '*all*, [x] {caller}',
  'null',
  '# no comment',
  '👍 æøå',
])('%j is written on one line, and read as it was typed', (text) => {
  const after = editYaml(BEFORE, [
    { do: 'set', path: ['answers', 'a', 'text', 'da'], value: text },
    { do: 'set', path: ['answers', 'b', 'text'], value: text },
  ]);
  expect(rootOf(after ?? '')).toEqual({ answers: { a: { text: { da: text } }, b: { text } } });
  expect(after?.split('\n')).toHaveLength(8);
  expect(after).toContain('\n\n  # about b\n');
  expect(after).toMatch(/ # tail\n$/);
});
