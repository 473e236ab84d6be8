import { LIMITS } from '../../../src/ground/limits';
import { nextNews } from '../../../src/incident/policies/promise';
import { react } from '../../../src/incident/react';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { aDesk } from '../../support/desk';
import { createDeskChat, shown } from '../../support/desk-chat';
import {
  aReport,
  CALLER,
  claimed,
  DINA,
  given,
  minutesAfter,
  OTHER,
  type Step,
  type Story,
  tickAt,
} from '../../support/given';
import { read, reading } from '../../view/support';

const HOUR = 60;
const desk = aDesk();
const { targets } = desk;
/** An urgent case that somebody has may lie still for half an hour. */
const limited = aDesk({
  targets: { ...targets, P1: { ...targets.P1, noNews: { kind: 'ms', ms: 30 * 60_000, text: '30m' } } },
});
const urgent = aReport({ assessment: { impact: 'everybody', urgency: 'stopped' } });
const silent = (...steps: readonly Step[]): Story => given(steps, urgent, limited);
const reminders = ({ events }: Story): readonly string[] =>
  events.map(({ type }) => type).filter((type) => type === 'promiseBroken' || type === 'noNews');

const promised: Step = { by: DINA, do: { type: 'promise', until: minutesAfter(HOUR), text: 'the part comes' }, at: 5 };
const kept: Step = { by: DINA, do: { type: 'message', text: 'It has come' }, at: 30 };

describe('an operator promises the caller news', () => {
  it('by a moment, with words of their own', () => {
    const { state } = given([claimed, promised]);
    expect(state.promise).toEqual({
      dueAt: minutesAfter(HOUR),
      by: { id: DINA.id, name: DINA.name },
      text: 'the part comes',
    });
    expect(state.nextAt?.getTime()).toBeLessThanOrEqual(minutesAfter(HOUR).getTime());
  });

  it('in open hours: what lies outside of them is for when they begin', () => {
    // Monday at nine; the service desk is open from eight to four.
    const { state } = given([claimed, { by: DINA, do: { type: 'promise', until: minutesAfter(10 * HOUR) }, at: 5 }]);
    expect(state.promise?.dueAt).toEqual(minutesAfter(23 * HOUR));
  });

  it('but not for the past, for next year, or at length', () => {
    const when = (until: Date, text?: string) =>
      given([claimed]).when(DINA, { type: 'promise', until, ...(text !== undefined && { text }) }, 10);
    when(minutesAfter(9)).thenRefused('date_passed');
    when(minutesAfter(400 * 24 * HOUR)).thenRefused('date_passed');
    when(minutesAfter(HOUR), 'x'.repeat(LIMITS.why + 1)).thenRefused('too_long');
  });

  it.each([CALLER, OTHER])('unless they do not work on it: $name', (by) => {
    given([claimed])
      .when(by, { type: 'promise', until: minutesAfter(HOUR) }, 10)
      .thenRefused(by === CALLER ? 'only_operators' : 'no_such_incident');
  });

  it('once, and another one instead', () => {
    given([claimed, promised]).when(DINA, promised.do, 6).thenNothing();
    const later = given([claimed, promised]).when(DINA, { type: 'promise', until: minutesAfter(90) }, 6);
    expect(later.then('newsPromised').state.promise?.dueAt).toEqual(minutesAfter(90));
  });
});

