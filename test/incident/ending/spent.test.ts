import { resolve } from '../../../src/incident/commands/ending/resolve';
import type { RefusalCode } from '../../../src/incident/events';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { caseForm } from '../../../src/incident/views/forms/case-form';
import { historyLines } from '../../../src/incident/views/lists/show';
import { aDesk } from '../../support/desk';
import { aReport, claimed, DINA, given } from '../../support/given';
import { read, reading } from '../../view/support';

const causes = [{ key: 'defect', name: { da: 'Defekt', en: 'Defect' } }];
const desk = aDesk({ time: true, causes });
const case1 = (of = desk) => given([claimed], aReport(), of);
const solved = (more: object, of = desk) =>
  case1(of).when(DINA, { type: 'resolve', text: 'New toner', code: 'fixed', ...more }, 9);

describe('why it broke and how long it took', () => {
  it.each([
    [
      { cause: 'defect', minutes: '90' },
      { cause: 'defect', minutes: 90 },
    ],
    [{ cause: 'defect', minutes: '' }, { cause: 'defect' }],
    [{ cause: '-', minutes: '0' }, { minutes: 0 }],
    [{ cause: '', minutes: '10080' }, { minutes: 10_080 }],
    [{}, {}],
  ])('%j is kept as %j', (more, kept) => {
    const { resolution } = solved(more).then('resolved').state;
    const { text: _, code: __, at: ___, by: ____, ...spent } = resolution ?? {};
    expect(spent).toEqual(kept);
  });

  it.each<[object, RefusalCode]>([
    [{ minutes: '10081' }, 'minutes'],
    [{ minutes: '1.5' }, 'minutes'],
    [{ minutes: '-5' }, 'minutes'],
    [{ minutes: '1e3' }, 'minutes'],
    [{ minutes: 'en time' }, 'minutes'],
    [{ cause: 'gone' }, 'no_such_cause'],
    [{ cause: 'constructor' }, 'no_such_cause'],
  ])('%j is refused', (more, code) => {
    solved(more).thenRefused(code);
  });

  it('nothing of the time is kept where the desk does not ask for it', () => {
    expect(solved({ minutes: 'ages' }, aDesk({ causes })).story.state.resolution).not.toHaveProperty('minutes');
  });
});

describe('shown', () => {
  const { state, events } = solved({ cause: 'defect', minutes: '90' }).story;
  const [en, da] = [
    { ...reading('en', 12), desk },
    { ...reading('da', 12), desk },
  ];

  it('to the team, on the card and in the history', () => {
    expect(read(incidentCard(state, 'team', en))).toEqual(
      expect.arrayContaining(['Cause: Defect', 'Time spent: 1 hour and 30 minutes']),
    );
    expect(read(incidentCard(state, 'team', da))).toEqual(
      expect.arrayContaining(['Årsag: Defekt', 'Tidsforbrug: 1 time og 30 minutter']),
    );
    expect(historyLines(events, 'team', state, en, 9).join()).toContain('Cause: Defect · Time spent: 1 hour');
  });

  it('never to the caller', () => {
    const words = [...read(incidentCard(state, 'caller', en)), ...historyLines(events, 'caller', state, en, 9)].join();
    expect(words).toContain('New toner');
    expect(words).not.toMatch(/Defect|Time spent|1 hour/);
  });

  it('by its key where the desk’s file has the cause no longer', () => {
    expect(read(incidentCard(state, 'team', { ...en, desk: aDesk() }))).toContain('Cause: defect');
  });

  it('no more once it is open again', () => {
    const open = { ...state, status: 'in_progress' } as const;
    expect(read(incidentCard(open, 'team', en)).join()).not.toContain('Cause');
  });

  it('in the form, where the desk asks for them', () => {
    const { form } = resolve;
    if (!form) throw new Error('It has a form');
    const inputs = (of: typeof en) =>
      caseForm({ type: resolve.type, form }, state, 'team', of).blocks.flatMap((block) =>
        'id' in block ? [block.id] : [],
      );
    expect(inputs(en)).toEqual(['text', 'code', 'cause', 'minutes']);
    expect(inputs({ ...en, desk: aDesk() })).toEqual(['text', 'code']);
  });
});
