import { type Heard, heardOf, type Outage, wellOn } from '../../../src/delivery/outages/outage';
import { later } from '../../../src/ground/moments';
import { MONDAY_9 } from '../../support/given';

const DOWN_MS = 180_000;
const at = (seconds: number): Date => later(MONDAY_9, seconds * 1000);
const silent = (since: number): Heard => ({ silentSince: at(since) });
const answered = (when: number): Heard => ({ answeredAt: at(when) });

/** How it stands after what was heard, each by its second. */
const after = (...heard: readonly (readonly [second: number, heard: Heard])[]): Outage =>
  heard.reduce((outage, [second, one]) => heardOf(outage, one, at(second), DOWN_MS), wellOn('slack'));

const DOWN = [
  [0, silent(0)],
  [180, silent(0)],
] as const;
const FIRST = { first: at(0), since: at(0) };

test('one that is silent for as long as the desk says is down, and not a moment earlier', () => {
  expect(after([0, silent(0)], [179, silent(0)]).state).toEqual({ type: 'doubted', since: at(0) });
  expect(after(...DOWN)).toEqual({ platform: 'slack', state: { type: 'down', since: at(0) }, news: FIRST });
});

test('one that answers just in time is not down, nor is it when it falls silent anew', () => {
  const story = [
    [0, silent(0)],
    [179, answered(179)],
    [185, silent(184)],
    [300, silent(184)],
  ] as const;
  expect(after(...story)).toEqual({ platform: 'slack', state: { type: 'doubted', since: at(184) } });
});

test('a process that has heard nothing itself does not say that it is down', () => {
  expect(after([0, silent(0)], [300, {}]).state.type).toBe('doubted');
  expect(after([0, silent(0)], [300, answered(-5)]).state.type).toBe('doubted');
});

test('it is over when it has answered for a minute', () => {
  const answers = [...DOWN, [400, answered(400)]] as const;
  expect(after(...answers).state).toEqual({ type: 'down', since: at(0), answersSince: at(400) });
  expect(after(...answers, [459, answered(455)]).state.type).toBe('down');
  expect(after(...answers, [460, answered(455)])).toEqual({
    platform: 'slack',
    state: { type: 'well' },
    news: { ...FIRST, over: at(400) },
  });
});

test('what fails within that minute goes on', () => {
  const flaps = [
    ...DOWN,
    [400, answered(400)],
    [430, silent(425)],
    [440, answered(440)],
    [480, answered(480)],
  ] as const;
  expect(after(...flaps).state).toEqual({ type: 'down', since: at(0), answersSince: at(440) });
});

test('one that fails again soon is the same outage, told of the same people; later it is another', () => {
  const over = [...DOWN, [400, answered(400)], [460, answered(460)]] as const;
  const again = [
    [900, silent(900)],
    [1080, silent(900)],
  ] as const;
  expect(after(...over, ...again).news).toEqual({ first: at(0), since: at(900) });
  const late = [
    [9000, silent(9000)],
    [9180, silent(9000)],
  ] as const;
  expect(after(...over, ...late).news).toEqual({ first: at(9000), since: at(9000) });
});

test('what another process has not noticed to be over begins nothing anew', () => {
  const over = [...DOWN, [400, answered(400)], [460, answered(460)]] as const;
  expect(after(...over, [470, silent(20)]).state).toEqual({ type: 'well' });
});
