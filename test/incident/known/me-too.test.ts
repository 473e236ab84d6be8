import { VAGT } from '../../../src/ground/actor';
import { decide } from '../../../src/incident/decide';
import { evolve } from '../../../src/incident/evolve';
import { raisedBy } from '../../../src/incident/policies/services/me-toos';
import { react } from '../../../src/incident/react';
import type { Incident } from '../../../src/incident/types';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { historyLines } from '../../../src/incident/views/lists/show';
import { aDesk } from '../../support/desk';
import { createDeskChat, shown } from '../../support/desk-chat';
import { aReport, claimed, DINA, given, minutesAfter, resolved, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const desk = aDesk();
const mine = aReport({ assessment: { impact: 'me', urgency: 'stopped' } });

const counted = (before: Incident, people: number, departments = 0, at = 10) => {
  const command = { type: 'recount', incident: before.id, followers: 0, meToos: { people, departments } } as const;
  const events = decide({ ...command, by: VAGT, key: `k-${people}`, at: minutesAfter(at) }, before, desk);
  if (!Array.isArray(events)) throw new Error('Nobody is refused');
  return { events, after: events.reduce<Incident>((state, event) => evolve(state, event), before) };
};

describe('so many have the same', () => {
  it('raises the impact where the desk says so, its caller counted with them', () => {
    expect(raisedBy(desk, 0, 3, 'me')).toBeUndefined();
    expect(raisedBy(desk, 3, 4, 'me')).toBe('team');
    expect(raisedBy(desk, 0, 500, 'me')).toBe('department');
    expect(raisedBy(desk, 4, 18, 'team')).toBeUndefined();
    expect(raisedBy(desk, 4, 19, 'team')).toBe('department');
    expect(raisedBy(desk, 0, 500, 'everybody')).toBeUndefined();
  });

  it('never lowers it, and only a step that is passed raises it', () => {
    expect(raisedBy(desk, 500, 0, 'department')).toBeUndefined();
    expect(raisedBy(desk, 30, 6, 'me')).toBeUndefined();
    // An operator said that it is one person alone.
    expect(raisedBy(desk, 5, 9, 'me')).toBeUndefined();
    expect(raisedBy(desk, 5, 30, 'me')).toBe('department');
  });

  it('and so its priority, with targets afresh, told to whoever has it', () => {
    const { state } = given([claimed], mine);
    const { events, after } = counted(state, 20, 3);
    expect(events.map(({ type }) => type)).toEqual(['alsoHit', 'majorOffered', 'planned']);
    expect(after).toMatchObject({ impact: 'department', meToos: { people: 20, departments: 3 } });
    expect(after.priority < state.priority).toBe(true);
    const told = react(events, state, after).flatMap((effect) => (effect.type === 'once' ? [effect] : []));
    expect(told.map(({ to, notice }) => `${to.type} ${notice.kind}`)).toEqual([
      'owner alsoHit',
      'lead majorOffered',
      'caller promised',
    ]);
    expect(counted(after, 20, 3).events).toEqual([]);
    expect(counted(after, 20, 4).events.map(({ type }) => type)).toEqual(['alsoHit']);
  });

  it('unless somebody has set the priority, or it is over', () => {
    const set: Step = { by: DINA, do: { type: 'priority', priority: 'P4', why: 'Not so bad' }, at: 3 };
    expect(counted(given([set], mine).state, 20).after).toMatchObject({ impact: 'department', priority: 'P4' });
    const over = given([claimed, resolved], mine).state;
    expect(counted(over, 20).after).toMatchObject({ impact: 'me', priority: over.priority, meToos: { people: 20 } });
  });

  it('stands on both cards and in the history', () => {
    const { state } = given([claimed], mine);
    const { events, after } = counted(state, 12, 3);
    for (const place of ['caller', 'team'] as const) {
      const en = read(incidentCard(after, place, reading('en', 11))).join('\n');
      expect(en).toContain('Have the same: 12 others, in 3 departments');
    }
    expect(read(incidentCard(after, 'caller', reading('da', 11))).join('\n')).toContain('12 andre, i 3 afdelinger');
    const lines = historyLines(
      events.map((event, i) => ({ ...event, id: `9.${i}` })),
      'team',
      after,
      reading('da', 11),
      9,
    );
    expect(lines.join()).toContain('12 andre har det samme, i 3 afdelinger; prioriteten er');
    expect(counted(after, 0).after).not.toHaveProperty('meToos');
  });
});

describe('so many so soon', () => {
  const told = (before: Incident, { events, after }: ReturnType<typeof counted>) =>
    react(events, before, after).flatMap((effect) =>
      effect.type === 'once' ? [`${effect.to.type} ${effect.notice.kind}`] : [],
    );

  it('the lead is asked once whether it is a major incident, whatever its priority', () => {
    const { state } = given([claimed], mine);
    const few = counted(state, 9, 0, 10);
    expect(told(state, few)).not.toContain('lead majorOffered');
    const many = counted(few.after, 10, 0, 12);
    expect(told(few.after, many)).toContain('lead majorOffered');
    expect(told(many.after, counted(many.after, 40, 0, 13))).not.toContain('lead majorOffered');
    const by = { id: DINA.id, name: DINA.name, member: true, deskKey: 'dina' };
    const declared = decide(
      { type: 'major', incident: state.id, by, key: 'k-m', at: minutesAfter(14) },
      many.after,
      desk,
    );
    expect(declared).toMatchObject([{ type: 'declaredMajor' }]);
    expect(
      decide({ type: 'major', incident: state.id, by, key: 'k-m', at: minutesAfter(14) }, few.after, desk),
    ).toMatchObject({
      refused: 'too_low',
    });
  });

  it('not where they come one by one over a day', () => {
    let { state } = given([claimed], mine);
    for (let people = 1; people <= 40; people += 1) {
      const next = counted(state, people, 0, 10 + people * 3);
      expect(next.events.map(({ type }) => type)).not.toContain('majorOffered');
      expect(next.after.surge?.length).toBeLessThan(25);
      state = next.after;
    }
  });
});

describe('from chat', () => {
  const opened = async () => {
    const chat = createDeskChat();
    for (const name of ['kim', 'eva', 'dina']) await chat.says(name, 'language en');
    await chat.says('kim', 'report my secret printer');
    const { id: incident } = await chat.incident(1);
    await chat.presses('dina', 'publish.send', { incident, title: 'No paper on floor 3' });
    const count = () => chat.store.follows.count({ type: 'meToo', key: incident });
    return { chat, incident, count };
  };

  it('one press joins, however often, and one takes it back', async () => {
    const { chat, incident, count } = await opened();
    expect(shown(await chat.says('eva', 'outages'))).toContain('"meToo"');
    for (let i = 0; i < 2; i += 1) {
      const words = shown(await chat.presses('eva', 'meToo', { incident }));
      expect(words).toContain('You are counted in with “No paper on floor 3”.');
      expect(words).not.toContain('secret');
    }
    expect(await count()).toBe(1);
    const listed = shown(await chat.says('eva', 'following'));
    expect(listed).toContain('No paper on floor 3');
    expect(listed).not.toContain('secret');
    expect(shown(await chat.says('eva', 'show INC-1'))).toContain('no INC-1');
    await chat.presses('eva', 'meToo.stop', { incident });
    await chat.presses('eva', 'meToo.stop', { incident });
    expect(await count()).toBe(0);
  });

  it('not its caller, no guest, nothing that nobody may know of, nothing that was just closed', async () => {
    const { chat, incident, count } = await opened();
    expect(shown(await chat.presses('kim', 'meToo', { incident }))).toContain('You reported it yourself');
    await chat.becomesGuest('ole');
    expect(shown(await chat.presses('ole', 'meToo', { incident }))).toContain('It is over by now');
    expect(shown(await chat.presses('eva', 'meToo', { incident: 'nothing' }))).toContain('It is over by now');
    await chat.says('dina', 'public INC-1 none');
    expect(shown(await chat.presses('eva', 'meToo', { incident }))).toContain('It is over by now');
    await chat.presses('dina', 'publish.send', { incident, title: 'No paper on floor 3' });
    await chat.says('dina', 'claim INC-1');
    await chat.presses('dina', 'resolve.send', { incident, text: 'Done', code: 'fixed' });
    expect(shown(await chat.presses('eva', 'meToo', { incident }))).toContain('It is over by now');
    expect(await count()).toBe(0);
  });
});
