import { react } from '../../src/incident/react';
import {
  ANNA,
  BO,
  CALLER,
  cancelled,
  claimed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  resolved,
  type Step,
} from '../support/given';

const secondsAfter = (seconds: number): Date => minutesAfter(5 + seconds / 60);
const message = `k-${minutesAfter(5).getTime()}-message`;
const held: Step = { by: DINA, do: { type: 'message', text: 'Please restart it', hold: true }, at: 5 };
const unsend = { type: 'unsend', message } as const;
/** Seconds after the message, as a step counts. */
const at = (seconds: number): number => 5 + seconds / 60;

describe('a message that is held', () => {
  it('can be taken back for ten seconds, and goes a second later', () => {
    const story = given([claimed]);
    const result = story.when(held.by, held.do, held.at);
    const { state } = result.then('messaged');
    expect(result.events[0]).toMatchObject({
      text: 'Please restart it',
      held: { message, sendAt: secondsAfter(10) },
    });
    expect(state.held).toEqual([{ message, sendAt: secondsAfter(10), by: { id: DINA.id, name: DINA.name } }]);
    expect(react(result.events, story.state, state)).toContainEqual({
      type: 'once',
      to: { type: 'caller' },
      notice: { kind: 'messaged', text: 'Please restart it' },
      actor: 'Dina Krogh',
      notBefore: secondsAfter(11),
    });
  });

  it('is refused for the caller, for another team, when empty, when too long and when it is over', () => {
    const say = (text: string) => ({ type: 'message', text, hold: true }) as const;
    given([claimed]).when(CALLER, say('x'), 5).thenRefused('only_operators');
    given([claimed]).when(BO, say('x'), 5).thenRefused('no_such_incident');
    given([claimed]).when(DINA, say(' '), 5).thenRefused('empty_text');
    given([claimed])
      .when(DINA, say('x'.repeat(4001)), 5)
      .thenRefused('too_long');
    given([cancelled]).when(DINA, say('x'), 5).thenRefused('not_now');
  });

  it('is written once when the same command comes again', () => {
    given([claimed, held]).when(held.by, held.do, held.at).thenNothing();
  });

  it('is not held when it comes from a form', () => {
    const result = given([claimed]).when(DINA, { type: 'message', text: 'On my way' }, 5);
    expect(result.events[0]).not.toHaveProperty('held');
    expect(result.story.state.held).toBeUndefined();
    const [, , say] = react(result.events, undefined, result.story.state);
    expect(say).toMatchObject({ type: 'once', to: { type: 'caller' } });
    expect(say).not.toHaveProperty('notBefore');
  });
});

describe('unsend', () => {
  it.each([
    ['its sender', DINA],
    ['the lead', ANNA],
  ] as const)('is for %s, and tells the caller nothing', (_, by) => {
    const story = given([claimed, held]);
    const result = story.when(by, unsend, at(9));
    const { state } = result.then('unsent');
    expect(state.held).toMatchObject([{ message, unsent: true }]);
    expect(react(result.events, story.state, state)).toEqual([{ type: 'live', place: 'team' }]);
  });

  it('is for the owner also when somebody else wrote it', () => {
    given([claimed, { ...held, by: ANNA }])
      .when(DINA, unsend, at(9))
      .then('unsent');
  });

  it('still counts in the tenth second, and not after it', () => {
    given([claimed, held]).when(DINA, unsend, at(10)).then('unsent');
    given([claimed, held]).when(DINA, unsend, at(10.001)).thenRefused('too_late');
  });

  it('works in a case that was resolved meanwhile', () => {
    given([claimed, held, { ...resolved, at: at(3) }])
      .when(DINA, unsend, at(9))
      .then('unsent');
  });

  it('is refused for others, and for what was never held', () => {
    given([claimed, held]).when(CALLER, unsend, at(9)).thenRefused('only_operators');
    given([claimed, held]).when(OTHER, unsend, at(9)).thenRefused('no_such_incident');
    given([{ ...held, by: ANNA }])
      .when(DINA, unsend, at(9))
      .thenRefused('only_sender');
    given([claimed, held]).when(DINA, { type: 'unsend', message: 'k-0' }, at(9)).thenRefused('too_late');
  });

  it('does nothing the second time, however late', () => {
    const undone: Step = { by: DINA, do: unsend, at: at(9) };
    given([claimed, held, undone]).when(DINA, unsend, at(9.5)).thenNothing();
    given([claimed, held, undone]).when(DINA, unsend, at(60)).thenNothing();
  });

  it('takes back one message and leaves the others', () => {
    const second: Step = { by: DINA, do: { type: 'message', text: 'And then?', hold: true }, at: at(2) };
    const { state } = given([claimed, held, second]).when(DINA, unsend, at(9)).then('unsent');
    expect(state.held?.map((one) => one.unsent)).toEqual([true, undefined]);
  });

  it('remembers the newest twenty alone', () => {
    const many = Array.from({ length: 25 }, (_, n) => ({ ...held, at: 5 + n }));
    expect(given([claimed, ...many]).state.held).toHaveLength(20);
  });
});
