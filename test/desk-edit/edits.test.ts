import { parseDesk } from '../../src/desk/file/parse';
import { readYaml } from '../../src/desk/file/yaml';
import {
  addMember,
  type EditsFor,
  newPersonKey,
  removeAnswer,
  removeMember,
  setAnswer,
  setWords,
} from '../../src/desk-edit/edits';
import { editYaml } from '../../src/desk-edit/yaml-edit';
import { TWO_TEAMS, written } from '../support/a-desk-file';

const rootOf = (text: string) => readYaml(text).content?.root;

/** The desk after the change; throws when the text is none any more. */
const after = (edits: EditsFor, text = TWO_TEAMS) => {
  const made = edits(rootOf(text));
  if ('refused' in made) throw new Error(made.refused);
  const edited = editYaml(text, made);
  const { desk, problems } = parseDesk(edited ?? '', 'desk.yaml');
  if (!desk || edited === undefined) throw new Error(JSON.stringify(problems));
  return { desk, edited, edits: made.length };
};

describe('members', () => {
  it('takes in somebody the file knows, by key or by address in any case', () => {
    expect(after(addMember('network', { key: 'carl' })).desk.teams['network']?.members).toEqual(['bo', 'dina', 'carl']);
    const byAddress = after(addMember('network', { email: 'Carl.Friis@Example.com', name: 'Somebody' }));
    expect(byAddress.desk.teams['network']?.members).toEqual(['bo', 'dina', 'carl']);
    expect(Object.keys(byAddress.desk.people)).toHaveLength(4);
  });

  it('takes in somebody new, under a key that nobody has and that means no role', () => {
    const { desk } = after(addMember('network', { email: 'eva@example.com', name: 'Eva Juhl' }));
    expect(desk.people['eva']).toMatchObject({ name: 'Eva Juhl', email: 'eva@example.com' });
    expect(desk.teams['network']?.members).toEqual(['bo', 'dina', 'eva']);
    const root = rootOf(TWO_TEAMS);
    expect([
      newPersonKey(root, 'Anna Bæk'),
      newPersonKey(root, 'Anna Holm'),
      newPersonKey(root, 'Lead'),
      newPersonKey(root, '李雷'),
      newPersonKey({ people: { anna: {}, 'anna-holm': {} } }, 'Anna Holm'),
    ]).toEqual(['anna-baek', 'anna-holm', 'lead-2', 'person', 'anna-holm-2']);
  });

  it('changes nothing where it is so already', () => {
    const root = rootOf(TWO_TEAMS);
    expect(addMember('network', { key: 'bo' })(root)).toEqual([]);
    expect(removeMember('network', 'anna')(root)).toEqual([]);
  });

  test.each<[string, EditsFor]>([
    ['no_such_person', addMember('network', { key: 'zoe' })],
    ['name_needed', addMember('network', { email: 'zoe@example.com' })],
    ['no_team', addMember('hr', { key: 'bo' })],
    ['no_team', removeMember('hr', 'bo')],
  ])('is refused: %s', (refused, edits) => {
    expect(edits(rootOf(TWO_TEAMS))).toMatchObject({ refused });
  });

  it('is refused where everybody is in the team', () => {
    const everyone = written('members: [anna, dina]         # who may claim', 'members: everyone');
    expect(addMember('service-desk', { key: 'bo' })(rootOf(everyone))).toEqual({ refused: 'everyone' });
  });

  it('gives a mistake that the file would have back to whoever made it: the last member stays', () => {
    const edits = removeMember('network', 'bo')(rootOf(TWO_TEAMS));
    if ('refused' in edits) throw new Error(edits.refused);
    const one = editYaml(TWO_TEAMS, edits) ?? '';
    expect(() => after(removeMember('network', 'dina'), one)).toThrow(/nobody is in this team/);
  });
});

describe('answers', () => {
  const name = { da: 'Genstart', en: 'Restart' };

  it('changes only the text that differs', () => {
    const text = { da: 'Hej {caller}', en: 'Hi {caller}, please restart the computer ({number}).' };
    const made = after(setAnswer('restart', name, text));
    expect(made.edits).toBe(1);
    expect(made.desk.answers['restart']?.text).toEqual(text);
  });

  it('writes one text where both languages say the same, and two where they no longer do', () => {
    const same = { da: 'OK', en: 'OK' };
    const short = after(setAnswer(undefined, same, same)).edited;
    expect(short).toContain('  ok: { name: OK, text: OK }\n');
    const long = after(setAnswer('ok', same, { da: 'Fint', en: 'Fine' }), short);
    expect(long.edited).toContain('  ok: { name: OK, text: { da: Fint, en: Fine } }\n');
  });

  it('begins the section, empties it and begins again', () => {
    const none = TWO_TEAMS.replace(/answers:[\s\S]*?(?=priority:)/, '');
    const begun = after(setAnswer(undefined, name, { da: 'a', en: 'b' }), none).edited;
    const empty = after(removeAnswer('restart'), begun);
    expect(Object.keys(empty.desk.answers)).toEqual([]);
    expect(Object.keys(after(setAnswer(undefined, name, name), empty.edited).desk.answers)).toEqual(['restart']);
  });

  it('knows that an answer is gone', () => {
    expect(setAnswer('vpn', name, name)(rootOf(TWO_TEAMS))).toEqual({ refused: 'no_answer' });
    expect(removeAnswer('vpn')(rootOf(TWO_TEAMS))).toEqual([]);
  });
});

describe('words', () => {
  it('adds and takes away, each once, and leaves the others in their order', () => {
    const { desk } = after(setWords('network', ['netværk', 'vpn', 'router', 'router']));
    expect(desk.categories['network']?.words).toEqual(['vpn', 'netværk', 'router']);
  });

  it('gives words to a category that has none, and takes all of them', () => {
    const some = after(setWords('other', ['a, b', 'no']));
    expect(some.desk.categories['other']?.words).toEqual(['a, b', 'no']);
    expect(after(setWords('other', []), some.edited).desk.categories['other']?.words).toEqual([]);
    expect(setWords('other', [])(rootOf(TWO_TEAMS))).toEqual([]);
    expect(setWords('hr', ['x'])(rootOf(TWO_TEAMS))).toEqual({ refused: 'no_category' });
  });
});
