import { overtaken } from '../../../src/incident/overtaken';
import { react } from '../../../src/incident/react';
import { mayRead } from '../../../src/incident/rights';
import { ANNA, aReport, asked, BO, CALLER, claimed, DINA, given, MONDAY_9, OTHER, resolved } from '../../support/given';

const EMAIL = 'kim@firm.dk';
const kim = { ...CALLER, email: EMAIL };
const DIRECT = { platform: 'slack', kind: 'direct', id: 'T1/U1' } as const;
const called = { at: MONDAY_9, source: 'phone' as const };
const nobody = { id: 'nobody', name: 'Kim Jensen' };
const typed = aReport({ by: DINA, caller: nobody, called, absent: { email: EMAIL }, asks: true });
const inNoChat = aReport({ by: DINA, caller: nobody, called, absent: {} });
const text = { type: 'answer', text: 'The red one', attachments: [] } as const;

describe('an address that an operator typed', () => {
  it('is asked, and gives no right but to say whose the case is', () => {
    const { state, events, desk } = given([], typed);
    expect(state.absent).toEqual({ email: EMAIL, asked: true });
    expect(events.map(({ type }) => type)).toEqual(['logged', 'addressAsked']);
    const said = react(events, undefined, state).filter((effect) => effect.type === 'once');
    expect(said.map(({ to, notice }) => [to.type, notice.kind])).toContainEqual(['addressee', 'isYours']);
    expect(react(events, undefined, state)).not.toContainEqual({ type: 'live', place: 'caller' });
    expect(mayRead(desk, kim, state)).toBe(false);
  });

  it('makes its owner the caller by their yes, and by nobody else’s', () => {
    const story = given([claimed], typed);
    for (const stranger of [CALLER, { ...OTHER, email: 'ole@firm.dk' }, { ...kim, member: false }, DINA]) {
      story.when(stranger, { type: 'own', origin: DIRECT }).thenRefused('no_such_incident');
      story.when(stranger, { type: 'disown' }).thenRefused('no_such_incident');
    }
    const theirs = story.when(kim, { type: 'own', origin: DIRECT }).then('owned');
    expect(theirs.state).toMatchObject({ caller: { id: kim.id }, origin: DIRECT });
    expect(theirs.state.absent).toBeUndefined();
    expect(mayRead(theirs.desk, kim, theirs.state)).toBe(true);
    theirs.when(kim, { type: 'own', origin: DIRECT }, 20).thenNothing();
    theirs.when(kim, { type: 'disown' }, 20).thenRefused('not_now');
  });

  it('is forgotten by their no, which whoever typed it hears', () => {
    const { events, story } = given([claimed], typed).when(kim, { type: 'disown' });
    expect(story.state.absent).toEqual({ denied: true });
    const said = react(events, undefined, story.state).filter((effect) => effect.type === 'once');
    expect(said.map(({ to, notice }) => [to, notice.kind])).toEqual([[{ type: 'sender', id: DINA.id }, 'notTheirs']]);
    story.when(kim, { type: 'own', origin: DIRECT }, 20).thenRefused('no_such_incident');
    story.when(kim, { type: 'disown' }, 20).thenRefused('no_such_incident');
  });

  it('is not asked any more once it was answered, or the case is over', () => {
    const isOver = (state: typeof typed extends never ? never : ReturnType<typeof given>['state']) =>
      overtaken({ effect: '1.0' }, { kind: 'isYours' }, { state, timeline: [], version: 1, outbox: [], keys: [] });
    const story = given([claimed], typed);
    expect(isOver(story.state)).toBeUndefined();
    expect(isOver(story.when(kim, { type: 'own', origin: DIRECT }).story.state)).toBe('overtaken');
    expect(isOver(given([claimed, resolved], typed).state)).toBe('overtaken');
  });
});

describe('the answers of a caller who is in no chat', () => {
  it('are logged by who works on it and by whoever wrote it down, and count as the caller’s', () => {
    const story = given([claimed, asked], inNoChat);
    for (const operator of [DINA, ANNA]) {
      const { state, events } = story.when(operator, text).then('answered');
      expect(events.at(-1)).toMatchObject({ type: 'answered', logged: true, by: { id: operator.id } });
      expect(state).toMatchObject({ status: 'in_progress', lastAnswer: { text: 'The red one' } });
      expect(state.lastAnswer?.by).toBeUndefined();
    }
    story.when(OTHER, text).thenRefused('no_such_incident');
    expect(given([claimed, resolved], inNoChat).when(ANNA, { type: 'fixed' }).then('closed').state.closed?.how).toBe(
      'confirmed',
    );
  });

  it('are nobody’s but their own once they are in chat', () => {
    given([claimed, asked]).when(DINA, text).thenRefused('only_caller');
    const theirs = given([claimed, asked], typed).when(kim, { type: 'own', origin: DIRECT }, 5).story;
    theirs.when(DINA, text, 6).thenRefused('only_caller');
    const { events } = theirs.when(kim, text, 6).then('answered');
    expect(events.at(-1)).not.toHaveProperty('logged');
  });

  it('of a confidential case are for its lead: whoever wrote it down reads it no more', () => {
    const secret = { ...inNoChat, category: 'people' };
    given([], secret).when(DINA, text).thenRefused('no_such_incident');
    given([], secret).when(BO, text).thenRefused('no_such_incident');
    given([], secret).when(ANNA, text).then('answered');
  });

  it('are asked for of its owner, whom the desk reminds', () => {
    const story = given([claimed, asked], inNoChat);
    const { events, story: later } = story.when('vagt', { type: 'tick' }, 3 * 24 * 60);
    const said = react(events, story.state, later.state).filter((effect) => effect.type === 'once');
    expect(said.map(({ to, notice }) => [to.type, notice.kind])).toContainEqual(['owner', 'nudged']);
    expect(said.map(({ to }) => to.type)).not.toContain('caller');
  });
});
