import { typeFor, typeOf } from '../../../src/incident/policies/case-type';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { moreMenu } from '../../../src/incident/views/forms/more-menu';
import { historyLines } from '../../../src/incident/views/lists/show';
import { aTypedDesk } from '../../support/case-types';
import { aDesk } from '../../support/desk';
import { createDeskChat, shown } from '../../support/desk-chat';
import { aReport, CALLER, claimed, DINA, given, minutesAfter, OTHER, resolved, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const desk = aTypedDesk();
const laptop = aReport({ title: 'I would like to order a new laptop' });
const jam = aReport();
const as = (caseType: 'incident' | 'request' | 'question') => ({ type: 'retype', caseType }) as const;

describe('the type of a report', () => {
  it.each([
    ['I would like to order a new laptop', 'request'],
    ['Jeg vil gerne bestille en skærm', 'request'],
    ['Jeg mangler ADGANG TIL lønsystemet', 'request'],
    ['How do I set up my mail?', 'question'],
    ['Hej, hvordan skifter jeg kodeord', 'question'],
    ['My mail is empty. Where are my old mails?', 'question'],
    ['The printer where I sit is jammed', 'incident'],
    ['Ordering is broken, I need access to it', 'incident'],
    ['How do I print? The printer is down, it is broken', 'incident'],
    ['Disorder in the meeting room', 'incident'],
    ['The printer is jammed', 'incident'],
    ['', 'incident'],
  ] as const)('%s: %s', (text, type) => {
    expect(typeFor(desk, text)).toBe(type);
  });

  it('is an incident whatever it says, where the desk tells no types apart', () => {
    expect(typeFor(aDesk(), 'I would like to order a new laptop. How do I?')).toBe('incident');
    const { state } = given([], laptop, aDesk());
    expect(state).not.toHaveProperty('caseType');
    expect(given([], jam, desk).state).not.toHaveProperty('caseType');
  });
});

describe('a request', () => {
  it('has the priority and the targets of its type, and no question about urgency', () => {
    const { state } = given([], laptop, desk);
    expect(state).toMatchObject({ caseType: 'request', priority: 'P4' });
    expect(state.resolutionTarget.span.text).toBe('2400m');
    const words = read(incidentCard(state, 'caller', reading('en', 1, { desk })));
    expect(words).toContain('Type: Request');
    expect(words).toContain('Priority: P4 · low, as a request has');
    expect(words.join()).not.toContain('affected');
    expect(words).toContain('[Something is broken] [I have a question]');
    expect(words.join()).toContain('[I have it]');
    expect(words.join()).not.toContain('It works now');
    expect(read(incidentCard(state, 'team', reading('da', 1, { desk })))).toContain(
      'Prioritet: P4 · lav, som en anmodning har',
    );
  });

  it('keeps its priority, whatever is answered by an old button; another that was set has the targets of that', () => {
    const answer: Step = { by: CALLER, do: { type: 'assess', impact: 'everybody', urgency: 'stopped' }, at: 2 };
    const told = given([answer], laptop, desk);
    expect(told.state).toMatchObject({ priority: 'P4', impact: 'everybody' });
    const raised = told.when(DINA, { type: 'priority', priority: 'P2', why: 'The board' }, 3).story;
    expect(raised.state.resolutionTarget.span.text).toBe('480m');
    const back = raised.when(DINA, { type: 'priority', priority: 'auto' }, 4).story;
    expect(back.state).toMatchObject({ priority: 'P4' });
    expect(back.state.resolutionTarget.span.text).toBe('2400m');
  });

  it('is called so for ever, and has the priority of the matrix when asked, on a desk that has no types any more', () => {
    const { state, events } = given([], laptop, desk);
    const then = reading('en', 2);
    expect(typeOf(state)).toBe('request');
    expect(read(incidentCard(state, 'team', then))).toContain('Type: Request');
    expect(read(incidentCard(state, 'caller', then)).join()).not.toContain('Something is broken');
    expect(historyLines(events, 'team', state, then, 9).length).toBeGreaterThan(0);
  });
});

describe('the type is changed', () => {
  it('by an operator: priority, targets and policy are those of the new type', () => {
    const { state, events } = given([claimed], jam, desk).when(DINA, as('request'), 5).then('retyped', 'planned');
    expect(state).toMatchObject({ caseType: 'request', priority: 'P4', typedBy: { id: DINA.id } });
    expect(state.resolutionTarget.span.text).toBe('2400m');
    expect(state.status).toBe('in_progress');
    const ctx = reading('en', 6, { desk });
    expect(historyLines(events, 'team', state, ctx, 9).join()).toContain(
      'Dina Krogh made it: Request, before Incident; the priority is P4 · low',
    );
  });

  it('back to an incident: the matrix counts again, and what would come sooner is kept', () => {
    const before = given([], laptop, desk);
    const { state } = before.when(DINA, as('incident'), 30).then('retyped', 'planned');
    expect(state).not.toHaveProperty('caseType');
    expect(state).toMatchObject({ priority: 'P4', unanswered: ['impact', 'urgency'] });
    expect(state.responseTarget.dueAt).toEqual(minutesAfter(270));
  });

  it('and a priority that somebody set stays', () => {
    const set: Step = { by: DINA, do: { type: 'priority', priority: 'P2', why: 'The director' }, at: 2 };
    const { state } = given([set], jam, desk).when(DINA, as('request'), 5).then('retyped', 'planned');
    expect(state).toMatchObject({ priority: 'P2', caseType: 'request' });
  });

  it('by its caller until somebody has it or an operator has decided', () => {
    const { state } = given([], jam, desk).when(CALLER, as('question'), 2).then('retyped', 'planned');
    expect(state).toMatchObject({ caseType: 'question', priority: 'P5' });
    given([{ by: CALLER, do: as('question'), at: 2 }], jam, desk)
      .when(CALLER, as('request'), 3)
      .then('retyped', 'planned');
    const decided: Step = { by: DINA, do: as('question'), at: 2 };
    given([decided], jam, desk).when(CALLER, as('request'), 3).thenRefused('only_operators');
    given([claimed], jam, desk).when(CALLER, as('request'), 3).thenRefused('only_operators');
    expect(
      read(incidentCard(given([decided], jam, desk).state, 'caller', reading('en', 3, { desk }))).join(),
    ).not.toContain('I need something');
  });

  it('not by others, to what it is, to what the desk does not have, or when it is solved', () => {
    given([], jam, desk).when(OTHER, as('request')).thenRefused('no_such_incident');
    given([], jam, desk).when(DINA, as('incident')).thenNothing();
    given([], jam, aDesk()).when(DINA, as('request')).thenRefused('no_such_type');
    given([claimed, resolved], jam, desk).when(DINA, as('request'), 9).thenRefused('not_now');
  });

  it('by one press behind More…', () => {
    const { state } = given([claimed], jam, desk);
    expect(read(moreMenu(state, reading('en', 3, { desk })))).toContain('[Change to: Request] [Change to: Question]');
    expect(read(moreMenu(state, reading('da', 3))).join()).not.toContain('Skift til');
  });
});

describe('typed', () => {
  const said = async (text: string) => {
    const chat = createDeskChat(undefined, undefined, undefined, desk);
    await chat.says('kim', 'report the printer is jammed');
    return { reply: shown(await chat.says('dina', text)), state: await chat.incident(1) };
  };

  it.each(['type INC-1 request', 'type INC-1 anmodning', 'type #1 Anmodning'])('%s', async (text) => {
    const { reply, state } = await said(text);
    expect(state).toMatchObject({ caseType: 'request' });
    expect(reply).toContain('Request');
  });

  it.each(['type INC-1', 'type INC-1 nonsense'])('%s asks which', async (text) => {
    const { reply, state } = await said(text);
    expect(reply).toContain('Incident, Request, Question');
    expect(state).not.toHaveProperty('caseType');
  });

  it.each(['type 1 request', 'type'])('%s is a report', async (text) => {
    expect((await said(text)).reply).toContain('report.send');
  });
});
