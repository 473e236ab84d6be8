import { LIMITS } from '../../src/ground/limits';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { historyLines } from '../../src/incident/views/lists/show';
import { createDeskChat, shown } from '../support/desk-chat';
import { aReport, CALLER, DINA, given, OTHER, resolved, type Step } from '../support/given';
import { read, reading } from '../view/support';

const FIRST = aReport().title;
const BETTER = 'HP printer, floor 3: paper jam in tray 2';
const better = { type: 'title', title: BETTER } as const;
const retitled: Step = { by: DINA, do: better, at: 10 };

describe('an operator gives a case a better title', () => {
  it('and the caller’s first one is kept, through every later one', () => {
    const { state } = given().when(DINA, better).then('retitled');
    expect(state).toMatchObject({ title: BETTER, callerTitle: FIRST });
    const again = given([retitled]).when(DINA, { type: 'title', title: 'Another' }, 11).then('retitled').state;
    expect(again).toMatchObject({ title: 'Another', callerTitle: FIRST });
  });

  it('or the caller’s own again: then nothing stands beside it', () => {
    const { state } = given([retitled]).when(DINA, { type: 'title', title: FIRST }, 11).then('retitled');
    expect(state.title).toBe(FIRST);
    expect(state).not.toHaveProperty('callerTitle');
  });

  it('on one line', () => {
    const { state } = given().when(DINA, { type: 'title', title: ' Paper\n  jam ' }).then('retitled');
    expect(state.title).toBe('Paper jam');
  });

  it.each([CALLER, OTHER])('unless they do not work on it: $name', (by) => {
    given()
      .when(by, better)
      .thenRefused(by === CALLER ? 'only_operators' : 'no_such_incident');
  });

  it('but not an empty one, one that is too long, or when it is solved', () => {
    given().when(DINA, { type: 'title', title: ' \n ' }).thenRefused('empty_text');
    given()
      .when(DINA, { type: 'title', title: 'x'.repeat(LIMITS.title) })
      .then('retitled');
    given()
      .when(DINA, { type: 'title', title: 'x'.repeat(LIMITS.title + 1) })
      .thenRefused('too_long');
    given([{ by: DINA, do: { type: 'claim' }, at: 1 }, resolved])
      .when(DINA, better, 9)
      .thenRefused('not_now');
  });

  it('once', () => {
    given([retitled]).when(DINA, better, 11).thenNothing();
    given().when(DINA, { type: 'title', title: FIRST }).thenNothing();
  });
});

describe('shown', () => {
  const { state, events } = given([retitled]);
  const en = reading('en', 12);
  const da = reading('da', 12);

  it('to the team, with what the caller wrote', () => {
    const words = read(incidentCard(state, 'team', en));
    expect(words[0]).toContain(BETTER);
    expect(words).toContain(`The caller wrote: ${FIRST}`);
    expect(read(incidentCard(state, 'team', da))).toContain(`Brugeren skrev: ${FIRST}`);
    expect(read(incidentCard(given().state, 'team', en)).join()).not.toContain('The caller wrote');
  });

  it('to the caller, without', () => {
    const words = read(incidentCard(state, 'caller', en));
    expect(words[0]).toContain(BETTER);
    expect(words.join()).not.toContain(FIRST);
  });

  it('in the history of both', () => {
    expect(historyLines(events, 'team', state, da, 9).join()).toContain(`Dina Krogh gav sagen en ny titel: ${BETTER}`);
    expect(historyLines(events, 'caller', state, en, 9).join()).toContain(`Dina Krogh gave it a new title: ${BETTER}`);
  });
});

describe('from chat', () => {
  const opened = async () => {
    const desk = createDeskChat();
    await desk.says('kim', 'report the printer is jammed');
    return { desk, data: { incident: (await desk.incident(1)).id, place: 'team' } };
  };

  it.each([
    [`title INC-1 ${BETTER}`, `INC-1 is now called “${BETTER}”.`, 'Nothing to do'],
    [`titel #1 ${BETTER}`, `INC-1 hedder nu »${BETTER}«.`, 'ikke noget at gøre'],
  ])('%s', async (text, done, again) => {
    const { desk } = await opened();
    expect(shown(await desk.says('dina', text))).toContain(done);
    expect(await desk.incident(1)).toMatchObject({ title: BETTER, callerTitle: 'the printer is jammed' });
    expect(shown(await desk.says('dina', text))).toContain(again);
  });

  it('says what is wrong with one that is too long, and that it is for operators', async () => {
    const { desk } = await opened();
    expect(shown(await desk.says('dina', `title INC-1 ${'x'.repeat(200)}`))).toContain('too long');
    expect(shown(await desk.says('kim', `title INC-1 ${BETTER}`))).not.toContain('is now called');
    expect((await desk.incident(1)).title).toBe('the printer is jammed');
  });

  it.each(['title 1 is missing', 'titel 5 mangler', 'title 1', 'title', 'titel'])('%s is a report', async (text) => {
    const { desk } = await opened();
    expect(shown(await desk.says('dina', text))).toContain('report.send');
    expect((await desk.incident(1)).title).toBe('the printer is jammed');
  });

  it('by its form behind More, filled with the present title', async () => {
    const { desk, data } = await opened();
    expect(shown(await desk.presses('dina', 'more', data))).toContain('title.open');
    const form = shown(await desk.presses('dina', 'title.open', data));
    expect(form).toContain('"value":"the printer is jammed"');
    expect(shown(await desk.says('dina', 'title INC-1'))).toBe(form);
    const empty = shown(await desk.presses('dina', 'title.send', { ...data, title: '  ' }));
    expect(empty).toContain('title.send');
    const sent = shown(await desk.presses('dina', 'title.send', { ...data, title: BETTER }));
    expect(sent).toContain('The caller wrote');
    expect(await desk.incident(1)).toMatchObject({ title: BETTER });
  });
});
