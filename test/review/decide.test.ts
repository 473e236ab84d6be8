import type { Actor } from '../../src/ground/actor';
import { VAGT } from '../../src/ground/actor';
import type { Of, ReviewInput } from '../../src/review/commands';
import { decide } from '../../src/review/decide';
import type { ReviewRefusal } from '../../src/review/events';
import { evolve } from '../../src/review/evolve';
import { reviewKind } from '../../src/review/kind';
import type { Review } from '../../src/review/types';
import { aDesk } from '../support/desk';
import { ANNA, BO, CALLER, CARL, claimed, closed, DINA, given, minutesAfter, OTHER, resolved } from '../support/given';

const desk = aDesk();
const DAY = 1440;
const { state: ended } = given([claimed, resolved, closed]);
const about = { number: 1, team: 'service-desk', priority: 'P1', confidential: false } as const;
const of: Of = { whose: ended, about, ended: true };

type Step = readonly [by: Actor, input: ReviewInput, at?: number];

const give = (state: Review | undefined, [by, input, at = 100]: Step, on = desk, with_ = of) =>
  decide({ ...input, review: 'i-1', key: 'k', by, of: with_ }, minutesAfter(at), state, on);

const after = (...steps: readonly Step[]): Review => {
  const last = steps.reduce<Review | undefined>((state, step) => {
    const outcome = give(state, step);
    if ('refused' in outcome) throw new Error(outcome.refused);
    return outcome.reduce<Review | undefined>(evolve, state);
  }, undefined);
  if (!last) throw new Error('Nothing happened');
  return last;
};

const begin: Step = [DINA, { type: 'begin' }];
const write: Step = [DINA, { type: 'write', part: 'summary', text: 'The roller wore out' }];
const act = (key = 'bo', at = 100, action = 'a-1'): Step => [
  DINA,
  { type: 'act', action, text: 'Buy a roller', owner: { key, name: 'Bo Lund' }, dueAt: minutesAfter(3 * DAY) },
  at,
];
const share: Step = [DINA, { type: 'share' }];
const approve: Step = [ANNA, { type: 'approve' }];
const done: Step = [BO, { type: 'done', action: 'a-1' }];
const drop = (why: string): Step => [BO, { type: 'drop', action: 'a-1', why }];

const becomes = (state: Review | undefined, step: Step) => {
  const outcome = give(state, step);
  return 'refused' in outcome ? outcome.refused : outcome.map(({ type }) => type);
};

describe('a review', () => {
  it('is begun by hand for a case that has ended, once', () => {
    expect(becomes(undefined, begin)).toEqual(['begun']);
    expect(becomes(after(begin), begin)).toEqual([]);
    expect(give(undefined, begin, desk, { ...of, ended: false })).toEqual({ refused: 'not_ended' });
  });

  it('does not exist for its caller, nor for anybody who does not work on the case', () => {
    for (const by of [CALLER, OTHER]) {
      for (const [, input] of [begin, write, act(), share, approve]) {
        expect(becomes(after(begin), [by, input])).toBe('no_such_review');
      }
    }
    const confidential = { ...of, whose: { ...ended, confidential: true, owner: DINA } };
    expect(give(after(begin), [ANNA, write[1]], desk, confidential)).toMatchObject([{ type: 'written' }]);
    expect(give(after(begin), [CARL, write[1]], desk, confidential)).toEqual({ refused: 'no_such_review' });
  });

  it('holds what was written; nothing takes a part out again', () => {
    const state = after(begin, write);
    expect(state.parts.summary?.text).toBe('The roller wore out');
    expect(becomes(state, write)).toEqual([]);
    expect(after(begin, write, [DINA, { type: 'write', part: 'summary', text: ' ' }]).parts).toEqual({});
    expect(becomes(state, [DINA, { type: 'write', part: 'causes', text: 'x'.repeat(4001) }])).toBe('too_long');
  });

  it('is shared with a summary, and approved by the lead, by two at once as by one', () => {
    expect(becomes(after(begin), share)).toBe('empty');
    expect(becomes(after(begin), approve)).toBe('empty');
    expect(becomes(after(begin, write), share)).toEqual(['shared']);
    expect(becomes(after(begin, write, share), share)).toEqual([]);
    expect(becomes(after(begin, write), [DINA, { type: 'approve' }])).toBe('only_approver');
    const approved = after(begin, write, share, approve);
    expect(approved.approved?.by.name).toBe(ANNA.name);
    expect(becomes(approved, approve)).toEqual([]);
    expect(becomes(approved, write)).toBe('approved');
    expect(becomes(approved, act())).toEqual(['acted']);
  });

  it('is the manager’s to approve where the desk says so', () => {
    const byManager = aDesk({ review: { ...desk.review, approve: 'manager' } });
    const state = after(begin, write);
    expect(give(state, [CARL, { type: 'approve' }], byManager)).toMatchObject([{ type: 'approved' }]);
    expect(give(state, [DINA, { type: 'approve' }], byManager)).toEqual({ refused: 'only_approver' });
  });
});

