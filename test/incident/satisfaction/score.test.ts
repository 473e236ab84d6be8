import { score } from '../../../src/incident/commands/ending/score';
import { react } from '../../../src/incident/react';
import { ANNA, CALLER, claimed, closed, given, OTHER, resolved, type Step, surveyed } from '../../support/given';

const over = [claimed, resolved, closed];
const asked = given([...over, surveyed]);
const by = (who: Step['by'], of: 1 | 2 | 3 | 4 | 5, at: number): Step => ({
  by: who,
  do: { type: 'score', score: of },
  at,
});
const reopened: Step = { by: CALLER, do: { type: 'reopen' }, at: 8 };

describe('how it went', () => {
  it('is asked by a command of its own when a case closes, unless it was said already', () => {
    const asksOf = (before: readonly Step[], last: Step) => {
      const { state } = given(before);
      const { events, story } = given(before).when(last.by, last.do, last.at);
      return react(events, state, story.state).filter(({ type }) => type === 'command');
    };
    expect(asksOf([claimed, resolved], closed)).toMatchObject([{ kind: 'incident', id: 'i-1', command: 'survey' }]);
    const again: readonly Step[] = [...over, surveyed, by(CALLER, 1, 6), reopened, { ...resolved, by: ANNA, at: 9 }];
    expect(asksOf(again, { ...closed, at: 10 })).toEqual([]);
  });

  it('is asked once, of a case that is closed, where it may be', () => {
    given(over).when('vagt', { type: 'survey', mayAsk: true }, 5).then('surveyed');
    given(over).when('vagt', { type: 'survey' }, 5).thenNothing();
    given([claimed, resolved]).when('vagt', { type: 'survey', mayAsk: true }, 5).thenNothing();
    asked.when('vagt', { type: 'survey', mayAsk: true }, 6).thenNothing();
  });

  it('is said once, by its caller alone', () => {
    const said = asked.when(CALLER, { type: 'score', score: 4 }, 6).then('scored');
    expect(said.state.score).toMatchObject({ given: 4 });
    said.when(CALLER, { type: 'score', score: 4 }, 7).thenNothing();
    said.when(CALLER, { type: 'score', score: 1 }, 7).thenRefused('scored');
    asked.when(ANNA, { type: 'score', score: 5 }, 6).thenRefused('only_caller');
    asked.when(OTHER, { type: 'score', score: 5 }, 6).thenRefused('no_such_incident');
  });

  it('is not said of what nobody was asked about, or what is open again', () => {
    given(over).when(CALLER, { type: 'score', score: 4 }, 6).thenRefused('not_now');
    given([...over, surveyed, reopened])
      .when(CALLER, { type: 'score', score: 4 }, 9)
      .thenRefused('not_now');
  });

  it('is explained once, where it went badly', () => {
    const bad = given([...over, surveyed, by(CALLER, 2, 6)]);
    const why = bad.when(CALLER, { type: 'explain', text: 'Slow' }, 7).then('explained');
    expect(why.state.score).toMatchObject({ given: 2, why: 'Slow' });
    why.when(CALLER, { type: 'explain', text: 'Slow' }, 8).thenNothing();
    why.when(CALLER, { type: 'explain', text: 'Very slow' }, 8).thenRefused('not_now');
    bad.when(CALLER, { type: 'explain', text: ' ' }, 7).thenRefused('empty_text');
    bad.when(ANNA, { type: 'explain', text: 'Fast' }, 7).thenRefused('only_caller');
    given([...over, surveyed, by(CALLER, 3, 6)])
      .when(CALLER, { type: 'explain', text: 'Slow' }, 7)
      .thenRefused('not_now');
  });

  it.each(['0', '6', '', 'five', '1.5', undefined])('a button cannot carry %p', (value) => {
    expect(score.takes?.safeParse({ score: value }).success).toBe(false);
    expect(score.takes?.safeParse({ score: '5' })).toMatchObject({ data: { score: 5 } });
  });
});
