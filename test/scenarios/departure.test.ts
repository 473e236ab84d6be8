import { aDeskFile, written } from '../support/a-desk-file';
import { CROSSED, openWorld, type World } from '../support/world';
import { comesBack, NOTICED_MIN, ownerDeparts } from '../support/world/departure';

const OUT_OF_TEAM = written('members: [anna, dina] ', 'members: [anna] ');
const HERS = { email: 'dina.krogh@example.com' };

describe.each(CROSSED)('%s', (_, caller, team) => {
  let world: World;
  let file: ReturnType<typeof aDeskFile>;
  beforeEach(async () => {
    file = aDeskFile();
    world = await openWorld({ caller, team, deskFile: file });
  });
  afterEach(() => world.close());

  test('an owner who becomes a guest has no case any more, and may come back', async () => {
    expect(await ownerDeparts(world, () => world.operators.becomes(world.dina, 'guest'), true)).toBe('new');
    expect(await comesBack(world, 'member')).toBe('Dina Krogh');
  });

  test('nor has one whose address is hidden', async () => {
    expect(await ownerDeparts(world, () => world.operators.becomes(world.dina, { email: '' }), true)).toBe('new');
    expect(await comesBack(world, HERS)).toBe('Dina Krogh');
  });

  test('nor one whose address is another by now', async () => {
    expect(
      await ownerDeparts(world, () => world.operators.becomes(world.dina, { email: 'dk@example.com' }), true),
    ).toBe('new');
    expect(await comesBack(world, HERS)).toBe('Dina Krogh');
  });

  test('nor one who left the company', async () => {
    expect(await ownerDeparts(world, () => world.operators.becomes(world.dina, 'gone'), false)).toBe('new');
  });

  test('nor one who left the team', async () => {
    expect(await ownerDeparts(world, async () => file.write(OUT_OF_TEAM), true)).toBe('new');
  });

  test('who became a guest is no lead and no admin any more', async () => {
    const { anna, operators } = world;
    await operators.becomes(anna, 'guest');
    await world.forward(NOTICED_MIN);
    anna.heard();
    for (const text of ['desk', 'queue', 'oncall']) await anna.writes(text);
    const answers = anna.heard();
    expect(answers).toHaveLength(3);
    for (const answer of answers) expect(answer).toMatch(/Only/);
  });
});

describe('where Slack says what became of somebody', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ caller: 'teams', team: 'slack' });
    await world.kim.writes('report The printer on floor 3 is jammed');
  });
  afterEach(() => world.close());

  test.each([['guest'], ['gone'], [{ email: '' }]] as const)('their rights end at once: %j', async (what) => {
    const { dina, operators } = world;
    await operators.becomes(dina, what);
    dina.heard();
    expect(await dina.pressesLate('Claim')).not.toContain('You have taken');
    expect((await world.incident()).state.status).toBe('new');
  });
});
