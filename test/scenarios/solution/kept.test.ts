import { CROSSED, openWorld, type World } from '../../support/world';

const FIXED = `Hej Kim,
jeg nulstillede kontoen kim.jensen@example.com og ringede til 20 30 40 50.
1. Log ud af VPN-klienten
2. Log ind igen
Mvh Dina Krogh`;

describe.each(CROSSED)('%s: det, der løste en sag, gemmes, på dansk', (_, caller, team) => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller, team, language: 'da', locale: 'da-DK' });
    await world.kim.writes('meld Kims vpn beder om en kode igen og igen');
    await world.bo.writes('tag INC-1');
    await world.bo.writes('løs INC-1');
    await world.bo.presses('Løs', { text: FIXED, code: 'fixed' });
    await world.bo.writes('vis INC-1');
  });
  afterEach(() => world.close());

  test('uden navne, adresser og numre, og det vises, før det gemmes', async () => {
    const form = await world.bo.presses('Gem som standardløsning');
    const [, fields = ''] = form.split('Hvad løser den?');
    for (const gone of ['Kim', 'Dina', 'example.com', '20 30 40 50']) expect(fields).not.toContain(gone);
    expect(fields).toContain('[navn]');
    expect(form).toMatch(/navne, adresser og numre er taget ud/);
    await world.bo.fills('Gem som standardløsning', {
      title: 'VPN beder om en kode igen og igen',
      steps: '1. Log ud af VPN-klienten\n2. Log ind igen',
      readers: 'callers',
      area: 'network',
    });
    const { state } = (await world.store.solutions.byNumber(1)) ?? {};
    const { state: incident } = await world.incident();
    expect(state).toMatchObject({ status: 'draft', fromCase: incident.id, team: 'network', versions: { da: {} } });
    await world.bo.writes('SOL-1');
    await world.bo.presses('Godkend');
    expect((await world.store.solutions.byNumber(1))?.state.status).toBe('approved');
  });

  test('to gange bliver den ikke til; den anden ser den, der er', async () => {
    await world.dina.writes('vis INC-1');
    const written = { title: 'VPN', steps: 'Log ind', readers: 'callers', area: 'network' };
    await world.bo.fills('Gem som standardløsning', written);
    expect(await world.dina.presses('Gem som standardløsning')).toContain('allerede gemt som SOL-1');
    expect(await world.store.solutions.byNumber(2)).toBeUndefined();
  });
});