describe('a promise', () => {
  it('is kept by what the caller hears, and by the end', () => {
    expect(given([claimed, promised, kept]).state).not.toHaveProperty('promise');
    const note: Step = { by: DINA, do: { type: 'note', text: 'x', attachments: [] }, at: 30 };
    expect(given([claimed, promised, note]).state.promise?.dueAt).toEqual(minutesAfter(HOUR));
    const fixed: Step = { by: DINA, do: { type: 'resolve', text: 'x', code: 'fixed' }, at: 30 };
    expect(given([claimed, promised, fixed]).state).not.toHaveProperty('promise');
  });

  it('that is broken gives a new one, and then no other', () => {
    given([claimed, promised])
      .when('vagt', { type: 'tick' }, HOUR - 1)
      .thenNothing();
    const once = given([claimed, promised]).when('vagt', { type: 'tick' }, HOUR).then('promiseBroken');
    expect(once.state.promise).toEqual({ dueAt: minutesAfter(3 * HOUR), broken: true });
    const twice = once.when('vagt', { type: 'tick' }, 3 * HOUR);
    const { events, story } = twice;
    expect(events).toContainEqual(expect.not.objectContaining({ dueAt: expect.anything() }));
    expect(story.state).not.toHaveProperty('promise');
    const told = react(events, once.state, story.state, desk).flatMap((one) =>
      one.type === 'once' && one.notice.kind === 'promiseBroken' ? [one.to.type] : [],
    );
    // The caller reads that the lead knows.
    expect(told).toEqual(['caller', 'lead']);
  });

  it('waits while the case waits for the caller, and goes on with their answer', () => {
    const waits: Step = { by: DINA, do: { type: 'wait', reason: 'caller' }, at: 10 };
    const story = given([claimed, promised, waits, tickAt(2 * HOUR)]);
    expect(story.events.map(({ type }) => type)).not.toContain('promiseBroken');
    const back = story.when(DINA, { type: 'resume' }, 2 * HOUR).then('resumed');
    expect(back.state.promise?.dueAt).toEqual(minutesAfter(4 * HOUR));
    const free = story.when(DINA, { type: 'release' }, 2 * HOUR);
    expect(free.story.state.promise?.dueAt).toEqual(minutesAfter(4 * HOUR));
  });

  it('stands through release and hand-over', () => {
    const released: Step = { by: DINA, do: { type: 'release' }, at: 20 };
    expect(given([claimed, promised, released]).state.promise?.dueAt).toEqual(minutesAfter(HOUR));
  });
});

describe('one silence', () => {
  const soon: Step = { by: DINA, do: { type: 'promise', until: minutesAfter(20) }, at: 5 };

  it('reminds the owner once, of the promise and of the silence together', () => {
    const broken = silent(claimed, soon, tickAt(20));
    expect(reminders(broken)).toEqual(['promiseBroken']);
    expect(broken.state.news).toMatchObject({ told: 1, dueAt: minutesAfter(50) });
    expect(reminders(silent(claimed, soon, tickAt(20), tickAt(36)))).toEqual(['promiseBroken']);
  });

  it('is told to the caller when the lead hears of it', () => {
    expect(nextNews(silent(claimed).state)).toEqual(minutesAfter(61));
    const { state } = silent(claimed, tickAt(31), tickAt(61));
    expect(state.promise).toEqual({ dueAt: minutesAfter(61 + 2 * HOUR), broken: true });
  });

  it('promises nothing while the caller is asked', () => {
    const asked: Step = { by: DINA, do: { type: 'ask', text: 'Where?' }, at: 2 };
    expect(nextNews(silent(claimed, asked).state)).toBeUndefined();
    expect(silent(claimed, asked, tickAt(32), tickAt(62)).state).not.toHaveProperty('promise');
  });
});

describe('the card', () => {
  const { state } = given([claimed, promised]);
  const words = (lang: 'da' | 'en', place: 'caller' | 'team') =>
    read(incidentCard(state, place, reading(lang, 10))).join('\n');

  it('says by when the caller hears of it', () => {
    expect(words('en', 'caller')).toContain('You will hear from us by 10:00');
    expect(words('da', 'caller')).toContain('Du hører fra os senest kl. 10.00');
    expect(words('da', 'team')).toContain('Kim Jensen er lovet nyt senest kl. 10.00');
  });
});

describe('from chat', () => {
  const opened = async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    return desk;
  };

  it.each([
    ['promise INC-1 in 2 hours the part comes', 'is promised news of INC-1 by'],
    ['lov INC-1 om 2 timer delen kommer', 'er lovet nyt om INC-1 senest'],
  ])('%s', async (text, done) => {
    const desk = await opened();
    expect(shown(await desk.says('dina', text))).toContain(done);
    const { promise } = await desk.incident(1);
    expect(promise?.text).toMatch(/^(the part comes|delen kommer)$/);
  });

  it('without a moment it opens the form, and says what it did not understand', async () => {
    const desk = await opened();
    expect(shown(await desk.says('dina', 'promise INC-1'))).toContain('promise.send');
    expect(shown(await desk.says('dina', 'promise INC-1 whenever it suits'))).toContain('promise.send');
    expect(await desk.incident(1)).not.toHaveProperty('promise');
  });

  it.each(['lov mig at det virker i morgen', 'promise of a new printer'])('%s is a report', async (text) => {
    const desk = await opened();
    expect(shown(await desk.says('dina', text))).toContain('report.send');
  });
});
