import { aTypedDesk, withApproval } from '../../support/case-types';
import { deskWith, WEEKLY } from '../../support/on-call';
import { CROSSED, openWorld, type World } from '../../support/world';

const CARLS = withApproval('carl');

describe.each(CROSSED)('%s: a request that needs a yes', (_, caller, team) => {
  let world: World;
  afterEach(() => world.close());

  const open = async (more: Partial<Parameters<typeof openWorld>[0]> = {}) => {
    world = await openWorld({ caller, team, desk: aTypedDesk({ types: CARLS }), ...more });
    return world;
  };

  test('is asked of its approver, who asks first, reads the answer and approves: then the team begins', async () => {
    const { kim, carl, dina, room } = await open();
    await kim.writes('report I would like to order a new laptop');
    expect(carl.heard().join()).toContain('Kim Jensen asks for this, and it needs a yes or no by');
    expect(kim.card().words).toContain('Carl Friis has to say yes first');
    expect(room.card().words).toContain('Waits for a yes from Carl Friis');
    expect(room.card().buttons).not.toContain('Claim');

    await carl.fills('Ask first', { text: 'Which model do you need?' });
    expect(kim.heard().join()).toContain('Carl Friis is to say yes or no to it, and asks first');
    await kim.fills('Reply', { text: 'The small one' });
    expect(carl.heard().join()).toContain('The small one');

    await world.forward(60);
    expect(room.heard()).toEqual([]);
    await carl.presses('Approve');
    expect(kim.heard().join()).toContain('Carl Friis said yes. Now Service desk begins.');
    expect(room.card().buttons).toContain('Claim');
    await dina.presses('Claim');
    expect((await world.incident()).state).toMatchObject({ status: 'in_progress', caseType: 'request' });
  });

  test('a no ends it, and its caller reads why', async () => {
    const { kim, carl, dina } = await open();
    await kim.writes('report I would like to order a new laptop');
    expect(await dina.presses('More…')).toContain('Change to: Incident');
    await carl.fills('Decline', { why: 'Yours is from this year' });
    expect(kim.heard().join()).toMatch(/Carl Friis said no:[^]*Yours is from this year/);
    expect((await world.incident()).state.status).toBe('cancelled');
    expect(kim.card().words).toContain('Carl Friis said no to the request.');
  });

  test('who is reminded, then the next in line; a settled one says so where it was asked', async () => {
    const { kim, carl, anna } = await open();
    await kim.writes('report I would like to order a new laptop');
    carl.heard();
    anna.heard();
    await world.forward(26 * 60);
    expect(carl.heard().join()).toContain('Still no answer');
    expect(anna.heard()).toEqual([]);
    await world.forward(24 * 60);
    expect(anna.heard().join()).toContain('Still no answer');
    await anna.presses('Approve');
    expect(kim.heard().join()).toContain('Anna Holm said yes');
    expect(
      carl
        .posts()
        .map(({ words }) => words)
        .join(),
    ).toContain('Approved by Anna Holm');
    expect(carl.sees('Decline')).toBe(false);
  });

  test('whoever is away is passed over, and who is asked in their place may decide', async () => {
    const { kim, anna, carl } = await open({ desk: { ...deskWith(WEEKLY), types: CARLS } });
    await carl.writes('away');
    await carl.presses('Save', { from: 'today 8:00', to: 'friday' });
    await kim.writes('report I would like to order a new laptop');
    expect(carl.heard().join()).not.toContain('needs a yes or no');
    expect(anna.heard().join()).toContain('needs a yes or no');
    await anna.presses('Approve');
    expect((await world.incident()).state.approval?.answer).toMatchObject({ approved: true });
  });

  test('is asked of the caller’s manager, whom the company’s list alone names', async () => {
    const { kim, dina, store, callers } = await open({ desk: aTypedDesk({ types: withApproval('manager') }) });
    const eva = callers.person('Eva Lund', { email: 'eva.lund@example.com' });
    await eva.arrives();
    const row = { key: 'kim.jensen@example.com', name: 'Kim Jensen', manager: 'eva.lund@example.com' };
    await store.callers.put([row, { key: 'eva.lund@example.com', name: 'Eva Lund' }], '1');
    await eva.writes('hello');
    eva.heard();
    await kim.writes('report I would like to order a new laptop');
    expect(kim.card().words).toContain('Eva Lund has to say yes first');
    expect(eva.heard().join()).toContain('Kim Jensen asks for this');
    await eva.presses('Approve');
    expect(kim.heard().join()).toContain('Eva Lund said yes');
    await dina.writes('claim INC-1');
    expect((await world.incident()).state.status).toBe('in_progress');
  });

  test('in Danish', async () => {
    const { kim, carl, room } = await open({ locale: 'da-DK', language: 'da' });
    await kim.writes('meld Jeg vil gerne bestille en ny bærbar');
    expect(carl.heard().join()).toContain('Kim Jensen beder om dette, og det kræver et ja eller nej senest');
    expect(room.card().words).toContain('Afventer et ja fra Carl Friis');
    await carl.presses('Godkend');
    expect(kim.heard().join()).toContain('Carl Friis har sagt ja. Nu går Servicedesk i gang.');
    expect(kim.card().words).toContain('godkendt af Carl Friis');
  });
});
