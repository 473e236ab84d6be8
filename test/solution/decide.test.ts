import { decide } from '../../src/solution/decide';
import { evolve } from '../../src/solution/evolve';
import { solutionKind } from '../../src/solution/kind';
import { MOST_STEPS, STEPS_MAX } from '../../src/solution/policies/written';
import type { SolutionCommand } from '../../src/solution/stored';
import type { Solution } from '../../src/solution/types';
import { aDesk } from '../support/desk';
import { minutes } from '../support/incidents';
import { ACTORS, anApproved, aSolution } from './sample';

const desk = aDesk();
const { anna, bo, dina, kim, gil } = ACTORS;
const at = minutes(10);
const ID = { solution: 's-1', key: 'k' } as const;
const WRITTEN = {
  lang: 'da',
  version: { title: 'Papirstop', steps: '1. Åbn bakke 2' },
  readers: 'callers',
  team: 'service-desk',
  category: 'hardware',
} as const;

const BORN = { number: 1, source: 'slack', externalKey: 'e-1' } as const;
const draft = (more: Partial<Extract<SolutionCommand, { type: 'draft' }>> = {}): SolutionCommand => ({
  ...ID,
  ...BORN,
  type: 'draft',
  by: dina,
  ...WRITTEN,
  ...more,
});

const given = (state: Solution | undefined, command: SolutionCommand) => decide(command, at, state, desk);
/** What it is like afterwards, and who is told. */
const after = (state: Solution | undefined, command: SolutionCommand) => {
  const events = given(state, command);
  if (!('length' in events)) throw new Error(JSON.stringify(events));
  const next = events.reduce<Solution | undefined>(evolve, state);
  if (!next) throw new Error('Nothing happened');
  return { next, told: solutionKind.react(events, state, next, desk) };
};

describe('a draft', () => {
  it('is made by whoever works with cases; its lead is asked', () => {
    const { next, told } = after(undefined, draft());
    expect(next).toMatchObject({ status: 'draft', number: 1, versions: { da: WRITTEN.version }, draftedAt: at });
    expect(told).toEqual([{ type: 'once', to: { type: 'lead' }, notice: { kind: 'toApprove' }, actor: 'Dina Krogh' }]);
  });

  it('of the lead asks nobody', () => {
    expect(after(undefined, draft({ by: anna })).told).toEqual([]);
  });

  it.each([kim, gil])('is refused to $name', (by) => {
    expect(given(undefined, draft({ by }))).toEqual({ refused: 'only_operators' });
  });

  it.each([
    ['without steps', { title: 'x', steps: ' \n' }, 'empty_text'],
    ['with ten thousand steps', { title: 'x', steps: 'do\n'.repeat(10_000) }, 'too_many_steps'],
    ['with one line too many', { title: 'x', steps: `${'do\n'.repeat(MOST_STEPS)}do` }, 'too_many_steps'],
    ['that is too long', { title: 'x', steps: 'x'.repeat(STEPS_MAX + 1) }, 'too_long'],
    ['with too long a title', { title: 'x'.repeat(151), steps: 'x' }, 'too_long'],
  ])('%s is refused', (_, version, refused) => {
    expect(given(undefined, draft({ version }))).toEqual({ refused });
  });

  it('about what the desk does not have is refused', () => {
    expect(given(undefined, draft({ category: 'constructor' }))).toEqual({ refused: 'no_such_area' });
  });

  it('is changed by its team, and in another language beside the first', () => {
    const { next, told } = after(aSolution(), { ...ID, type: 'revise', by: dina, ...WRITTEN });
    expect(next.versions).toEqual({ en: aSolution().versions.en, da: WRITTEN.version });
    expect(told).toEqual([]);
    expect(given(aSolution(), { ...ID, type: 'revise', by: bo, ...WRITTEN })).toEqual({ refused: 'no_such_solution' });
  });
});

