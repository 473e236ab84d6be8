import { tick } from '../../../src/incident/decide/tick';
import { evolve } from '../../../src/incident/evolve';
import { react } from '../../../src/incident/react';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { aDesk } from '../../support/desk';
import { ANNA, aReport, BO, CALLER, CARL, DINA, given, minutesAfter, type Step } from '../../support/given';
import { read, reading } from '../../view/support';

const over = (team: string, at: number, by = DINA): Step => ({ by, do: { type: 'handOver', team }, at });
const accept = (at: number, by: Step['by'] = BO): Step => ({ by, do: { type: 'accept' }, at });
const claimed: Step = { by: DINA, do: { type: 'claim' }, at: 1 };
const there: readonly Step[] = [claimed, over('network', 2), accept(3)];
const back: readonly Step[] = [...there, over('service-desk', 4, BO), accept(5, DINA)];

describe('a case that is handed over', () => {
  it('shows the teams it has been with on the team’s card', () => {
    const { state } = given(there);
    expect(state.been).toEqual(['service-desk', 'network']);
    expect(read(incidentCard(state, 'team', reading('en', 9)))).toContain('Teams so far: 2 (Service desk → Network)');
    expect(read(incidentCard(state, 'caller', reading('en', 9))).join()).not.toContain('Teams so far');
    expect(given().state).not.toHaveProperty('been');
  });

  it('comes to a team a second time: the lead of the first decides, and nobody hands it over meanwhile', () => {
    const story = given(back);
    expect(story.state.stuck).toMatchObject({ lead: 'anna', teams: ['network', 'service-desk'] });
    story.when(DINA, { type: 'handOver', team: 'network' }, 6).thenRefused('stuck');
    story.when(DINA, { type: 'stay', team: 'network' }, 6).thenRefused('only_decider');
    story.when(ANNA, { type: 'stay', team: 'nowhere' }, 6).thenRefused('no_such_team');
    const stays = story.when(ANNA, { type: 'stay', team: 'service-desk' }, 7).then('settled');
    expect(stays.state).toMatchObject({ status: 'in_progress', owner: { id: DINA.id }, team: 'service-desk' });
    expect(stays.state).not.toHaveProperty('stuck');
    stays.when(DINA, { type: 'handOver', team: 'network' }, 8).then('handedOver');
  });

  it('goes to the other team’s queue where that is decided, by whoever stands in, too', () => {
    const { state } = given(back).when(CARL, { type: 'stay', team: 'network' }, 7).then('settled', 'planned');
    expect(state).toMatchObject({ status: 'new', team: 'network' });
    expect(state).not.toHaveProperty('owner');
    expect(state).not.toHaveProperty('been');
  });

  it('is taken from whoever has it not without a word, to them and to the caller', () => {
    const told = (team: string) => {
      const before = given(back);
      const { events, story } = before.when(CARL, { type: 'stay', team }, 7);
      const effects = react(events, before.state, story.state, before.desk);
      return effects.flatMap((one) => (one.type === 'once' ? [`${one.to.type} ${one.notice.kind}`] : []));
    };
    expect(told('network')).toEqual(['team settled', 'sender settled', 'caller released']);
    expect(told('service-desk')).toEqual(['team settled']);
  });

  it('after as many teams as the desk says', () => {
    expect(given(there, aReport(), aDesk({ hops: 2 })).state.stuck).toMatchObject({ lead: 'anna' });
    expect(given(there).state).not.toHaveProperty('stuck');
    given(there).when(ANNA, { type: 'stay', team: 'network' }, 6).thenRefused('not_now');
  });

  it('has nothing to decide any more once it has ended, opened again or not', () => {
    const fixed: Step = { by: DINA, do: { type: 'resolve', text: 'New cable', code: 'fixed' }, at: 6 };
    const ended = given([...back, fixed]);
    expect(ended.state).not.toHaveProperty('stuck');
    const again = ended.when(CALLER, { type: 'notYet', why: 'Still dead' }, 7).story;
    again.when(DINA, { type: 'handOver', team: 'network' }, 8).then('handedOver');
  });

  it('is not offered on by the policy while that is decided, and its lead reads on when its team is gone', () => {
    const free = given([...back, { by: DINA, do: { type: 'release' }, at: 6 }]);
    const { desk, state } = free;
    const steps = [
      { after: '5m', notify: [{ type: 'next', team: 'network' } as const], by: 'chat', at: minutesAfter(7) } as const,
    ];
    const policy = { key: 'p', from: minutesAfter(6), hours: desk.teams['service-desk']?.hours ?? '', steps, fired: 0 };
    const due = tick(
      { type: 'tick', incident: state.id, key: 'k', by: 'vagt', at: minutesAfter(8) },
      { ...state, policy },
      desk,
    );
    expect(Array.isArray(due) && due.map(({ type }) => type)).toContain('pinged');
    expect(Array.isArray(due) && due.map(({ type }) => type)).not.toContain('handedOver');
    const moved = evolve(state, {
      type: 'rehomed',
      team: 'network',
      was: 'service-desk',
      at: minutesAfter(9),
      by: 'vagt',
      deskVersion: state.deskVersion,
    });
    expect(moved.asked).toEqual(['anna']);
  });

  it('not to its own team, nor to one in which nobody works', () => {
    const desk = aDesk();
    const network = desk.teams['network'];
    if (!network) throw new Error('no team');
    const empty = aDesk({ teams: { ...desk.teams, network: { ...network, members: [] } } });
    given([claimed], aReport(), empty).when(DINA, { type: 'handOver', team: 'network' }, 2).thenRefused('team_empty');
    given([claimed]).when(DINA, { type: 'handOver', team: 'service-desk' }, 2).thenRefused('same_team');
  });
});
