import { incidentKindWith } from '../../src/incident/kind';
import { solutionHint, solutionNews, solutionPart } from '../../src/solution/parts';
import { createShelf } from '../../src/solution/shelf';
import type { Solution } from '../../src/solution/types';
import { textOf } from '../support/chat';
import { aDesk } from '../support/desk';
import { anIncident, minutes } from '../support/incidents';
import { memorySolutions } from '../support/memory/solutions';
import { anApproved, aSolution } from './sample';

const CTX = { desk: aDesk(), reader: { lang: 'en', zone: 'Europe/Copenhagen' }, now: minutes(5) } as const;
const shelfOf = (...all: readonly Solution[]) => {
  const shelf = createShelf(memorySolutions());
  for (const one of all) shelf.put(one);
  return shelf;
};
const REPORTING = { text: 'the printer is jammed again', category: 'hardware', member: true } as const;
const many = [1, 2, 3].map((number) => anApproved({ id: `s-${number}`, number }));

describe('above the form', () => {
  it('stand as many as the desk says, two at most, and none where it says so', () => {
    const hint = solutionHint(shelfOf(...many));
    expect(hint.find(REPORTING, aDesk())).toEqual(['1', '2']);
    expect(hint.find(REPORTING, aDesk({ solutions: { staleMs: 1, atIntake: 1 } }))).toEqual(['1']);
    expect(hint.find(REPORTING, aDesk({ solutions: { staleMs: 1, atIntake: 0 } }))).toEqual([]);
  });

  it('stands none for a stranger, none that is a draft, for operators, or out of use', () => {
    expect(solutionHint(shelfOf(...many)).find({ ...REPORTING, member: false }, aDesk())).toEqual([]);
    const others = [aSolution(), anApproved({ readers: 'operators' }), anApproved({ status: 'withdrawn' })];
    for (const one of others) expect(solutionHint(shelfOf(one)).find(REPORTING, aDesk())).toEqual([]);
  });

  it('what was taken out of use since is not shown', () => {
    const shelf = shelfOf(...many);
    shelf.put(anApproved({ id: 's-1', number: 1, status: 'withdrawn', changedAt: minutes(9) }));
    expect(JSON.stringify(solutionHint(shelf).blocks(['1', '2', 'x'], CTX)).match(/SOL-\d/g)).toEqual(['SOL-2']);
    expect(solutionHint(shelf).blocks(['1'], CTX)).toEqual([]);
  });
});

describe('on the card', () => {
  const incident = anIncident({ title: 'The printer is jammed', offers: ['1'] });
  const shown = (place: 'caller' | 'team', more = {}, shelf = shelfOf(...many)) =>
    textOf({ fallback: '', blocks: solutionPart(shelf)({ ...incident, ...more }, place, CTX) });

  it('its caller sees what was offered while it is open, its team all that fit', () => {
    expect(shown('caller')).toMatch(/SOL-1[^]*Open tray 2[^]*\[That helped\]/);
    expect(shown('caller')).not.toContain('SOL-2');
    expect(shown('caller', { offers: undefined })).toBe('');
    expect(shown('caller', { status: 'closed' })).toBe('');
    expect(shown('team')).toMatch(/\[Apply SOL-1\][^]*\[Apply SOL-3\]/);
  });

  it('what solved a case can be kept once; not of a confidential case, nor what was a solution already', () => {
    const by = { id: 'p', name: 'Dina' };
    const resolution = { text: 'New toner', code: 'fixed', at: minutes(1), by } as const;
    const ended = { status: 'resolved', resolution } as const;
    expect(shown('team', ended)).toBe('[Save as standard solution]');
    expect(shown('team', { ...ended, confidential: true })).toBe('');
    expect(shown('team', { ...ended, resolution: { ...resolution, code: 'no_fault' } })).toBe('');
    expect(shown('team', { ...ended, resolution: { ...resolution, solution: { id: 's-1', number: 1 } } })).toBe('');
    expect(shown('team', ended, shelfOf(aSolution({ fromCase: incident.id })))).toBe('');
    expect(shown('team', ended, shelfOf(anApproved({ fromCase: incident.id, status: 'withdrawn' })))).toBe(
      '[Save as standard solution]',
    );
  });
});

test('a solution hears that it solved a case, and that the case was opened again; others hear nothing', () => {
  const solution = { id: 's-1', number: 1 };
  const event = { by: 'vagt', deskVersion: 'v1', at: minutes(3) } as const;
  const resolved = { ...event, type: 'resolved', text: 'x', code: 'fixed', closesAt: minutes(9) } as const;
  const after = anIncident();
  const asked = { type: 'command', kind: 'solution', id: 's-1' };
  expect(solutionNews([{ ...resolved, solution }], undefined, after, aDesk())).toMatchObject([
    { ...asked, command: 'use' },
  ]);
  expect(solutionNews([resolved], undefined, after, aDesk())).toEqual([]);
  const by = { id: 'p', name: 'Dina' };
  const before = anIncident({ resolution: { text: 'x', code: 'fixed', at: minutes(3), by, solution } });
  const reopened = { ...event, type: 'reopened', to: 'in_progress' } as const;
  expect(solutionNews([reopened], before, after, aDesk())).toMatchObject([{ ...asked, command: 'fail' }]);
  expect(solutionNews([reopened], after, after, aDesk())).toEqual([]);
  const kind = incidentKindWith([solutionNews]);
  expect(
    kind.react([{ ...resolved, solution }], before, after, aDesk()).filter(({ type }) => type === 'command'),
  ).toHaveLength(1);
});

test('the shelf takes up what another process wrote, page by page, and never what is older than it knows', async () => {
  const store = memorySolutions();
  const put = (state: Solution) => store.create(state.id, { state, timeline: [], outbox: [], keys: [] });
  for (let number = 1; number <= 1100; number += 1) {
    const id = `s-${number}`;
    await put(anApproved({ id, number, externalKey: id, changedAt: minutes(number) }));
  }
  const shelf = createShelf(store);
  await Promise.all([shelf.look(), shelf.look()]);
  expect(shelf.all()).toHaveLength(1100);
  shelf.put(anApproved({ id: 's-7', number: 7, status: 'withdrawn', changedAt: minutes(2000) }));
  shelf.put(anApproved({ id: 's-7', number: 7, changedAt: minutes(1) }));
  await shelf.look();
  expect(shelf.byNumber(7)?.status).toBe('withdrawn');
  expect(shelf.all()).toHaveLength(1099);
});
