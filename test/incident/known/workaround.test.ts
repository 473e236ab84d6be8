import { LIMITS } from '../../../src/ground/limits';
import { react } from '../../../src/incident/react';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { participantCard } from '../../../src/incident/views/card/participant';
import { historyLines } from '../../../src/incident/views/lists/show';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { aTypedDesk } from '../../support/case-types';
import { createDeskChat, shown } from '../../support/desk-chat';
import { aReport, CALLER, claimed, DINA, given, OTHER, resolved, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const TEXT = 'Use the printer on floor 2';
const helps = { type: 'workaround', why: TEXT } as const;
const helped: Step = { by: DINA, do: helps, at: 5 };
const answered = aReport({ assessment: { impact: 'team', urgency: 'stopped' } });

const told = ({ before, by = DINA }: { readonly before: readonly Step[]; readonly by?: typeof DINA }) => {
  const story = given(before, answered);
  const { events, story: after } = story.when(by, helps, 6);
  return react(events, story.state, after.state).flatMap((effect) => (effect.type === 'once' ? [effect.to] : []));
};

describe('a workaround', () => {
  it('is kept, and the case stays as open as it was', () => {
    const { state } = given([claimed], answered).when(DINA, helps, 5).then('workedAround');
    expect(state).toMatchObject({ status: 'in_progress', workaround: { text: TEXT, by: { name: DINA.name } } });
    expect(given([], answered).when(DINA, helps).then('workedAround').state.status).toBe('new');
  });

  it('asks once more how urgent it is, and not with every other one', () => {
    const first = given([claimed], answered).when(DINA, helps, 5).then('workedAround');
    expect(first.state.unanswered).toEqual(['urgency']);
    expect(first.state.priority).toBe(given([claimed], answered).state.priority);
    const calm: Step = { by: CALLER, do: { type: 'assess', urgency: 'working' }, at: 6 };
    const after = given([claimed, helped, calm], answered);
    expect(after.state.unanswered).toEqual([]);
    expect(after.state.priority > first.state.priority).toBe(true);
    const other = after.when(DINA, { type: 'workaround', why: 'Or the one on floor 3' }, 7).then('workedAround');
    expect(other.state).toMatchObject({ unanswered: [], workaround: { text: 'Or the one on floor 3' } });
  });

  it('does not ask it of what nobody is asked how urgent it is', () => {
    const needed: Step = { by: DINA, do: { type: 'retype', caseType: 'question' }, at: 2 };
    const { state } = given([needed], answered, aTypedDesk()).when(DINA, helps, 5).then('workedAround');
    expect(state.unanswered).toEqual([]);
  });

  it('is news that was promised', () => {
    const promised: Step = { by: DINA, do: { type: 'promise', until: new Date('2026-11-30T12:00:00Z') }, at: 2 };
    const { state } = given([claimed, promised]);
    expect(state).toHaveProperty('promise');
    expect(given([claimed, promised, helped]).state).not.toHaveProperty('promise');
  });

  it.each([CALLER, OTHER])('is for those who work on it, not for $name', (by) => {
    given()
      .when(by, helps)
      .thenRefused(by === CALLER ? 'only_operators' : 'no_such_incident');
  });

  it('is some words, not too many, of a case that is not solved', () => {
    given().when(DINA, { type: 'workaround', why: ' \n ' }).thenRefused('empty_text');
    given()
      .when(DINA, { type: 'workaround', why: 'x'.repeat(LIMITS.why + 1) })
      .thenRefused('too_long');
    given([claimed, resolved]).when(DINA, helps, 9).thenRefused('not_now');
  });

  it('once', () => {
    given([helped]).when(DINA, helps, 6).thenNothing();
  });
});

describe('told', () => {
  const eva = { id: OTHER.id, name: OTHER.name, member: true };
  const joined: Step = { by: DINA, do: { type: 'invite', who: eva }, at: 3 };

  it('to the caller, and to those who follow the case itself, not to those of its service or team', () => {
    expect(told({ before: [claimed] })).toEqual([{ type: 'caller' }]);
    expect(told({ before: [claimed, joined] })).toEqual([{ type: 'caller' }, { type: 'followers', own: true }]);
  });

  it('to the caller with the question, answered by one press', () => {
    const { state } = given([claimed, helped], answered);
    const view = noticeView({ kind: 'workaround', text: TEXT }, state, reading('en', 6), 'caller', DINA.name);
    const words = read(view).join('\n');
    expect(words).toContain(`${DINA.name} has found something that helps for now. Your case stays open.`);
    expect(words).toContain(TEXT);
    expect(words).toContain('Can you work?');
    expect(JSON.stringify(view)).toContain('"urgency":"working"');
    const da = noticeView({ kind: 'workaround', text: TEXT }, state, reading('da', 6), 'caller', DINA.name);
    expect(read(da).join('\n')).toContain('har fundet noget, der hjælper for nu. Din sag er stadig åben.');
  });

  it('without it once that is answered', () => {
    const calm: Step = { by: CALLER, do: { type: 'assess', urgency: 'working' }, at: 6 };
    const { state } = given([claimed, helped, calm], answered);
    const view = noticeView({ kind: 'workaround', text: TEXT }, state, reading('en', 7), 'caller');
    expect(JSON.stringify(view)).not.toContain('Can you work?');
    expect(JSON.stringify(view)).not.toContain('urgency');
  });
});

describe('shown', () => {
  it('on every card while the case is open', () => {
    const { state, events } = given([claimed, helped], answered);
    const en = reading('en', 6);
    for (const view of [
      incidentCard(state, 'caller', en),
      incidentCard(state, 'team', en),
      participantCard(state, en),
    ]) {
      const words = read(view).join('\n');
      expect(words).toContain('Dina Krogh has a way around it for now');
      expect(words).toContain(TEXT);
    }
    expect(historyLines(events, 'caller', state, reading('da', 6), 9).join()).toContain(
      `Dina Krogh fortalte, hvad der hjælper for nu: ${TEXT}`,
    );
    const over = given([claimed, helped, resolved], answered).state;
    expect(read(incidentCard(over, 'caller', en)).join()).not.toContain(TEXT);
  });
});

describe('from chat', () => {
  const opened = async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    return { desk, data: { incident: (await desk.incident(1)).id, place: 'team' } };
  };

  it.each([
    [`workaround INC-1 ${TEXT}`, 'is told what helps with INC-1 for now. It stays open.'],
    [`midlertidig løsning #1 ${TEXT}`, 'får at vide, hvad der hjælper på INC-1 for nu. Den er stadig åben.'],
    [`midlertidig loesning INC-1 ${TEXT}`, 'Den er stadig åben.'],
  ])('%s', async (text, done) => {
    const { desk } = await opened();
    expect(shown(await desk.says('dina', text))).toContain(done);
    expect(await desk.incident(1)).toMatchObject({ workaround: { text: TEXT } });
  });

  it.each(['workaround for the vpn please', 'midlertidig løsning ønskes', 'workaround'])(
    '%s is a report',
    async (text) => {
      const { desk } = await opened();
      expect(shown(await desk.says('dina', text))).toContain('report.send');
    },
  );

  it('by its form, which says who hears it and is filled with the present one', async () => {
    const { desk, data } = await opened();
    expect(shown(await desk.presses('dina', 'more', data))).toContain('workaround.open');
    const form = shown(await desk.presses('dina', 'workaround.open', data));
    expect(form).toMatch(/is told, and so are those who follow the case, take part, or have the same/);
    expect(shown(await desk.presses('dina', 'workaround.send', { ...data, why: ' ' }))).toContain('workaround.send');
    await desk.presses('dina', 'workaround.send', { ...data, why: TEXT });
    expect(shown(await desk.presses('dina', 'workaround.open', data))).toContain(`"value":"${TEXT}"`);
  });

  it('not by its caller, and not of a case that they may not read', async () => {
    const { desk } = await opened();
    await desk.says('kim', `workaround INC-1 ${TEXT}`);
    expect(shown(await desk.says('eva', `workaround INC-1 ${TEXT}`))).toContain('INC-1');
    expect(await desk.incident(1)).not.toHaveProperty('workaround');
  });
});
