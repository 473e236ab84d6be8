import { outlook } from '../../src/incident/policies/outlook';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { historyLines } from '../../src/incident/views/lists/show';
import { whyView } from '../../src/incident/views/why/why-view';
import { createDeskChat, shown } from '../support/desk-chat';
import { CALLER, DINA, given, minutesAfter, OTHER, resolved, type Step } from '../support/given';
import { read, reading } from '../view/support';

const WHY = "the director's printer";
const raise = { type: 'priority', priority: 'P2', why: WHY } as const;
const back = { type: 'priority', priority: 'auto' } as const;
const raised: Step = { by: DINA, do: raise, at: 10 };

describe('an operator sets the priority', () => {
  it('with a reason, and plans afresh', () => {
    const { state } = given().when(DINA, raise, 10).then('prioritised', 'planned');
    expect(state).toMatchObject({ priority: 'P2', override: { why: WHY, by: { id: DINA.id } } });
    expect(state.resolutionTarget.span.text).toBe(given().desk.targets.P2.resolution.text);
  });

  it('keeps the earlier step when a raised priority would come later', () => {
    const before = given().state;
    const late = given().when(DINA, raise, 119).story.state;
    expect(late.policy?.steps[0]?.at).toEqual(minutesAfter(120));
    expect(late.responseTarget.dueAt.getTime()).toBeLessThanOrEqual(before.responseTarget.dueAt.getTime());
  });

  it('to what the matrix gives, too: then that holds', () => {
    given()
      .when(DINA, { ...raise, priority: given().state.priority })
      .then('prioritised');
  });

  it.each([CALLER, OTHER])('unless they do not work on it: $name', (by) => {
    given()
      .when(by, raise)
      .thenRefused(by === CALLER ? 'only_operators' : 'no_such_incident');
  });

  it('but not without a reason, with too long a one, or when it is solved', () => {
    given().when(DINA, { type: 'priority', priority: 'P2' }).thenRefused('empty_text');
    given()
      .when(DINA, { ...raise, why: 'x'.repeat(10_000) })
      .thenRefused('too_long');
    given([{ by: DINA, do: { type: 'claim' }, at: 1 }, resolved])
      .when(DINA, raise, 9)
      .thenRefused('not_now');
  });

  it('once', () => {
    given([raised]).when(DINA, raise, 11).thenNothing();
    given([raised])
      .when(DINA, { ...raise, why: 'Another reason' }, 11)
      .then('prioritised');
  });
});

describe('while it holds', () => {
  it('an answer of the caller changes who is hit, and not the priority', () => {
    const { state } = given([raised])
      .when(CALLER, { type: 'assess', impact: 'everybody', urgency: 'stopped' }, 20)
      .then('assessed');
    expect(state).toMatchObject({ priority: 'P2', impact: 'everybody', urgency: 'stopped', override: { why: WHY } });
  });

  it('the matrix comes back by hand, with all that was answered meanwhile', () => {
    const answered: Step = { by: CALLER, do: { type: 'assess', impact: 'everybody', urgency: 'stopped' }, at: 20 };
    const { state } = given([raised, answered]).when(DINA, back, 30).then('prioritised', 'planned');
    expect(state.priority).toBe('P1');
    expect(state).not.toHaveProperty('override');
    given().when(DINA, back).thenNothing();
  });
});

describe('shown', () => {
  const { state, events } = given([raised]);
  const en = reading('en', 12);
  const da = reading('da', 12);

  it('on the team’s card and in why, with what the matrix says beside it', () => {
    const words = "P2 · high instead of P4, by Dina Krogh: the director's printer";
    expect(read(incidentCard(state, 'team', en))).toEqual(
      expect.arrayContaining([`Priority: ${words}`, expect.stringMatching(/^By the matrix: P4/)]),
    );
    expect(read(whyView(state, outlook(state, en.now), [], en))).toContain(`Priority: ${words}`);
    expect(read(incidentCard(state, 'team', da))).toContain(
      "Prioritet: P2 · høj i stedet for P4, af Dina Krogh: the director's printer",
    );
  });

  it('without the reason to the caller', () => {
    expect(read(incidentCard(state, 'caller', en))).toContain('Priority: P2 · high');
    expect(JSON.stringify(incidentCard(state, 'caller', en))).not.toContain('director');
    expect(historyLines(events, 'caller', state, en, 9).join()).not.toContain('director');
    expect(historyLines(events, 'team', state, da, 9).join()).toContain(
      "Dina Krogh satte prioriteten til P2 · høj: the director's printer",
    );
  });
});

describe('typed', () => {
  const said = async (...texts: readonly string[]) => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    const replies: string[] = [];
    for (const text of texts) replies.push(shown(await desk.says('dina', text)));
    return { replies, state: await desk.incident(1) };
  };

  it.each(['priority INC-1 p2 the printer', 'prioritet #1 2: the printer'])('%s', async (text) => {
    expect((await said(text)).state).toMatchObject({ priority: 'P2', override: { why: 'the printer' } });
    expect((await said(text, 'priority INC-1 auto')).state).not.toHaveProperty('override');
  });

  it.each(['priority INC-1', 'priority INC-1 p2', 'priority INC-1 high'])('%s asks for the rest', async (text) => {
    const { replies, state } = await said(text);
    expect(replies[0]).toContain('priority.send');
    expect(state).not.toHaveProperty('override');
  });

  it.each(['priority 1 outage', 'priority 1', 'priority'])('%s is a report', async (text) => {
    const { replies, state } = await said(text);
    expect(replies[0]).toContain('report.send');
    expect(state).not.toHaveProperty('override');
  });
});
