import fc from 'fast-check';
import type { Route } from '../../../src/desk/model';
import { choose, type Figures } from '../../../src/incident/policies/choosing';
import { react } from '../../../src/incident/react';
import { aTypedDesk, withApproval } from '../../support/case-types';
import { aDesk } from '../../support/desk';
import { ANNA, aReport, BO, CALLER, CARL, DINA, given, MONDAY_9, minutesAfter, type Story } from '../../support/given';

const SUNDAY = new Date('2026-11-22T10:00:00Z');
const figures = (more: Partial<Figures> = {}): Figures => ({
  at: MONDAY_9,
  people: new Map([
    ['anna', ANNA],
    ['bo', BO],
    ['dina', DINA],
  ]),
  away: new Set(),
  load: new Map(),
  last: new Map(),
  ...more,
});

const ruled = (rule: Partial<Route>, report = aReport()): Story =>
  given([], report, aDesk({ routes: [{ if: {}, to: { team: 'service-desk' }, assign: false, ...rule }] }));

const chosen = (rule: Partial<Route>, more: Partial<Figures> = {}, report = aReport()) => {
  const { desk, state } = ruled(rule, report);
  const { to, passed } = choose(desk, state, figures(more));
  return [to?.key, ...passed.map(({ key, because }) => `${key} ${because}`)];
};

