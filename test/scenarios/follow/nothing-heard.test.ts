import fc from 'fast-check';
import type { Incident } from '../../../src/incident/types';
import { openWorld, type World } from '../../support/world';

const CASES = 3;
/** Long enough for a recount, and for what is due after it. */
const SOON = 0.2;
/** A word that stands in one title, or in the notes of one case, and nowhere else. */
const titleWord = (number: number): string => `zebra${'abcdefgh'[number]}`;
const noteWord = (number: number): string => `heron${'abcdefgh'[number]}`;

type Who = 'dina' | 'bo' | 'eva' | 'kim';
const STEPS: Readonly<Record<string, readonly [Who, (number: number) => string]>> = {
  claim: ['dina', (number: number) => `claim INC-${number}`],
  release: ['dina', (number: number) => `release INC-${number}`],
  note: ['dina', (number: number) => `note INC-${number} ${noteWord(number)}`],
  'hand over': ['dina', (number: number) => `hand over INC-${number} network ${noteWord(number)}`],
  accept: ['bo', (number: number) => `accept INC-${number}`],
  return: ['bo', (number: number) => `return INC-${number} ${noteWord(number)}`],
  back: ['bo', (number: number) => `hand over INC-${number} service desk ${noteWord(number)}`],
  'accept it back': ['dina', (number: number) => `accept INC-${number}`],
  'bo follows': ['bo', (number: number) => `follow INC-${number}`],
  'eva follows': ['eva', (number: number) => `follow INC-${number}`],
  'bo stops': ['bo', (number: number) => `unfollow INC-${number}`],
  cancel: ['kim', (number: number) => `cancel INC-${number}`],
  reopen: ['kim', (number: number) => `reopen INC-${number}`],
};

/** Who reads a case, written once more: the rule that is tested is not asked. */
const reads = (who: Who, { team, handOver, assigned }: Incident, id: string): boolean =>
  assigned.includes(id) || (who === 'bo' && [team, handOver?.team].includes('network'));

const ONE = fc.constantFrom(...Object.keys(STEPS)).map((one): readonly string[] => [one]);
/** What somebody reads for a while, and no more: by chance it would be rare. */
const FOR_A_WHILE: readonly string[] = ['hand over', 'bo follows', 'return'];
const sequence = fc
  .array(
    fc.record({
      what: fc.oneof({ weight: 4, arbitrary: ONE }, { weight: 1, arbitrary: fc.constant(FOR_A_WHILE) }),
      number: fc.integer({ min: 1, max: CASES }),
    }),
    { minLength: 8, maxLength: 12 },
  )
  .map((parts) => parts.flatMap(({ what, number }) => what.map((one) => ({ what: one, number }))));

/** Whoever follows hears of a team's cases by their numbers, of a case they read by its title. */
test('whatever is done, a follower hears no title and no note of what they may not read', async () => {
  let hid = 0;
  let heard = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const world: World = await openWorld({ caller: 'teams', team: 'slack' });
      try {
        const { kim, bo, dina } = world;
        const eva = world.callers.person('Eva Lund', { locale: 'en-US' });
        await eva.arrives();
        const people = { kim, bo, dina, eva };
        for (const one of [bo, eva]) await one.writes('follow service desk');
        for (let number = 1; number <= CASES; number += 1) await kim.writes(`report ${titleWord(number)} is broken`);
        const cases = () =>
          Promise.all(Array.from({ length: CASES }, async (_, at) => (await world.incident(at + 1)).state));
        const email = world.desk.people['bo']?.email ?? '';
        const ids = { bo: (await world.store.people.byEmail(email))?.id ?? 'unknown', eva: 'of no team' };
        let before = await cases();
        const check = async (asked: string): Promise<void> => {
          const after = await cases();
          for (const who of ['bo', 'eva'] as const) {
            const words = people[who].heard().join('\n').replaceAll(asked, '');
            const hidden = after.filter(
              (one, at) => ![before[at], one].some((state) => state && reads(who, state, ids[who])),
            );
            const secret = hidden.flatMap(({ number }) => [titleWord(number), noteWord(number)]);
            expect([who, asked, secret.filter((word) => words.includes(word))]).toEqual([who, asked, []]);
            hid += hidden.length;
            heard += words.includes('INC-') ? 1 : 0;
          }
          before = after;
        };
        await check('');
        for (const { what, number } of steps) {
          const step = STEPS[what];
          if (!step) throw new Error(`no step ${what}`);
          const [who, text] = step;
          await people[who].writes(text(number));
          await world.forward(SOON);
          await check(text(number));
        }
      } finally {
        await world.close();
      }
    }),
    { numRuns: 5, seed: 11 },
  );
  expect(hid).toBeGreaterThan(0);
  expect(heard).toBeGreaterThan(0);
}, 120_000);