describe('its lead', () => {
  it('approves it, and whoever wrote it hears so', () => {
    const { next, told } = after(aSolution(), { ...ID, type: 'approve', by: anna });
    expect(next).toMatchObject({ status: 'approved', approved: { by: { name: 'Anna Holm' }, at } });
    expect(told).toEqual([
      { type: 'once', to: { type: 'drafter', id: 'p-dina' }, notice: { kind: 'approved' }, actor: 'Anna Holm' },
    ]);
    expect(given(next, { ...ID, type: 'approve', by: anna })).toEqual([]);
  });

  it('is somebody who may: an operator is refused, and for another team it does not exist', () => {
    expect(given(aSolution(), { ...ID, type: 'approve', by: dina })).toEqual({ refused: 'only_lead' });
    expect(given(aSolution(), { ...ID, type: 'approve', by: bo })).toEqual({ refused: 'no_such_solution' });
    expect(given(aSolution(), { ...ID, type: 'approve', by: kim })).toEqual({ refused: 'no_such_solution' });
    expect(given(aSolution(), { ...ID, type: 'return', by: dina, why: 'x' })).toEqual({ refused: 'only_lead' });
  });

  it('sends it back with a reason; changed, it is asked for again', () => {
    const back = after(aSolution(), { ...ID, type: 'return', by: anna, why: 'Which tray?' });
    expect(back.next.returned).toMatchObject({ why: 'Which tray?' });
    expect(back.told).toMatchObject([{ to: { type: 'drafter' }, notice: { kind: 'returned', why: 'Which tray?' } }]);
    expect(given(back.next, { ...ID, type: 'return', by: anna, why: 'Which?' })).toEqual([]);
    const again = after(back.next, { ...ID, type: 'revise', by: dina, ...WRITTEN });
    expect(again.next.returned).toBeUndefined();
    expect(again.told).toMatchObject([{ to: { type: 'lead' }, notice: { kind: 'toApprove' } }]);
    expect(given(aSolution(), { ...ID, type: 'return', by: anna, why: ' ' })).toEqual({ refused: 'empty_text' });
  });

  it('and another who decides at once: the first one’s word stands, the other hears whose', () => {
    const admin = { ...bo, deskKey: 'carl', id: 'p-carl', name: 'Carl Friis' };
    const both = aDesk({ admins: ['anna', 'carl'] });
    const approved = after(aSolution(), { ...ID, type: 'approve', by: anna }).next;
    const said = (command: SolutionCommand, state: Solution) => decide(command, at, state, both);
    expect(said({ ...ID, type: 'approve', by: admin }, approved)).toEqual({ refused: 'approved_by', who: 'Anna Holm' });
    expect(said({ ...ID, type: 'return', by: admin, why: 'no' }, approved)).toMatchObject({ refused: 'approved_by' });
    const returned = after(aSolution(), { ...ID, type: 'return', by: anna, why: 'no' }).next;
    expect(said({ ...ID, type: 'approve', by: admin }, returned)).toEqual({ refused: 'returned_by', who: 'Anna Holm' });
  });

  it('takes it out of use; then nothing more is done with it', () => {
    const { next, told } = after(anApproved(), { ...ID, type: 'withdraw', by: anna, why: 'New printer' });
    expect(next).toMatchObject({ status: 'withdrawn', withdrawn: { why: 'New printer' } });
    expect(told).toEqual([]);
    expect(solutionKind.isOpen(next)).toBe(false);
    expect(given(next, { ...ID, type: 'withdraw', by: anna })).toEqual([]);
    expect(given(next, { ...ID, type: 'approve', by: anna })).toEqual({ refused: 'withdrawn' });
    expect(given(next, { ...ID, type: 'revise', by: anna, ...WRITTEN })).toEqual({ refused: 'withdrawn' });
    expect(given(anApproved(), { ...ID, type: 'withdraw', by: dina })).toEqual({ refused: 'only_lead' });
  });
});

describe('its use', () => {
  const use = (incident: string): SolutionCommand => ({ ...ID, type: 'use', by: 'vagt', incident });

  it('counts a case once, and a person once a day', () => {
    const { next } = after(anApproved(), use('i-1'));
    expect(next).toMatchObject({ used: 1, lastUsedAt: at, recent: [{ at, incident: 'i-1' }] });
    expect(given(next, use('i-1'))).toEqual([]);
    const person = { ...ID, type: 'use', by: kim, person: 'p-kim' } as const;
    const twice = after(next, person).next;
    expect(twice.used).toBe(2);
    expect(decide(person, minutes(10 + 23 * 60), twice, desk)).toEqual([]);
    expect(decide(person, minutes(10 + 25 * 60), twice, desk)).toMatchObject([{ type: 'used' }]);
  });

  it('counts as failed where its case is opened again within 14 days, once', () => {
    const { next } = after(anApproved(), use('i-1'));
    const fail = { ...ID, type: 'fail', by: 'vagt', incident: 'i-1' } as const;
    expect(decide(fail, minutes(10 + 15 * 24 * 60), next, desk)).toEqual([]);
    const failed = after(next, fail).next;
    expect(failed).toMatchObject({ used: 1, failed: 1, recent: [] });
    expect(given(failed, fail)).toEqual([]);
    expect(given(anApproved(), fail)).toEqual([]);
  });

  it('comes from a case alone', () => {
    const effect = { type: 'command', kind: 'solution', id: 's-1', command: 'use', key: 'k' } as const;
    expect(solutionKind.asked?.(effect, { kind: 'incident', id: 'i-1' })).toMatchObject({
      type: 'use',
      incident: 'i-1',
    });
    expect(solutionKind.asked?.({ ...effect, command: 'fail' }, { kind: 'incident', id: 'i-1' })).toMatchObject({
      type: 'fail',
    });
    expect(solutionKind.asked?.(effect, { kind: 'solution', id: 's-2' })).toBeUndefined();
    expect(solutionKind.asked?.({ ...effect, command: 'approve' }, { kind: 'incident', id: 'i-1' })).toBeUndefined();
  });
});

describe('from a file', () => {
  const file: SolutionCommand = {
    ...ID,
    ...BORN,
    type: 'import',
    fresh: true,
    by: 'vagt',
    readers: 'operators',
    team: 'network',
    category: 'network',
    versions: { da: { title: 'VPN', steps: 'Log ind igen' } },
    status: 'approved',
  };

  it('is made once, and what people did with it stays when the file comes again', () => {
    const { next } = after(undefined, file);
    expect(next).toMatchObject({ status: 'approved', approved: { by: 'vagt', at }, draftedBy: 'vagt', used: 0 });
    const used = after(next, { ...ID, type: 'use', by: 'vagt', incident: 'i-1' }).next;
    const again = after(used, {
      ...file,
      fresh: false,
      number: 99,
      versions: { en: { title: 'VPN', steps: 'Sign in' } },
    });
    expect(again.next).toMatchObject({ number: 1, used: 1, approved: { at } });
    expect(again.next.versions).toEqual({ en: { title: 'VPN', steps: 'Sign in' } });
    expect(given(undefined, { ...file, category: 'nothing' })).toEqual({ refused: 'no_such_area' });
  });
});

test('a command about none is refused', () => {
  expect(given(undefined, { ...ID, type: 'approve', by: anna })).toEqual({ refused: 'no_such_solution' });
});