describe('an action', () => {
  it('is somebody’s of the desk, by a day to come', () => {
    expect(becomes(after(begin), act('nobody'))).toBe('no_such_person');
    expect(becomes(after(begin), act('bo', 4 * DAY))).toBe('date_passed');
    expect(becomes(after(begin, act()), act())).toEqual([]);
    const many = Array.from({ length: 20 }, (_, i) => act('bo', 100, `a-${i + 10}`));
    expect(becomes(after(begin, ...many), act())).toBe('too_many');
  });

  it('reminds its owner on the day and every week, until it is done', () => {
    const state = after(begin, act());
    expect(state.nextAt).toEqual(minutesAfter(3 * DAY));
    const tick = (of: Review, at: number, on = desk) =>
      decide({ type: 'tick', review: 'i-1', key: 't', by: VAGT }, minutesAfter(at), of, on);
    expect(tick(state, 3 * DAY - 1)).toEqual([]);
    const events = tick(state, 3 * DAY);
    if ('refused' in events) throw new Error('refused');
    expect(events.map(({ type }) => type)).toEqual(['reminded']);
    const reminded = events.reduce<Review | undefined>(evolve, state);
    expect(reminded?.nextAt).toEqual(minutesAfter(10 * DAY));
    expect(reviewKind.react(events, state, reminded ?? state, desk)).toMatchObject([
      { type: 'once', to: { type: 'owner', key: 'bo' }, notice: { kind: 'actionDue', action: 'a-1' } },
      { type: 'tick' },
    ]);
    expect(after(begin, act(), done).nextAt).toBeUndefined();
    expect(tick(after(begin, act(), done), 20 * DAY)).toEqual([]);
  });

  it('of somebody who left is the lead’s to hear of, once', () => {
    const { bo: _, ...people } = desk.people;
    const without = { ...desk, people };
    const state = after(begin, act());
    const events = decide({ type: 'tick', review: 'i-1', key: 't', by: VAGT }, minutesAfter(3 * DAY), state, without);
    expect(events).toMatchObject([{ type: 'orphaned', action: 'a-1' }]);
    if ('refused' in events) throw new Error('refused');
    const orphaned = events.reduce<Review | undefined>(evolve, state);
    expect(reviewKind.react(events, state, orphaned ?? state, without)).toMatchObject([
      { to: { type: 'lead' }, notice: { kind: 'actionOrphaned' } },
    ]);
    expect(orphaned?.nextAt).toBeUndefined();
  });

  it('is ended by whoever has it or reads the review, and by nobody else', () => {
    const state = after(begin, act());
    expect(becomes(state, done)).toEqual(['done']);
    expect(becomes(state, [DINA, done[1]])).toEqual(['done']);
    expect(becomes(state, [OTHER, done[1]])).toBe<ReviewRefusal['refused']>('no_such_review');
    expect(becomes(after(begin, act(), done), done)).toEqual([]);
    expect(becomes(after(begin, act(), done), drop('x'))).toBe('action_ended');
    expect(becomes(state, drop(' '))).toBe('empty');
    expect(becomes(state, drop('No money'))).toEqual(['dropped']);
    expect(becomes(after(begin, act(), drop('No money')), done)).toBe('action_ended');
    expect(becomes(after(begin, act(), done), act())).toBe('action_ended');
  });
});

describe('a rule of the desk', () => {
  it('asks for one, once, where the case gives cause', () => {
    const ask = { type: 'ask', review: 'i-1', key: 'k', by: VAGT } as const;
    const found = {
      of,
      because: ['priority'],
      dueAt: minutesAfter(DAY),
      writer: { id: DINA.id, name: DINA.name },
    } as const;
    const events = decide({ ...ask, found }, minutesAfter(100), undefined, desk);
    expect(events).toMatchObject([{ type: 'begun', by: VAGT, because: ['priority'] }]);
    expect(decide(ask, minutesAfter(100), undefined, desk)).toEqual([]);
    expect(decide({ ...ask, found: { ...found, because: [] } }, minutesAfter(100), undefined, desk)).toEqual([]);
    expect(decide({ ...ask, found }, minutesAfter(100), after(begin), desk)).toEqual([]);
    if ('refused' in events) throw new Error('refused');
    const state = events.reduce<Review | undefined>(evolve, undefined);
    expect(state?.nextAt).toEqual(minutesAfter(DAY));
    const late = decide({ type: 'tick', review: 'i-1', key: 't', by: VAGT }, minutesAfter(DAY), state, desk);
    expect(late).toMatchObject([{ type: 'overdue' }]);
  });
});
