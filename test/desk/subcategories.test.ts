import { problemsIn } from '../support/desk-file';

test('parts of a category: a key that is none, no name, words that are no list, a team of its own, no map', () => {
  expect(problemsIn('sub')).toEqual([
    '32:58 warning categories.hardware.sub.printer.skill: nobody in "service-desk" knows "printers", expected a skill somebody has',
    '33:7 error categories.hardware.sub.2nd: "2nd" cannot be a key, expected up to 40 letters, digits, "-" and "_" that begin with a letter',
    '34:7 error categories.hardware.sub.mouse.name: is missing, expected a name of at most 75 characters, or { da: …, en: … }',
    '34:23 error categories.hardware.sub.mouse.words: cannot be "mouse", expected a list of words that callers use',
    '34:30 error categories.hardware.sub.mouse.team: is an unknown key, expected one of name, words, skill, level',
    '35:49 error categories.network.sub: cannot be a list, expected a map of parts of a category',
  ]);
});
