import { rootOf } from '../../src/desk/check';
import type { EditsFor } from '../../src/desk/edits';
import { addMember, removeAnswer, removeMember, setAnswer, setWords } from '../../src/desk/edits';
import { parseDesk } from '../../src/desk/parse';
import { editYaml } from '../../src/desk/yaml-edit';
import { deskText } from '../support/desk-file';

const FILE = deskText('two-teams');

const edited = (editsFor: EditsFor, text = FILE): string => {
  const edits = editsFor(rootOf(text));
  if ('refused' in edits) throw new Error(edits.refused);
  const after = editYaml(text, edits);
  if (after === undefined) throw new Error('cannot be edited');
  return after;
};

/** The lines that went (`-`) and came (`+`); every other line is the same, byte for byte. */
const lines = (after: string, before = FILE): readonly string[] => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
};

/** Everything but the changed lines stands where it stood. */
const keepsOrder = (after: string, before = FILE): void => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const kept = old.filter((line) => now.includes(line));
  expect(now.filter((line) => old.includes(line))).toEqual(kept);
};

describe('an edit changes its own line and keeps comments, order and layout', () => {
  test.each<[string, EditsFor, readonly string[]]>([
    [
      'a member into a list on one line',
      addMember('service-desk', { key: 'bo' }),
      [
        '-     members: [anna, dina]         # who may claim',
        '+     members: [anna, dina, bo]         # who may claim',
      ],
    ],
    ['a member into a list below', addMember('network', { key: 'carl' }), ['+       - carl']],
    [
      'a member out of a list below, with the comment on its line',
      removeMember('network', 'bo'),
      ['-       - bo                        # since 2019'],
    ],
    [
      'somebody new, with a key of their first name',
      addMember('network', { email: 'eva@example.com', name: 'Eva Juhl' }),
      ['+   eva: { name: Eva Juhl, email: eva@example.com }', '+       - eva'],
    ],
    [
      'somebody new whose first name is taken',
      addMember('network', { email: 'anna.bak@example.com', name: 'Anna Bæk' }),
      ['+   anna-baek: { name: Anna Bæk, email: anna.bak@example.com }', '+       - anna-baek'],
    ],
    [
      'words of a category',
      setWords('hardware', ['printer', 'laptop', 'dock, usb-c']),
      ['-     words: [printer, skærm, laptop]', '+     words: [printer, laptop, "dock, usb-c"]'],
    ],
    ['words where there were none', setWords('other', ['kaffe']), ['+     words: [kaffe]']],
    [
      'a text of an answer',
      setAnswer(
        'restart',
        { da: 'Genstart', en: 'Restart' },
        { da: 'Genstart: {caller} #1', en: 'Hi {caller}, please restart the computer ({number}).' },
      ),
      ['-       da: Hej {caller}, prøv at genstarte computeren ({number}).', '+       da: "Genstart: {caller} #1"'],
    ],
    ['an answer away', removeAnswer('restart'), []],
  ])('%s', (_what, edits, changed) => {
    const after = edited(edits);
    keepsOrder(after);
    if (changed.length > 0) expect(lines(after)).toEqual(changed);
    expect(parseDesk(after, 'desk.yaml').problems).toEqual([]);
  });

  it('is the same file again when the edit is undone by another', () => {
    expect(edited(removeMember('service-desk', 'bo'), edited(addMember('service-desk', { key: 'bo' })))).toBe(FILE);
    expect(edited(removeMember('network', 'carl'), edited(addMember('network', { key: 'carl' })))).toBe(FILE);
  });

  it('keeps the line ends of Windows', () => {
    const windows = FILE.replaceAll('\n', '\r\n');
    const after = edited(addMember('network', { key: 'carl' }), windows);
    expect(after).toContain('      - carl\r\n');
    expect(after.replaceAll('\r\n', '').includes('\n')).toBe(false);
  });
});

describe('texts that people type', () => {
  const typed = [
    'one\ntwo: #3',
    'one\r\n\r\n- "two"',
    'it\'s: "q"',
    '*all*, [x] {caller}',
    'null',
    '# no comment',
    '👍 æøå',
  ];
  const before =
    'answers:\n  a:\n    text:\n      da: |\n        line 1\n        line 2\n\n  # about b\n  b: { text: x } # tail\n';

  test.each(typed)('%j is written on one line and read as it was typed', (text) => {
    const after = editYaml(before, [
      { do: 'set', path: ['answers', 'a', 'text', 'da'], value: text },
      { do: 'set', path: ['answers', 'b', 'text'], value: text },
    ]);
    expect(rootOf(after ?? '')).toEqual({ answers: { a: { text: { da: text } }, b: { text } } });
    expect(after?.split('\n')).toHaveLength(8);
    expect(after).toContain('\n\n  # about b\n');
    expect(after).toMatch(/ # tail\n$/);
  });
});

describe('what an edit does not do', () => {
  it('nothing for what is so already', () => {
    for (const edits of [
      addMember('network', { key: 'bo' }),
      addMember('network', { email: 'BO.LUND@example.com' }),
      removeMember('network', 'carl'),
      setWords('hardware', ['printer', 'skærm', 'laptop']),
      removeAnswer('nowhere'),
    ]) {
      expect(edits(rootOf(FILE))).toEqual([]);
    }
  });

  test.each<[string, EditsFor]>([
    ['no_team', addMember('nowhere', { key: 'bo' })],
    ['no_such_person', addMember('network', { key: 'eva' })],
    ['name_needed', addMember('network', { email: 'eva@example.com' })],
    ['no_answer', setAnswer('nowhere', { da: 'a', en: 'a' }, { da: 'a', en: 'a' })],
    ['no_category', setWords('nowhere', ['a'])],
  ])('%s is said instead', (refused, edits) => {
    expect(edits(rootOf(FILE))).toMatchObject({ refused });
  });

  it('leaves a list alone that is written once for two teams', () => {
    const shared = FILE.replace('members: [anna, dina]', 'members: &both [anna, dina]').replace(
      'members:\n      - bo                        # since 2019\n      - dina',
      'members: *both',
    );
    const edits = addMember('network', { key: 'carl' })(rootOf(shared));
    if ('refused' in edits) throw new Error(edits.refused);
    expect(editYaml(shared, edits)).toBeUndefined();
  });
});
