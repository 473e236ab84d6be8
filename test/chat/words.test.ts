import { parseSmallTalk } from '../../src/chat/small-talk';
import { nearestIntent, parseIntent, parseNumber } from '../../src/chat/words';
import { splitNumber } from '../../src/command/number';

describe('typed commands', () => {
  it.each([
    ['report the printer is jammed', 'report', undefined, 'the printer is jammed'],
    ['Meld printeren sidder fast', 'report', undefined, 'printeren sidder fast'],
    ['OPRET ny skærm', 'report', undefined, 'ny skærm'],
    ['show INC-1', 'show', 1, ''],
    ['vis inc-12', 'show', 12, ''],
    ['Show 7', 'show', 7, ''],
    ['kø', 'queue', undefined, ''],
    ['koe', 'queue', undefined, ''],
    ['hjælp', 'help', undefined, ''],
    ['hjaelp', 'help', undefined, ''],
    ['eskalér INC-2 kunden venter', 'escalate', 2, 'kunden venter'],
    ['eskaler 2', 'escalate', 2, ''],
    ['annullér INC-3: min fejl', 'cancel', 3, 'min fejl'],
    ['annuller inc-3', 'cancel', 3, ''],
    ['genåbn INC-4', 'reopen', 4, ''],
    ['genaabn 4', 'reopen', 4, ''],
    ['giv slip INC-5', 'release', 5, ''],
    ['Giv  Slip 5', 'release', 5, ''],
    ['release #5', 'release', 5, ''],
    ['language en', 'language', undefined, 'en'],
    ['sprog da', 'language', undefined, 'da'],
    ['link service-desk', 'link', undefined, 'service-desk'],
    ['tag INC-6', 'claim', 6, ''],
    ['løs 6', 'resolve', 6, ''],
    ['answer INC-7 restart', 'readyAnswer', undefined, 'INC-7 restart'],
    ['Svar genstart', 'readyAnswer', undefined, 'genstart'],
    ['seen INC-1', 'seen', 1, ''],
    ['Set inc-1', 'seen', 1, ''],
    ['assign INC-1 bo', 'assign', 1, 'bo'],
    ['tildel 1 Bo Lund', 'assign', 1, 'Bo Lund'],
    ['wait INC-1 friday', 'wait', 1, 'friday'],
    ['vent INC-1 i morgen kl. 9', 'wait', 1, 'i morgen kl. 9'],
    ['genoptag INC-1', 'resume', 1, ''],
    ['resume #1', 'resume', 1, ''],
    ['hand over INC-1 network', 'handOver', 1, 'network'],
    ['send videre INC-1: netværk', 'handOver', 1, 'netværk'],
    ['accept INC-1', 'accept', 1, ''],
    ['tag imod INC-1', 'accept', 1, ''],
    ['priority #1 p2 the printer', 'priority', 1, 'p2 the printer'],
    ['titel INC-1 Printer', 'title', 1, 'Printer'],
    ['return INC-1 not ours', 'return', 1, 'not ours'],
    ['send tilbage INC-1 ikke vores', 'return', 1, 'ikke vores'],
  ])('%s', (text, name, number, rest) => {
    expect(parseIntent(text)).toMatchObject({ name, rest, ...(number !== undefined && { number }) });
  });

  it.each([
    'help me, my screen is black',
    'priority 1 outage',
    'titel 5 mangler',
    'cancel my subscription',
    'show me how to print',
    'mine virker ikke',
    'printeren',
    'svar: genstart',
    'Svar : genstart',
    'answer: restart',
    'reply: restart',
    'set i lyset af i går',
    'vent lige lidt',
    'wait, it works again',
    'seen from here it is dark',
    'accept my apologies',
    '',
  ])('takes "%s" for free text', (text) => {
    expect(parseIntent(text)).toBeUndefined();
  });

  it('tells a number of bare digits, which may count something, from the number of a case', () => {
    expect(parseIntent('vent 5 minutter')).toMatchObject({ name: 'wait', number: 5, plain: true });
    expect(parseIntent('vent INC-5 minutter')).not.toHaveProperty('plain');
    expect(parseIntent('vent #5 minutter')).not.toHaveProperty('plain');
  });

  it.each([
    ['shwo INC-1', 'show'],
    ['quue', 'queue'],
    ['hjlæp', 'help'],
    ['eskaller 7', 'escalate'],
  ])('%s was probably meant as %s', (text, name) => {
    expect(nearestIntent(text, 'en')?.name).toBe(name);
  });

  it.each(['printer', 'my vpn is down', 'hello there', 'skærm'])('offers nothing for "%s"', (text) => {
    expect(nearestIntent(text, 'en')).toBeUndefined();
  });

  it.each([
    ['INC-7 restart', { number: 7, plain: false, rest: 'restart' }],
    ['#7: restart', { number: 7, plain: false, rest: 'restart' }],
    ['7 times', { number: 7, plain: true, rest: 'times' }],
    ['restart', undefined],
    ['7times', undefined],
  ])('splits "%s" at its number', (text, expected) => {
    expect(splitNumber(text)).toEqual(expected);
  });

  it('reads a number alone', () => {
    expect([parseNumber('INC-7'), parseNumber('#7'), parseNumber('7'), parseNumber('INC-7 is slow')]).toEqual([
      7,
      7,
      undefined,
      undefined,
    ]);
  });

  it.each(['tak', 'Tak!', 'thanks :)', 'mange tak 🙏', 'hej', 'Hi!', '👍', 'ok'])(
    'knows "%s" as a courtesy',
    (text) => {
      expect(parseSmallTalk(text)).toBeDefined();
    },
  );

  it.each(['tak for ingenting, den er stadig i stykker', 'hej, min skærm er sort', 'thanks but no'])(
    'lets "%s" through',
    (text) => {
      expect(parseSmallTalk(text)).toBeUndefined();
    },
  );
});
