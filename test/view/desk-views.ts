import type { Problem } from '../../src/desk/file/problems';
import type { Desk } from '../../src/desk/model';
import type { DeskChange } from '../../src/desk-edit/diff';
import { changedView, mistakeLine, mistakesView, proposalView } from '../../src/desk-edit/views/changes';
import { deskView } from '../../src/desk-edit/views/desk-view';
import { addForm, deskAnswerForm, removeForm, wordsForm } from '../../src/desk-edit/views/forms';
import {
  DESK_REFUSALS,
  deskFileLine,
  deskGoneLine,
  editRefusalLine,
  FILE_TROUBLES,
} from '../../src/desk-edit/views/lines';
import { answersView, versionsView, wordsView } from '../../src/desk-edit/views/lists';
import { asIs } from '../../src/ground/lang';
import type { CardContext } from '../../src/incident/views/context';
import { cut } from '../../src/view/cut';
import { lineView } from '../../src/view/line-view';
import type { View } from '../../src/view/view';

const keys = (count: number, of: string): readonly string[] => Array.from({ length: count }, (_, n) => `${of}-${n}`);

/** A desk with more of everything than fits on a page, all of it called the same. */
const crowded = (desk: Desk, called: string): Desk => {
  const name = { da: called, en: called };
  const people = keys(120, 'p');
  // Choices are no markup, which the tests of limits do not know.
  const person = called.replaceAll('<', '‹');
  return {
    ...desk,
    people: Object.fromEntries(people.map((key) => [key, { key, name: person, ids: [], skills: [] }])),
    teams: Object.fromEntries(
      keys(15, 't').map((key) => [
        key,
        { key, name, members: key === 't-1' ? 'everyone' : people, lead: 'p-0', hours: 'always', language: 'da' },
      ]),
    ),
    answers: Object.fromEntries(keys(30, 'a').map((key) => [key, { key, name, text: name }])),
    categories: Object.fromEntries(
      keys(50, 'c').map((key) => [key, { key, name, team: 't-0', words: [called], confidential: false }]),
    ),
  };
};

/** Every view about the desk itself, on a small desk and on a crowded one, in these words. */
export const deskViewsOf = (
  small: CardContext,
  words: { readonly name: string; readonly text: string },
): readonly View[] => {
  const called = cut(words.name, 75);
  const { text } = words;
  const big = { ...small, desk: crowded(small.desk, called) };
  const move = { version: '0123456789ab', how: 'chat', by: { id: 'p', name: called }, at: small.now } as const;
  const moves = [move, { ...move, how: 'undo' }, { version: '0123456789ab', how: 'file', at: small.now }] as const;
  const changes: readonly DeskChange[] = Array.from({ length: 30 }, (_, n) => ({
    path: `answers.a-${n}.text.da`,
    from: text,
    to: text,
  }));
  const problem: Problem = {
    severity: 'error',
    line: 1,
    column: 2,
    path: 'people.x',
    message: asIs(text),
    expected: asIs(text),
  };
  const problems = Array.from({ length: 40 }, () => problem);
  const [version, base] = ['0123456789ab', 'ba9876543210'];
  return [small, big].flatMap((ctx) => {
    const teams = Object.keys(ctx.desk.teams);
    const people = Object.keys(ctx.desk.people);
    const state = { teams, from: 0, all: true, last: move, offered: version };
    return [
      deskView(ctx, state),
      deskView(ctx, { teams: teams.slice(1), from: teams.length > 6 ? 6 : 0, all: false }),
      answersView(ctx, 0),
      answersView(ctx, 20),
      wordsView(ctx, 20),
      versionsView(ctx, moves, version),
      versionsView(
        ctx,
        Array.from({ length: 20 }, () => move),
        undefined,
      ),
      proposalView(ctx, { version, base, changes, meanwhile: false, warnings: problems }),
      proposalView(ctx, { version, base, changes: [], meanwhile: true, warnings: [] }),
      changedView(ctx, { changes, undone: false, undo: version }),
      changedView(ctx, { changes: changes.slice(0, 1), undone: true }),
      mistakesView(ctx, `${called}.yaml`, problems),
      addForm(ctx, { team: teams[0] ?? '', people, email: called, name: called, problem: called }),
      addForm(ctx, { team: teams[0] ?? '', people: [] }),
      removeForm(ctx, { team: teams[0] ?? '', people, person: people[0], problem: called }),
      deskAnswerForm(ctx, { base, nameDa: called, nameEn: called, textDa: text, textEn: text, problem: called }),
      deskAnswerForm(ctx, { answer: 'a-0', base }),
      wordsForm(ctx, { category: Object.keys(ctx.desk.categories)[0] ?? '', base, words: cut(text, 2500) }),
      ...DESK_REFUSALS.map((refused) =>
        lineView(editRefusalLine(ctx, Object.assign({ refused: 'name_needed', email: called } as const, { refused }))),
      ),
      ...FILE_TROUBLES.map((trouble) => lineView(deskFileLine(ctx, called, trouble))),
      lineView(mistakeLine(ctx, problems)),
      lineView(deskGoneLine(ctx)),
    ];
  });
};
