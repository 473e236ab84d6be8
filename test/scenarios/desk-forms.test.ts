import { aDeskFile, TWO_TEAMS, written } from '../support/a-desk-file';
import { openWorld } from '../support/world';

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
