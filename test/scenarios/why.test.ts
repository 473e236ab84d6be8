import type { DeliveryReason } from '../../src/delivery/reasons';
import type { Desk } from '../../src/desk/model';
import { aDesk } from '../support/desk';
import { CROSSED, openWorld, type Person, type World } from '../support/world';
import { createGate } from '../support/world/gate';

/** A case that stops everybody: P1, whose policy tells the team after 5 minutes, the lead after 15. */
async function urgent({ kim }: World): Promise<void> {
  await kim.writes('report Nothing works');
  await kim.presses('Everybody');
  await kim.presses('No');
}

/** What `why` says to somebody, a line each. */
async function why(person: Person, text = 'why INC-1'): Promise<readonly string[]> {
  person.heard();
  await person.writes(text);
  return person.heard().join('\n').split('\n');
}

const about = (lines: readonly string[], ...parts: readonly string[]): string =>
  lines.filter((line) => parts.every((part) => line.includes(part))).join('\n');

/** A desk whose service desk has one person for lead and manager. */
function oneAbove(): Desk {
  const desk = aDesk();
  const team = desk.teams['service-desk'];
  return team ? { ...desk, teams: { ...desk.teams, 'service-desk': { ...team, manager: 'anna' } } } : desk;
}

describe.each(CROSSED)('%s: why, and what became of every message', (_, caller, team) => {
  let world: World;
  const open = async (more: Partial<Parameters<typeof openWorld>[0]> = {}): Promise<World> => {
    world = await openWorld({ caller, team, ...more });
    return world;
  };
  afterEach(() => world.close());

  const rows = async () =>
    world.store.deliveries.ofSubject({ kind: 'incident', id: (await world.incident()).state.id });
  const reached = async (status: string, reason?: DeliveryReason): Promise<boolean> =>
    (await rows()).some((row) => row.status === status && (reason === undefined || row.reason === reason));

  test('limited, queued behind it, being sent, and delivered', async () => {
    const { kim, anna, dina, operators, store, clock } = await open();
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    operators.limits(dina, 60);
    await kim.fills('Reply', { text: 'It is the left one' });
    await kim.fills('Reply', { text: 'And now the right one' });
    expect([await reached('pending', 'limited'), await reached('pending')]).toEqual([true, true]);
    const waiting = await why(anna);
    expect(about(waiting, 'Dina Krogh', 'reply', 'waits until', 'the platform takes no more just now')).not.toBe('');
    expect(about(waiting, 'Dina Krogh', 'reply', 'in the queue')).not.toBe('');

    const queued = (await rows()).find((row) => row.status === 'pending' && row.notBefore === undefined);
    if (queued) await store.deliveries.lease(queued, new Date(clock.now().getTime() + 30_000));
    expect(about(await why(anna), 'Dina Krogh', 'reply', 'being sent now')).not.toBe('');

    await world.forward(10);
    const there = operators.platform === 'slack' ? 'in Slack' : 'in Teams';
    expect(about(await why(anna), `Dina Krogh, ${there}`, 'reply', 'delivered')).not.toBe('');
  });

  test('long ago: who was told when is still known', async () => {
    const { kim, anna, dina, store, clock } = await open();
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    const { length } = await rows();
    expect(await store.deliveries.putAway(new Date(clock.now().getTime() + 31 * 24 * 3600_000), 99)).toBe(length);
    expect(about(await why(anna), 'Kim', 'case taken', 'delivered')).not.toBe('');
  });

  test('refused, and who was told instead', async () => {
    const { anna, room, operators } = await open();
    await urgent(world);
    operators.closesRoom(room);
    await world.forward(5);
    expect(await reached('refused')).toBe(true);
    const lines = await why(anna);
    expect(about(lines, 'Service desk, in the channel', 'not delivered')).toMatch(
      /; it went to Anna Holm in (?:Slack|Teams|chat) instead$/,
    );
    expect(about(lines, 'nobody has taken it', 'Anna Holm, in', 'delivered')).not.toBe('');
  });

  test('of unknown fate, and who was told instead', async () => {
    const { anna, room, operators } = await open();
    await urgent(world);
    operators.loses(room, false);
    await world.forward(5);
    const soon = about(await why(anna), 'Service desk, in the channel');
    if (operators.platform === 'slack') {
      expect(await reached('pending', 'look_up')).toBe(true);
      expect(soon).toContain('it is checked whether it arrived; it went to Anna Holm');
    }
    await world.forward(2);
    if (operators.platform === 'slack') {
      expect(about(await why(anna), 'Service desk, in the channel', 'delivered')).not.toBe('');
      return;
    }
    expect(await reached('unknown')).toBe(true);
    expect(about(await why(anna), 'Service desk, in the channel', 'may have arrived')).toMatch(
      /no answer came back; it went to Anna Holm in (?:Slack|Teams) instead$/,
    );
  });

  test('cancelled because somebody took it first', async () => {
    const { anna, dina, operators } = await open();
    await urgent(world);
    await world.forward(14);
    operators.limits(anna, 30);
    await world.forward(1);
    await dina.presses('Claim');
    await world.forward(5);
    expect(await reached('cancelled', 'taken')).toBe(true);
    const lines = await why(anna);
    expect(about(lines, 'Anna Holm, in chat', 'not sent: Dina Krogh took the case first')).not.toBe('');
    expect(about(lines, 'Nobody is told any more that it has not been taken: Dina Krogh took it')).not.toBe('');
    expect(about(lines, 'will be told that nobody has taken it')).toBe('');
  });

  test('cancelled because it was taken back', async () => {
    const { kim, anna, dina, room } = await open();
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    await dina.replies(room.under(room.card()), 'reply: Please restart it');
    await dina.presses('Undo');
    await world.forward(2);
    expect(await reached('cancelled', 'undone')).toBe(true);
    expect(about(await why(anna), 'Kim Jensen', 'message', 'not sent: it was taken back in time')).not.toBe('');
  });

  test('cancelled because the same person was told already', async () => {
    const { anna } = await open({ desk: oneAbove() });
    await urgent(world);
    await world.forward(60);
    expect(await reached('cancelled', 'duplicate')).toBe(true);
    expect(about(await why(anna), 'Anna Holm', 'not sent: they had been told already')).not.toBe('');
  });

  test('cancelled because nobody has the case any more', async () => {
    const gate = createGate();
    const { kim, anna, dina } = await open({ between: gate.between });
    await kim.writes('report The printer is jammed');
    await dina.presses('Claim');
    gate.away((call) => call === 'deliveries.plan');
    await kim.fills('Reply', { text: 'It is the left one' });
    await dina.writes('release INC-1');
    gate.away(() => false);
    await world.forward(5);
    expect(await reached('cancelled', 'no_owner')).toBe(true);
    expect(about(await why(anna), 'nobody · not sent: nobody had the case any more')).not.toBe('');
  });

  /** The service desk with a schedule that nobody is in yet, and a policy that tells whoever is on call. */
  const uncovered = (): Desk => {
    const desk = aDesk();
    const team = desk.teams['service-desk'];
    if (!team) throw new Error('No service desk');
    const layer = { from: '2027-01-04', at: '08:00', days: 7, people: ['dina'] } as const;
    const onCall = { zone: 'Europe/Copenhagen', gap: 'lead', announceDays: 3, layers: [layer] } as const;
    const span = { kind: 'ms', ms: 5 * 60_000, text: '5m' } as const;
    return {
      ...desk,
      teams: { ...desk.teams, 'service-desk': { ...team, onCall } },
      escalations: desk.escalations.map((policy) => ({
        ...policy,
        steps: [{ after: span, notify: [{ type: 'on-call' }], by: ['chat'], within: span }],
      })),
    };
  };

  test('told to the lead because nobody was on call', async () => {
    const { anna } = await open({ desk: uncovered() });
    await urgent(world);
    await world.forward(6);
    expect(await reached('sent', 'nobody_on_call')).toBe(true);
    expect(about(await why(anna), 'Anna Holm, in', 'delivered', 'nobody is on call')).not.toBe('');
  });

  test('put off because somebody has quiet hours, and not sent because somebody does not want it', async () => {
    const { anna, dina, kim } = await open({ desk: uncovered() });
    await anna.writes('settings');
    await anna.presses('Save', { quietFrom: '08:00', quietTo: '12:00' });
    await kim.writes('settings');
    await kim.presses('Save', { messages: 'few' });
    await kim.writes('report The printer is jammed');
    await world.forward(6);
    expect(await reached('pending', 'quiet_hours')).toBe(true);
    expect(about(await why(dina), 'Anna Holm', 'waits until 12:00: they have quiet hours')).not.toBe('');
    await dina.writes('claim INC-1');
    await world.forward(1);
    expect(await reached('cancelled', 'not_wanted')).toBe(true);
    expect(about(await why(dina), 'Kim Jensen', 'not sent: they have chosen not to get these')).not.toBe('');
  });

  test('in Danish', async () => {
    const { kim, anna, dina, room, operators } = await open({ language: 'da', locale: 'da-DK' });
    await kim.writes('meld Intet virker');
    await kim.presses('Alle');
    await kim.presses('Nej');
    operators.closesRoom(room);
    await world.forward(5);
    const lines = await why(anna, 'hvorfor INC-1');
    expect(about(lines, 'Hvad sker der nu')).not.toBe('');
    expect(about(lines, 'kl. 09.15 (om 10 minutter) · Anna Holm får besked om, at ingen har taget sagen')).not.toBe('');
    expect(about(lines, 'Servicedesk, i kanalen · ikke leveret: ')).toMatch(
      /; den gik til Anna Holm i (?:Slack|Teams|chat) i stedet$/,
    );
    await dina.writes('tag INC-1');
    await world.forward(1);
    expect(about(await why(anna, 'hvorfor 1?'), 'Dina Krogh tog den kl. 09.05')).not.toBe('');
    expect(lines.join('\n')).not.toMatch(/\b(?:told|delivered|taken|channel|until)\b/);
  });

  test('in a case’s thread without its number, and by its button', async () => {
    const { kim, dina, room } = await open();
    await kim.writes('report The printer is jammed');
    const thread = room.under(room.card());
    dina.heard();
    await dina.replies(thread, 'why?', { mention: true });
    expect([...dina.heard(), ...thread.heard()].join('\n')).toContain('What happens next');
    expect((await world.incident()).timeline.map(({ type }) => type)).toEqual(['logged']);
    await dina.presses('More…');
    const pressed = await dina.presses('Why?');
    expect(pressed).toContain('What happens next');
    expect(pressed).toContain('Anna Holm will be told that nobody has taken it');
    expect(await dina.presses('Show INC-1')).toContain('Nobody has taken it');
    expect((await why(dina, 'why')).join()).toContain('Which incident?');
  });

  test('its caller hears the next deadline, nobody else anything, and a plain question is a report', async () => {
    const { kim, bo } = await open();
    await urgent(world);
    await world.forward(6);
    expect(await why(kim)).toEqual([expect.stringMatching(/^INC-1: Service desk will get back to you by 09:15/)]);
    expect((await why(bo)).join()).toContain('I know no INC-1');
    for (const text of ['why is nothing working', 'why 3 printers do not work', 'why']) {
      expect((await why(kim, text)).join()).not.toMatch(/What happens next|I know no|Which incident/);
    }
  });
});
