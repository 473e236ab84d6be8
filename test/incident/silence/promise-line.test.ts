import { nextNews } from '../../../src/incident/policies/promise';
import { react } from '../../../src/incident/react';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { aDesk, span } from '../../support/desk';
import {
  aReport,
  CALLER,
  claimed,
  DINA,
  given,
  minutesAfter,
  type Step,
  type Story,
  tickAt,
} from '../../support/given';
import { read, reading } from '../../view/support';

const HOUR = 60;
const DAY = 24 * HOUR;
const MONDAY_TO_FRIDAY = 4 * DAY;
/** P3: answered within two hours, resolved within two working days. */
const report = aReport({ assessment: { impact: 'me', urgency: 'stopped' } });
const story = (...steps: readonly Step[]): Story => given(steps, report);
const line = ({ state }: Story, at: number, lang: 'da' | 'en' = 'en'): string =>
  read(incidentCard(state, 'caller', reading(lang, at)))[1] ?? '';
const vendor: Step = { by: DINA, do: { type: 'wait', reason: 'vendor' }, at: 10 };
const toCaller = ({ desk, state, events }: Story, before: Story): readonly string[] =>
  react(events.slice(before.events.length), before.state, state, desk).flatMap((one) =>
    one.type === 'once' && one.to.type === 'caller' ? [one.notice.kind] : [],
  );

describe('a caller reads when they hear next, in a desk that promised nothing by hand', () => {
  it('before a claim: when the team answers', () => {
    expect(nextNews(story().state)).toEqual(minutesAfter(2 * HOUR));
    expect(line(story(), 1)).toContain('will get back to you by 11:00');
    expect(line(story(), 1)).not.toContain('You will hear from us');
  });

  it('after it: when it should be resolved, and by its limit of silence where that is sooner', () => {
    expect(nextNews(story(claimed).state)).toEqual(minutesAfter(2 * DAY));
    expect(line(story(claimed), 1)).toMatch(/resolved by Wednesday.*\. You will hear from us by then\./);
    expect(line(story(claimed), 1, 'da')).toContain('Du hører fra os senest på det tidspunkt.');
    const { targets } = aDesk();
    const limited = aDesk({ targets: { ...targets, P3: { ...targets.P3, noNews: span(HOUR) } } });
    expect(line(given([claimed], report, limited), 1)).toContain('You will hear from us by 11:01');
  });

  it('while it waits for somebody else, whether its clock runs or stands still', () => {
    expect(nextNews(story(claimed, vendor).state)).toEqual(minutesAfter(2 * DAY));
    const pauses = aDesk({ pauses: ['caller', 'vendor'] });
    expect(nextNews(given([claimed, vendor], report, pauses).state)).toEqual(minutesAfter(10 + 2 * HOUR));
    const dated: Step = { ...vendor, do: { type: 'wait', reason: 'vendor', until: minutesAfter(DAY) } };
    expect(nextNews(given([claimed, dated], report, pauses).state)).toEqual(minutesAfter(DAY + 2 * HOUR));
  });

  it('not while they are asked; when they have answered, again', () => {
    const asked: Step = { by: DINA, do: { type: 'ask', text: 'Which?' }, at: 5 };
    expect(nextNews(story(claimed, asked).state)).toBeUndefined();
    const answer: Step = { by: CALLER, do: { type: 'answer', text: 'That one', attachments: [] }, at: 5 + HOUR };
    expect(nextNews(story(claimed, asked, answer).state)).toEqual(minutesAfter(2 * DAY + HOUR));
  });

  it('in open hours, where the time itself runs by the clock', () => {
    const { targets } = aDesk();
    const byClock = aDesk({
      targets: { ...targets, P3: { ...targets.P3, resolution: { kind: 'days', days: 5, text: '5d' } } },
    });
    // Saturday at nine is Monday at eight.
    const before = given([claimed], report, byClock);
    expect(nextNews(before.state)).toEqual(minutesAfter(7 * DAY - HOUR));
    const after = given([claimed, tickAt(5 * DAY)], report, byClock);
    expect([nextNews(after.state), toCaller(after, before)]).toEqual([minutesAfter(7 * DAY - HOUR), []]);
    const monday = after.when('vagt', { type: 'tick' }, 7 * DAY - HOUR).then('promiseBroken');
    expect(toCaller(monday, after)).toEqual(['promiseBroken']);
  });

  it('when it is still late, as soon as anything moves', () => {
    const told: Step = { by: DINA, do: { type: 'message', text: 'Tomorrow' }, at: 2 * DAY + 10 };
    const late = story(claimed, tickAt(2 * DAY), told);
    expect(nextNews(late.state)).toEqual(minutesAfter(2 * DAY + 10 + 2 * HOUR));
    expect(line(late, 2 * DAY + 11)).toMatch(/sorry that it takes longer\. You will hear from us by/);
  });
});

describe('what the desk did not keep', () => {
  it('is told to its caller with a new time, once, whatever ran out', () => {
    const before = story();
    const late = story(tickAt(2 * HOUR));
    expect(toCaller(late, before)).toEqual(['promiseBroken']);
    expect(late.state.promise).toEqual({ dueAt: minutesAfter(4 * HOUR), broken: true });
    expect(line(late, 2 * HOUR)).toContain('You will hear from us by 13:00');
    expect(toCaller(story(tickAt(MONDAY_TO_FRIDAY)), before)).toEqual(['promiseBroken']);
    expect(toCaller(story(tickAt(2 * HOUR), tickAt(3 * HOUR)), late)).toEqual([]);
  });

  it('is over with whoever takes it', () => {
    const taken = story(tickAt(2 * HOUR), { ...claimed, at: 130 });
    expect(taken.state).not.toHaveProperty('promise');
    expect(nextNews(taken.state)).toEqual(minutesAfter(2 * DAY));
  });

  it('reminds whoever has it once, by the target that they missed', () => {
    const { targets } = aDesk();
    const limited = aDesk({
      targets: { ...targets, P3: { ...targets.P3, noNews: { kind: 'ms', ms: 2 * DAY * 60_000, text: '48h' } } },
    });
    const before = given([claimed], report, limited);
    const late = given([claimed, tickAt(2 * DAY)], report, limited);
    const said = react(late.events.slice(before.events.length), before.state, late.state, limited).flatMap((one) =>
      one.type === 'once' && one.to.type === 'owner' ? [one.notice.kind] : [],
    );
    expect([said, late.state.news?.told]).toEqual([['targetBreached'], 1]);
  });

  it('says nothing where its caller was promised something by hand, or is asked', () => {
    const byHand: Step = { by: DINA, do: { type: 'promise', until: minutesAfter(MONDAY_TO_FRIDAY) }, at: 5 };
    const late = story(claimed, byHand, tickAt(2 * DAY));
    expect(toCaller(late, story(claimed, byHand))).toEqual([]);
    const running = aDesk({ pauses: [] });
    const asked: Step = { by: DINA, do: { type: 'wait', reason: 'caller' }, at: 5 };
    const waits = given([claimed, asked, tickAt(MONDAY_TO_FRIDAY)], report, running);
    expect(toCaller(waits, given([claimed, asked], report, running))).not.toContain('promiseBroken');
  });
});
