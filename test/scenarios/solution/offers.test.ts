import { openWorld, PAIRS, type World } from '../../support/world';

const STEPS = '1. Åbn bakke 2\n2. Fjern papiret';
const WRITTEN = { title: 'Printeren har papirstop', steps: STEPS, readers: 'callers', area: 'hardware' };
const REPORT = 'printeren på 3. sal har papirstop';

describe.each(PAIRS)('%s: det, der hjalp sidst, på dansk', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await write(WRITTEN);
  });
  afterEach(() => world.close());

  const write = async (written: typeof WRITTEN) => {
    await world.dina.writes('løsninger ny');
    await world.dina.presses('Gem', written);
    await world.anna.presses('Godkend');
    for (const one of [world.kim, world.dina, world.anna]) one.heard();
  };
  const solution = async () => {
    const found = await world.store.solutions.byNumber(1);
    if (!found) throw new Error('No SOL-1');
    return found.state;
  };
  const cases = async () => (await world.store.incidents.byNumber(1)) !== undefined;

  test('før formularen sendes: »Ja, det løste det« opretter ingen sag og tælles, én gang', async () => {
    await world.kim.writes(REPORT);
    expect(world.kim.sees('Ja, det løste det')).toBe(true);
    expect(await world.kim.presses('Ja, det løste det')).toContain('Der er ikke oprettet nogen sag');
    await world.kim.writes(REPORT);
    await world.kim.presses('Ja, det løste det');
    expect(await cases()).toBe(false);
    expect(await solution()).toMatchObject({ used: 1, failed: 0 });
  });

  test('sendes den alligevel, tilbydes det samme ikke igen på kortet; teamet ser det stadig', async () => {
    await world.kim.writes(REPORT);
    await world.kim.presses('Send', { impact: 'me', urgency: 'working' });
    await world.settle();
    expect(world.kim.card().words).not.toContain('Åbn bakke 2');
    expect(world.room.card().words).toContain('SOL-1 · Printeren har papirstop');
  });

  test('på kortet: »Det hjalp« lukker sagen med løsningen', async () => {
    await world.kim.writes(`meld ${REPORT}`);
    expect(world.kim.card().read).toMatch(/Mens du venter[^]*SOL-1 · Printeren har papirstop[^]*Åbn bakke 2/);
    await world.kim.presses('Det hjalp');
    const { state } = await world.incident();
    expect(state).toMatchObject({ status: 'closed', resolution: { code: 'fixed', solution: { number: 1 } } });
    expect(world.kim.card().words).not.toContain('Mens du venter');
    expect(world.room.card().words).toMatch(/Standardløsning[^]*SOL-1/);
    expect(await solution()).toMatchObject({ used: 1 });
    // The second click, of a client that has not heard of it.
    const { version } = await world.incident();
    await world.kim.pressesLate('Det hjalp');
    expect((await world.incident()).version).toBe(version);
    expect(await solution()).toMatchObject({ used: 1 });
  });

  test('anvendt af teamet læser brugeren den på sit sprog; genåbnes sagen, holdt den ikke', async () => {
    await world.kim.writes(`meld ${REPORT}`);
    world.kim.heard();
    await world.dina.fills('Anvend SOL-1', { code: 'fixed' });
    expect((await world.incident()).state).toMatchObject({ status: 'resolved', owner: { name: 'Dina Krogh' } });
    expect(world.kim.heard().at(-1)).toMatch(/Printeren har papirstop[^]*Åbn bakke 2[^]*Fjern papiret/);
    expect(await solution()).toMatchObject({ used: 1, failed: 0 });
    await world.kim.fills('Ikke endnu', { why: 'Den æder stadig papiret' });
    expect(await solution()).toMatchObject({ used: 1, failed: 1 });
    // What did not help is not offered to them again.
    expect(world.kim.card().words).not.toContain('Mens du venter');
  });

  test('brugeren læser den på engelsk, når den er skrevet på begge sprog og anvendt af en, der læser dansk', async () => {
    const english = { ...WRITTEN, title: 'The printer is jammed', steps: '1. Open tray 2\n2. Take the paper out' };
    await world.anna.writes('vis SOL-1');
    await world.anna.fills('Skriv den på engelsk', english);
    await world.kim.writes('language en');
    await world.kim.writes('report the printer on floor 3 is jammed');
    expect(world.kim.card().read).toMatch(/SOL-1 · The printer is jammed[^]*Open tray 2/);
    world.kim.heard();
    await world.dina.fills('Anvend SOL-1', { code: 'fixed' });
    expect(world.kim.heard().at(-1)).toMatch(/The printer is jammed[^]*Open tray 2/);
    expect((await world.incident()).state.resolution?.text).not.toContain('bakke');
  });

  test('taget ud af brug imens: hverken brugerens eller teamets knap gør noget', async () => {
    await world.kim.writes(`meld ${REPORT}`);
    const { version } = await world.incident();
    await world.anna.writes('vis SOL-1');
    await world.anna.fills('Tag ud af brug', { why: 'Ny printer' });
    expect(await world.kim.presses('Det hjalp')).toMatch(/findes ikke|taget ud af brug/);
    expect(await world.dina.presses('Anvend SOL-1')).toMatch(/taget ud af brug/);
    expect((await world.incident()).version).toBe(version);
    expect(await solution()).toMatchObject({ used: 0 });
    await world.kim.writes(`meld ${REPORT} igen`);
    expect(world.kim.cards().at(-1)?.words).not.toContain('Åbn bakke 2');
  });
});

test('kun for operatører: brugeren ser den hverken i formularen eller på kortet', async () => {
  const world = await openWorld({ caller: 'teams', team: 'slack', language: 'da', locale: 'da-DK' });
  await world.dina.writes('løsninger ny');
  await world.dina.presses('Gem', { ...WRITTEN, readers: 'operators' });
  await world.anna.presses('Godkend');
  await world.kim.writes(REPORT);
  expect(world.kim.sees('Ja, det løste det')).toBe(false);
  await world.kim.writes(`meld ${REPORT}`);
  expect(world.kim.card().words).not.toContain('bakke 2');
  expect(world.room.card().words).toContain('Anvend SOL-1');
  await world.close();
});