describe('whom a rule means', () => {
  it('round robin: whoever got one longest ago, then in the file’s order', () => {
    expect(chosen({ by: 'round-robin' })).toEqual(['anna']);
    expect(chosen({ by: 'round-robin' }, { last: new Map([['anna', MONDAY_9]]) })).toEqual(['dina']);
    const both = new Map([
      ['anna', minutesAfter(1)],
      ['dina', minutesAfter(2)],
    ]);
    expect(chosen({ by: 'round-robin' }, { last: both })).toEqual(['anna']);
  });

  it('least loaded: the lightest load, then whose turn it is', () => {
    expect(chosen({ by: 'least-loaded' }, { load: new Map([['anna', 3]]) })).toEqual(['dina']);
    expect(chosen({ by: 'least-loaded' }, { last: new Map([['anna', MONDAY_9]]) })).toEqual(['dina']);
  });

  it('skill: of those who have it, the least loaded; on call: whoever is', () => {
    expect(chosen({ by: 'skill', skill: 'printers' })).toEqual([undefined]);
    const desk = aDesk({ people: { ...aDesk().people, dina: { ...person('dina'), skills: ['printers'] } } });
    const { state } = ruled({ by: 'skill', skill: 'printers' });
    expect(choose(desk, state, figures()).to?.key).toBe('dina');
    expect(chosen({ by: 'on-call' })).toEqual([undefined]);
    expect(chosen({ by: 'on-call' }, { onCall: 'dina' })).toEqual(['dina']);
  });

  it('a person; nobody else where they are not there', () => {
    expect(chosen({ to: { person: 'dina' } })).toEqual(['dina']);
    expect(chosen({ to: { person: 'dina' } }, { away: new Set(['dina']) })).toEqual([undefined, 'dina away']);
  });

  it('never who is away, off hours unless on call, unknown in chat, or its caller', () => {
    const by: Partial<Route> = { by: 'round-robin' };
    expect(chosen(by, { away: new Set(['anna']) })).toEqual(['dina', 'anna away']);
    expect(chosen(by, { at: SUNDAY })).toEqual([undefined, 'anna off_hours', 'dina off_hours']);
    expect(chosen(by, { at: SUNDAY, onCall: 'dina' })).toEqual(['dina', 'anna off_hours']);
    expect(chosen(by, { people: new Map([['dina', DINA]]) })).toEqual(['dina', 'anna not_found']);
    expect(chosen(by, {}, aReport({ by: ANNA }))).toEqual(['dina', 'anna caller']);
  });

  it('of a confidential case the lead, or who is named, and nobody by a turn', () => {
    const secret = aReport({ title: 'My løn is wrong' });
    expect(chosen({ by: 'round-robin' }, { last: new Map([['anna', MONDAY_9]]) }, secret)).toEqual([
      'anna',
      'dina confidential',
    ]);
    expect(chosen({ to: { person: 'dina' } }, {}, secret)).toEqual(['dina']);
  });

  it('whoever it was when the same was asked before', () => {
    expect(chosen({ by: 'round-robin' }, { first: 'dina' })).toEqual(['dina']);
    expect(chosen({ by: 'round-robin' }, { first: 'dina', away: new Set(['dina']) })).toEqual(['anna', 'dina away']);
  });

  it('in turn everybody gets as many, one more or one less, whoever is away now and then', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (aways) => {
        const last = new Map<string, Date>();
        const got = { anna: 0, dina: 0, bo: 0 };
        for (const [i] of aways.entries()) {
          const [key] = chosen({ by: 'round-robin' }, { last });
          if (key !== 'anna' && key !== 'dina') throw new Error(`${key}`);
          got[key] += 1;
          last.set(key, minutesAfter(i + 1));
        }
        expect(Math.abs(got.anna - got.dina)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

function person(key: string) {
  const found = aDesk().people[key];
  if (!found) throw new Error(key);
  return found;
}

/** The answer to what the case asks of the rules. */
const answered = (story: Story, more: Partial<Figures> = {}, at = 1): Story =>
  story.choosing(figures({ at: minutesAfter(at), ...more }), at).story;

describe('the choice', () => {
  const turns: Partial<Route> = { by: 'round-robin', assign: true };

  it('assigns at once where the rule says so, else tells whom it is meant for', () => {
    expect(answered(ruled(turns)).events.map(({ type }) => type)).toEqual(['logged', 'chosen', 'assigned']);
    expect(answered(ruled(turns)).state).toMatchObject({
      status: 'in_progress',
      owner: { id: ANNA.id },
      meant: { to: { key: 'anna' } },
    });
    expect(answered(ruled({ by: 'round-robin' })).state).toMatchObject({
      status: 'new',
      meant: { to: { key: 'anna' } },
    });
  });

  it('changes nothing where somebody has it by now, or it was made already', () => {
    ruled(turns).when(DINA, { type: 'claim' }).story.choosing(figures(), 2).thenNothing();
    answered(ruled(turns)).choosing(figures(), 2).thenNothing();
  });

  it('“Not me”: free again, for the next; for nobody else to say', () => {
    const hers = answered(ruled(turns));
    hers.when(DINA, { type: 'notMe' }, 2).thenRefused('not_meant');
    hers.when(CALLER, { type: 'notMe' }, 2).thenRefused('only_operators');
    const free = hers.when(ANNA, { type: 'notMe' }, 2).then('passedOn', 'planned');
    expect(free.state).toMatchObject({ status: 'new', meant: { not: ['anna'], asking: true } });
    expect(free.state).not.toHaveProperty('owner');
    free.when(ANNA, { type: 'notMe' }, 3).thenRefused('not_meant');
    expect(answered(free, {}, 3).state).toMatchObject({ owner: { id: DINA.id } });
  });

  it('each once, then nobody', () => {
    const first = answered(ruled(turns)).when(ANNA, { type: 'notMe' }, 2).story;
    const second = answered(first, {}, 3).when(DINA, { type: 'notMe' }, 4).story;
    const last = answered(second, {}, 5);
    expect(last.state).toMatchObject({ status: 'new', meant: { not: ['anna', 'dina'] } });
    expect(last.state.meant).not.toHaveProperty('to');
  });

  it.each([
    ['claim', DINA, { type: 'claim' }],
    ['release', ANNA, { type: 'release' }],
  ] as const)('means nobody any more after a %s', (name, by, body) => {
    const story = answered(ruled(name === 'claim' ? { by: 'round-robin' } : turns));
    expect(story.when(by, body, 2).story.state).not.toHaveProperty('meant');
  });
});

test('a request is nobody’s before its yes: whoever gives it has the rules asked again', () => {
  const route: Route = { if: {}, to: { team: 'service-desk' }, by: 'round-robin', assign: true };
  const desk = aTypedDesk({ types: withApproval('carl'), routes: [route] });
  const asked = given([], aReport({ title: 'I would like to order a new laptop' }), desk);
  asked.choosing(figures(), 1).thenNothing();
  const isAsked = ({ events, story }: ReturnType<Story['when']>): boolean =>
    react(events, asked.state, story.state, desk).some((one) => one.type === 'command' && one.command === 'choose');
  const yes = asked.when(CARL, { type: 'approve' }, 2);
  expect(isAsked(yes)).toBe(true);
  expect(isAsked(asked.when(DINA, { type: 'retype', caseType: 'incident' }, 2))).toBe(true);
  expect(isAsked(asked.when(DINA, { type: 'note', text: 'x', attachments: [] }, 2))).toBe(false);
  yes.story.choosing(figures(), 3).then('chosen', 'assigned');
});

describe('another category', () => {
  const rules: readonly Route[] = [
    { if: { category: 'hardware' }, to: { team: 'service-desk' }, by: 'round-robin', assign: false },
    { if: { category: 'network' }, to: { team: 'network' }, by: 'least-loaded', assign: false },
  ];
  const meantFor = given([], aReport(), aDesk({ routes: rules })).choosing(figures(), 1).story;

  it('asks its own rule, and means nobody of the former', () => {
    expect(meantFor.state.meant?.to?.key).toBe('anna');
    const { events, story } = meantFor.when(DINA, { type: 'categorise', area: 'network' }, 2);
    expect(story.state.meant).toEqual(ruled({ by: 'least-loaded' }).state.meant);
    const asked = react(events, meantFor.state, story.state, meantFor.desk);
    expect(asked).toContainEqual(expect.objectContaining({ type: 'command', command: 'choose' }));
  });

  it('keeps who is meant where only its name is confirmed', () => {
    const { story } = meantFor.when(DINA, { type: 'categorise', area: 'hardware' }, 2);
    expect(story.state.meant?.to?.key).toBe('anna');
  });
});

describe('a case that came while the team was closed', () => {
  const sunday = ruled({ by: 'round-robin', assign: true }, aReport({ at: SUNDAY }));
  const minutesOn = (at: Date) => (at.getTime() - MONDAY_9.getTime()) / 60_000;
  const opens = minutesAfter(-60);
  const none = sunday.choosing(figures({ at: SUNDAY }), minutesOn(SUNDAY)).story;

  it('is given to somebody when the team opens', () => {
    expect(none.state).toMatchObject({ status: 'new', meant: { againAt: opens } });
    expect(none.state.nextAt && none.state.nextAt <= opens).toBe(true);
    none.when('vagt', { type: 'tick' }, -61).thenNothing();
    const { events, story } = none.when('vagt', { type: 'tick' }, -60);
    expect(events.map(({ type }) => type)).toContain('choosingAgain');
    expect(react(events, none.state, story.state)).toContainEqual(
      expect.objectContaining({ type: 'command', command: 'choose' }),
    );
    const given = story.choosing(figures(), -59).story;
    expect(given.state).toMatchObject({ status: 'in_progress', owner: { name: ANNA.name } });
  });

  it('once: where nobody is there then either, it is the team’s', () => {
    const open = none.when('vagt', { type: 'tick' }, -60).story;
    const away = open.choosing(figures({ away: new Set(['anna', 'dina']) }), -59).story;
    expect(away.state.meant).not.toHaveProperty('againAt');
    expect(away.when('vagt', { type: 'tick' }, -58).events.map(({ type }) => type)).not.toContain('choosingAgain');
  });

  it('unless somebody took it meanwhile', () => {
    const taken = none.when(DINA, { type: 'claim' }, -100).story;
    expect(taken.when('vagt', { type: 'tick' }, -60).events.map(({ type }) => type)).not.toContain('choosingAgain');
  });
});
