import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { historyLines } from '../../../src/incident/views/lists/show';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { createDeskChat, shown } from '../../support/desk-chat';
import { aReport, CALLER, claimed, DINA, given, OTHER, resolved, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const other = { id: 'i-7', number: 7, confidential: false, ended: false, guest: false };
const into = (more: Partial<typeof other> = {}) => ({ type: 'merge', into: { ...other, ...more } }) as const;
const merged: Step = { by: DINA, do: into(), at: 5 };
const DAY = 24 * 60;

describe('a case that is the same as another', () => {
  it('ends as a duplicate of it, and its people are asked for there', () => {
    const story = given([claimed]).when(DINA, into(), 5).then('merged');
    expect(story.state).toMatchObject({
      status: 'closed',
      resolution: { code: 'duplicate' },
      closed: { how: 'merged' },
      merged: { into: 'i-7', number: 7 },
    });
    expect(story.state).not.toHaveProperty('nextAt');
    expect(given().when(DINA, into()).then('merged').state.status).toBe('closed');
  });

  it('not of itself, of one that is over, or where either is confidential', () => {
    const { state } = given();
    given()
      .when(DINA, into({ id: state.id }))
      .thenRefused('into_itself');
    given()
      .when(DINA, into({ ended: true }))
      .thenRefused('into_ended');
    given()
      .when(DINA, into({ confidential: true }))
      .thenRefused('is_confidential');
    given()
      .when(DINA, into({ guest: true }))
      .thenRefused('caller_is_guest');
    given([claimed, resolved]).when(DINA, into(), 9).thenRefused('not_now');
  });

  it.each([CALLER, OTHER])('by those who work on it, not by $name', (by) => {
    given()
      .when(by, into())
      .thenRefused(by === CALLER ? 'only_operators' : 'no_such_incident');
  });

  it('once', () => {
    given([merged]).when(DINA, into(), 6).thenNothing();
    given([merged])
      .when(DINA, into({ id: 'i-6', number: 6 }), 6)
      .thenRefused('not_now');
  });

  it('may be split again for fourteen days, and is as it was; its caller may open it too', () => {
    const again = given([claimed, merged]).when(DINA, { type: 'split' }, 6).then('reopened');
    expect(again.state).toMatchObject({ status: 'in_progress', owner: { id: DINA.id } });
    expect(again.state).not.toHaveProperty('merged');
    expect(again.state).not.toHaveProperty('resolution');
    expect(given([merged]).when(CALLER, { type: 'reopen' }, 6).then('reopened', 'planned').state.status).toBe('new');
    given([merged])
      .when(DINA, { type: 'split' }, 15 * DAY)
      .thenRefused('too_late');
    given([claimed]).when(DINA, { type: 'split' }, 6).thenRefused('not_merged');
  });
});

describe('its caller says that it is the same as a known one', () => {
  const same = (more: object = { into: { id: 'i-7', number: 7 } }) => ({ type: 'sameAs', ...more }) as const;
  const known = () => aReport({ alike: 'i-7' });

  it('ends as a duplicate; once, and not where it has ended otherwise', () => {
    const { state } = given([claimed], known()).when(CALLER, same(), 5).then('merged');
    expect(state).toMatchObject({ status: 'closed', merged: { into: 'i-7', number: 7 } });
    given([{ by: CALLER, do: same(), at: 5 }], known())
      .when(CALLER, same(), 6)
      .thenNothing();
    given([{ by: DINA, do: into({ id: 'i-6', number: 6 }), at: 5 }], known())
      .when(CALLER, same(), 6)
      .thenRefused('not_now');
    given([claimed, resolved], known()).when(CALLER, same(), 9).thenRefused('not_now');
  });

  it('not where nobody may know of that any more, or their own is confidential; and nobody else says so', () => {
    given([], known()).when(CALLER, same({})).thenRefused('not_known');
    given([], aReport({ alike: 'i-7', category: 'people' }))
      .when(CALLER, same())
      .thenRefused('not_known');
    given([], known()).when(DINA, same()).thenRefused('only_caller');
  });
});

describe('shown', () => {
  const { state, events } = given([claimed, merged], aReport());

  it.each(['da', 'en'] as const)('on both cards, in the history and to its caller: %s', (lang) => {
    const ctx = reading(lang, 6);
    expect(read(incidentCard(state, 'caller', ctx)).join('\n')).toMatch(/(same as|samme som) INC-7/);
    const team = JSON.stringify(incidentCard(state, 'team', ctx));
    expect(team).toContain('"split"');
    expect(team).not.toContain('"reopen');
    expect(historyLines(events, 'caller', state, ctx, 9).join()).toMatch(/(same as|samme som) INC-7/);
    const told = noticeView({ kind: 'merged', number: 7 }, state, ctx, 'caller', DINA.name);
    expect(read(told).join('\n')).toMatch(/(same as|samme som) INC-7/);
    expect(JSON.stringify(told)).toContain('reopen.open');
  });
});

describe('from chat', () => {
  const opened = async () => {
    const desk = createDeskChat();
    for (const name of ['kim', 'eva', 'dina']) await desk.says(name, 'language en');
    await desk.says('kim', 'report the printer is jammed');
    await desk.says('eva', 'report nothing prints');
    return desk;
  };

  it.each([
    ['merge INC-2 INC-1', 'split INC-2'],
    ['merge INC-2 into #1', 'split #2'],
    ['slå sammen INC-2 med INC-1', 'skil ad INC-2'],
    ['slaa sammen INC-2 INC-1', 'skil ad INC-2'],
  ])('%s, and %s', async (text, back) => {
    const desk = await opened();
    expect(shown(await desk.says('dina', text))).toMatch(/same as INC-1|samme som INC-1/);
    expect(await desk.incident(2)).toMatchObject({ status: 'closed', merged: { number: 1 } });
    expect(shown(await desk.says('dina', text))).toContain('INC-1');
    expect(shown(await desk.says('dina', back))).toMatch(/open again|åben igen/);
    expect(await desk.incident(2)).not.toHaveProperty('merged');
  });

  it.each(['merge cells in the sheet', 'split keyboard wanted', 'slå sammen'])('%s is a report', async (text) => {
    const desk = await opened();
    expect(shown(await desk.says('dina', text))).toContain('report.send');
  });

  it('says what is wrong, and changes nothing: itself, none, one of others, one that is over, in a circle', async () => {
    const desk = await opened();
    await desk.says('kim', 'report løn is missing');
    expect((await desk.incident(3)).confidential).toBe(true);
    expect(shown(await desk.says('dina', 'merge INC-2 INC-2'))).toContain('That is the same case.');
    expect(shown(await desk.says('dina', 'merge INC-2 INC-99'))).toContain('INC-99');
    expect(shown(await desk.says('dina', 'merge INC-2'))).toContain('Which case is it the same as?');
    expect(shown(await desk.says('dina', 'merge INC-2 INC-3'))).toContain('no INC-3');
    expect(shown(await desk.says('anna', 'merge INC-2 INC-3'))).toMatch(/confidential|fortrolig/);
    expect(shown(await desk.says('anna', 'merge INC-3 INC-2'))).toMatch(/confidential|fortrolig/);
    for (const number of [1, 2, 3]) expect(await desk.incident(number)).toMatchObject({ status: 'new' });
    await desk.says('dina', 'merge INC-2 INC-1');
    expect(shown(await desk.says('dina', 'merge INC-1 INC-2'))).toContain('is over, or is itself a duplicate');
    expect(await desk.incident(1)).toMatchObject({ status: 'new' });
    expect(shown(await desk.says('dina', 'split INC-1'))).toContain('INC-1 is not the same as any other case.');
  });

  it('by its form behind More', async () => {
    const desk = await opened();
    const data = { incident: (await desk.incident(2)).id, place: 'team' };
    expect(shown(await desk.presses('dina', 'more', data))).toContain('merge.open');
    expect(shown(await desk.presses('dina', 'merge.open', data))).toContain('This one ends as a duplicate');
    const again = shown(await desk.presses('dina', 'merge.send', { ...data, into: 'INC-99' }));
    expect(again).toContain('INC-99');
    expect(again).toContain('merge.send');
    await desk.presses('dina', 'merge.send', { ...data, into: 'INC-1' });
    expect(await desk.incident(2)).toMatchObject({ merged: { number: 1 } });
    await desk.presses('dina', 'split', data);
    expect(await desk.incident(2)).toMatchObject({ status: 'new' });
  });
});
