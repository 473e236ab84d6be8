import { parseDesk } from '../../src/desk/file/parse';
import { deskText, problemsIn } from '../support/desk-file';

const desk = (types: string) => parseDesk(`${deskText('two-teams')}\n${types}`, 'desk.yaml');

describe('types in the desk file', () => {
  it('have names, priorities and a time to approve where none are given', () => {
    const found = desk('types: { request: { approval: { by: carl } }, question: {} }').desk?.types;
    expect(found).toMatchObject({
      request: {
        name: { da: 'Anmodning', en: 'Request' },
        words: [],
        priority: 'P4',
        approval: { by: 'carl', within: { text: '2wd' } },
      },
      question: { name: { da: 'Spørgsmål', en: 'Question' }, priority: 'P5' },
    });
    expect(found).not.toHaveProperty('incident');
  });

  it('are none where the file has none', () => {
    expect(desk('').desk?.types).toEqual({});
  });

  it('tell each mistake', () => {
    expect(problemsIn('types')).toEqual([
      '93:3 error types.requests: is an unknown key, expected one of incident, request, question',
      '94:15 error types.incident.priority: is an unknown key, expected one of name, words',
      '96:12 error types.request.words: cannot be "order", expected a list of words that callers use',
      '97:15 error types.request.priority: cannot be "P6", expected one of P1, P2, P3, P4, P5',
      '98:5 error types.request.targets.resolution: is missing, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '98:26 error types.request.targets.response: "15" has no unit, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '99:21 error types.request.approval.by: there is no "karl" who could approve (did you mean "carl"?), expected one of manager, owner, anna, bo, carl, dina',
      '99:35 error types.request.approval.within: "50%" is a share of the response target, which only a step can be, expected a duration such as 30s, 15m, 4h, 2d or 2wd',
      '100:21 error types.question.name: is empty, expected a name of at most 75 characters, or { da: …, en: … }',
      '100:25 error types.question.approval: is an unknown key, expected one of name, words, priority, targets',
    ]);
  });
});
