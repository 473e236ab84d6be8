import { aDeskFile, TWO_TEAMS, written } from '../support/a-desk-file';
import { openWorld, type World } from '../support/world';

const PLATFORMS = [
  ['Slack', 'slack'],
  ['Teams', 'teams'],
] as const;

const FASTER = written('P3: { response: 2h', 'P3: { response: 1h');
const BROKEN = written('lead: bo\n', 'lead: bob\n', FASTER);

describe.each(PLATFORMS)('the desk in %s', (_, platform) => {
  let world: World;
  let file: ReturnType<typeof aDeskFile>;
  beforeEach(async () => {
    file = aDeskFile();
    world = await openWorld({ caller: platform, team: platform, deskFile: file });
  });
  afterEach(() => world.close());

  /** What they were answered, in one text. */
  const heard = (person: World['anna']): string => person.heard().join('\n');
  const text = async (): Promise<string> => {
    const head = await world.store.desks.head();
    return (await world.store.desks.get(head?.active ?? ''))?.text ?? '';
  };

  test('an uploaded file with mistakes is told by line and column, and changes nothing', async () => {
    const { anna } = world;
    await anna.sends({ name: 'desk.yaml', text: BROKEN });
    const answer = heard(anna);
    expect(answer).toContain('desk.yaml has 1 mistake');
    expect(answer).toMatch(/Line \d+, column 11\W+teams\.network\.lead: there is no person/);
    expect(anna.sees('Apply')).toBe(false);
    expect(await text()).toBe(TWO_TEAMS);
  });

  test('dens fejl står på dansk for den, der læser dansk', async () => {
    const { anna } = world;
    await anna.writes('sprog da');
    await anna.sends({ name: 'desk.yaml', text: BROKEN });
    const answer = heard(anna);
    expect(answer).toContain('desk.yaml har 1 fejl');
    expect(answer).toMatch(
      /Linje \d+, kolonne 11\W+teams\.network\.lead: der er ingen person »bob« \(mente du »bo«\?\)/,
    );
    expect(answer).toContain('her skal stå en af anna, bo');
  });

  test('a webhook that leads inside the network is named before the file counts, and refused from chat', async () => {
    const { anna } = world;
    const [email, inside] = ['carl.friis@example.com', 'http://10.0.0.9/vagt'];
    const inner = written(`email: ${email} }`, `email: ${email}, webhook: "${inside}" }`);
    await anna.sends({ name: 'desk.yaml', text: inner });
    const answer = heard(anna);
    expect(answer).toMatch(
      /Take note of this in the file:\W+Line \d+, column \d+\W+people\.carl\.webhook: leads inside the network/,
    );
    expect(answer).toMatch(/ALLOW\\*_PRIVATE\\*_WEBHOOKS names 10\.0\.0\.9/);
    const never = written(`email: ${email} }`, `email: ${email}, webhook: "http://169.254.169.254/x" }`);
    await anna.sends({ name: 'desk.yaml', text: never });
    expect(heard(anna)).toContain('people.carl.webhook: lies where no gateway is');
    expect(await text()).toBe(TWO_TEAMS);
  });

  test('an uploaded file is shown as a difference, applied, seen in the desk, and taken back', async () => {
    const { anna } = world;
    const changed = written('members: [anna, dina] ', 'members: [anna, dina, carl] ', FASTER);
    await anna.sends({ name: 'desk.yaml', text: changed }, 'desk');
    const answer = heard(anna);
    expect(answer).toContain('teams.service-desk.members: + carl');
    expect(answer).toContain('targets.P3.response: 2h → 1h');
    expect(await text()).toBe(TWO_TEAMS);

    await anna.presses('Apply');
    expect(await text()).toBe(changed);
    await anna.writes('desk');
    const card = heard(anna);
    expect(card).toContain('Changed by Anna Holm');
    expect(card).toContain('Anna Holm, Dina Krogh and Carl Friis');

    await anna.presses('The last changes');
    expect(await anna.presses('Undo the change')).toContain('Taken back');
    expect(await text()).toBe(TWO_TEAMS);
    expect((await world.store.desks.head())?.moves.map(({ how, by }) => [how, by?.name])).toEqual([
      ['file', undefined],
      ['chat', 'Anna Holm'],
      ['undo', 'Anna Holm'],
    ]);
  });

  test('somebody new joins a team by a form, works there at once, and leaves again; nothing else in the file moves', async () => {
    const { anna, callers, kim } = world;
    const email = 'eva.juhl@example.com';
    const eva = callers.person('Eva Juhl', { email, locale: 'en-US' });
    await eva.arrives();
    await eva.writes('queue');
    expect(heard(eva)).toContain('operators');

    await anna.writes('desk');
    expect(await anna.fills('Add to Service desk', { email })).toContain('Write the name, too');
    await anna.writes('desk');
    await anna.fills('Add to Service desk', { email, name: 'Eva Juhl' });
    const added = written('members: [anna, dina] ', 'members: [anna, dina, eva] ');
    expect(await text()).toBe(
      written(
        'dina.krogh@example.com }\n',
        `dina.krogh@example.com }\n  eva: { name: Eva Juhl, email: ${email} }\n`,
        added,
      ),
    );
    await eva.writes('queue');
    expect(heard(eva)).not.toContain('operators');

    await anna.writes('desk');
    await anna.fills('Remove from Service desk', { person: 'eva' });
    expect(await text()).toContain('members: [anna, dina]         # who may claim');
    await eva.writes('queue');
    expect(heard(eva)).toContain('operators');
    await kim.writes('desk');
    expect(heard(kim)).toContain('Only leads and admins');
  });

  test('a lead says who is in their own team, and nothing else', async () => {
    const { bo, anna } = world;
    await bo.writes('desk');
    const card = heard(bo);
    expect(card).toContain('Network');
    expect(card).not.toContain('Service desk');
    expect(bo.sees('Ready-made answers')).toBe(false);
    const said = await bo.fills('Add to Network', { person: 'carl' });
    expect(said + heard(bo)).toContain('teams.network.members: + carl');
    expect(bo.sees('Undo the change')).toBe(false);
    expect(await text()).toContain('      - bo                        # since 2019\n      - dina\n      - carl\n');

    await bo.sends({ name: 'desk.yaml', text: FASTER }, 'desk');
    expect(heard(bo)).toContain('Only the desk’s admins');
    // A card for an admin, pressed by somebody who is no longer one.
    await anna.writes('desk');
    await anna.sends({ name: 'desk.yaml', text: written('admins: [anna]', 'admins: [carl]') });
    await anna.presses('Apply');
    expect(await anna.presses('Undo the change')).toContain('Only the desk’s admins');
    expect(await text()).toContain('admins: [carl]');
  });

  test('answers and words are edited by form, and count for the next case', async () => {
    const { anna, kim } = world;
    await anna.writes('desk');
    await anna.presses('Ready-made answers');
    await anna.fills('Restart', { textEn: 'Hi {caller}, turn it off and on: {number}' });
    expect(await text()).toBe(
      written(
        'en: Hi {caller}, please restart the computer ({number}).',
        'en: "Hi {caller}, turn it off and on: {number}"',
      ),
    );
    await anna.writes('desk');
    await anna.presses('Category words');
    await anna.fills('Network', { words: 'wifi, vpn\nnetværk, teleporter' });
    expect(await text()).toContain('words: [wifi, vpn, netværk, teleporter]');
    await kim.writes('report the teleporter is stuck');
    expect((await world.incident()).state.category).toBe('network');
    await anna.writes('answer INC-1 restart');
    await world.forward(1);
    expect(kim.heard().join('\n')).toContain('Hi Kim Jensen, turn it off and on: INC-1');

    await anna.writes('desk');
    await anna.presses('Ready-made answers');
    const wrong = { nameDa: 'Ny', nameEn: 'Restart', textDa: 'Hej {navn}', textEn: 'Hi' };
    expect(await anna.fills('New answer', wrong)).toContain('That cannot be');
    expect(await text()).not.toContain('{navn}');
  });

  test('an edited file counts for new cases within seconds, and never for a running one', async () => {
    const { kim } = world;
    await kim.writes('report the printer is broken');
    const before = (await world.incident(1)).state;
    const faster = written('P4: { response: 4h', 'P4: { response: 1h');
    file.write(written('{ after: 50%, notify: [team] }', '{ after: 25%, notify: [lead] }', faster));
    await world.forward(1);
    await kim.writes('report the screen is broken');
    const [running, fresh] = [(await world.incident(1)).state, (await world.incident(2)).state];
    const minutes = ({ responseTarget, loggedAt }: typeof before): number =>
      (responseTarget.dueAt.getTime() - loggedAt.getTime()) / 60_000;
    expect([minutes(before), minutes(running), minutes(fresh)]).toEqual([240, 240, 60]);
    expect([running.policy, running.nextAt]).toEqual([before.policy, before.nextAt]);
    expect(fresh.policy?.steps[0]).toMatchObject({ notify: [{ type: 'lead' }] });
  });

  test('a file with a mistake that was saved while the desk runs: the old one stays, and its admins hear why', async () => {
    const { anna, bo, kim } = world;
    file.write(BROKEN);
    await world.forward(2);
    file.write(BROKEN);
    await world.forward(2);
    const told = anna.heard();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('desk.yaml was changed, but has mistakes and was not taken');
    expect(told[0]).toContain('there is no person "bob"');
    expect([bo.heard(), kim.heard()]).toEqual([[], []]);
    expect(await text()).toBe(TWO_TEAMS);
  });

  test('a file saved after a change in chat is offered to the admins, who choose', async () => {
    const { anna, bo } = world;
    await bo.writes('desk');
    await bo.fills('Add to Network', { person: 'carl' });
    file.write(FASTER);
    await world.forward(1);
    expect(heard(anna)).toContain('targets.P3.response: 2h → 1h');
    await anna.writes('desk');
    expect(heard(anna)).toContain('says something else');
    await anna.presses('Show the differences');
    await anna.presses('Apply');
    expect(await text()).toBe(FASTER);
    expect(await world.store.desks.head()).toMatchObject({ imported: expect.any(String) });
    await anna.writes('desk');
    expect(heard(anna)).not.toContain('says something else');
  });
});

const MANY = Array.from({ length: 400 }, (_, n) => `modelnumber${n}`);

/** What Anna is shown for a category, in a desk that says so. */
const shown = async (platform: 'slack' | 'teams', text: string, category: string): Promise<string> => {
  const world = await openWorld({ caller: platform, team: platform, deskFile: aDeskFile(text) });
  await world.anna.writes('desk');
  await world.anna.presses('Category words');
  const said = await world.anna.presses(category);
  await world.close();
  return said;
};

describe.each(['slack', 'teams'] as const)('a form in %s that could lose something is not opened', (platform) => {
  test.each([
    ['more words than it holds', written('[printer, skærm, laptop]', `[${MANY.join(', ')}]`)],
    ['a word with a comma in it', written('[printer, skærm, laptop]', '[printer, "dock, usb-c"]')],
  ])('for %s', async (_what, text) => {
    expect(await shown(platform, text, 'Hardware')).toContain('These words do not fit into a form here');
  });

  test('and is, for everything else', async () => {
    expect(await shown(platform, TWO_TEAMS, 'Hardware')).not.toContain('do not fit');
  });
});
