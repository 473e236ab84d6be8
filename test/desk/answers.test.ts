import fc from 'fast-check';
import { answerNamed, fillAnswer, nearestAnswer, placeholdersIn } from '../../src/desk/answers';
import { parseDesk } from '../../src/desk/file/parse';
import type { Answer } from '../../src/desk/model';
import { ANSWERS, aDesk } from '../support/desk';
import { deskText } from '../support/desk-file';

const desk = aDesk({ answers: ANSWERS });
const one = (text: string): Answer => ({ key: 'one', name: { da: 'En', en: 'One' }, text: { da: text, en: text } });

describe('a ready-made answer', () => {
  it('is filled in, in either language, as often as it asks for it', () => {
    const values = { caller: 'Kim', number: 'INC-7' };
    const answer = {
      ...one('{number}: Hej {caller}!'),
      text: { da: '{number}: Hej {caller}!', en: '{caller}{caller}' },
    };
    expect(fillAnswer(answer, 'da', values)).toBe('INC-7: Hej Kim!');
    expect(fillAnswer(answer, 'en', values)).toBe('KimKim');
  });

  it('takes a name for what it is, whatever stands in it', () => {
    for (const caller of ['{number}', '{caller}', '$&', '$1', '{{number}}', '<b>']) {
      expect(fillAnswer(one('Hi {caller}.'), 'en', { caller, number: 'INC-7' })).toBe(`Hi ${caller}.`);
    }
    fc.assert(
      fc.property(fc.string(), (caller) => {
        expect(fillAnswer(one('a{caller}z'), 'en', { caller, number: 'INC-7' })).toBe(`a${caller}z`);
      }),
    );
  });

  it('leaves other brackets alone', () => {
    const text = 'Press { and } or {x} {';
    expect(fillAnswer(one(text), 'en', { caller: 'Kim', number: 'INC-7' })).toBe(text);
    expect(placeholdersIn(text)).toEqual([' and ', 'x']);
  });

  it.each([
    ['restart', 'restart'],
    ['RESTART!', 'restart'],
    [' genstart ', 'restart'],
    ['Ny  Adgangskode på vej.', 'password'],
    ['ny adgangskode paa vej', 'password'],
    ['new password', 'password'],
  ])('is found as "%s"', (typed, key) => {
    expect(answerNamed(desk, typed)?.key).toBe(key);
  });

  it.each(['', 'restart it', 'start', 'constructor', 'gen start'])('is not found as "%s"', (typed) => {
    expect(answerNamed(desk, typed)).toBeUndefined();
  });

  it('is offered for a slip, and for nothing else', () => {
    expect(nearestAnswer(desk, 'genstrat')?.key).toBe('restart');
    expect(nearestAnswer(desk, 'New pasword')?.key).toBe('password');
    expect(nearestAnswer(desk, 'kaffe')).toBeUndefined();
  });

  it('comes from the desk file with a name and a text for every language', () => {
    const text = 'answers:\n  hi: { name: Hi, text: "Hej {caller}" }\npriority:\n';
    const parsed = parseDesk(deskText('good').replace('priority:\n', text), 'desk.yaml');
    expect(parsed.problems).toEqual([]);
    const hi = { key: 'hi', name: { da: 'Hi', en: 'Hi' }, text: { da: 'Hej {caller}', en: 'Hej {caller}' } };
    expect({ ...parsed.desk?.answers }).toEqual({ hi });
    expect({ ...parseDesk(deskText('good'), 'desk.yaml').desk?.answers }).toEqual({});
  });
});
