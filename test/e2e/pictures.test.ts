import { until } from '../support/wait';
import { deskYaml } from './support/desk';
import { openStage, type Stage } from './support/stage';
import { WORDS } from './support/words';

const LATER = { team: '1h', lead: '2h', manager: '3h' };
/** Pictures for the documentation are made here; elsewhere unless told. */
const FOLDER = process.env['PICTURES'];

const WALKS = [
  ['in English', 'en', '', 1280],
  ['in Danish', 'da', '', 1280],
  ['in English on a phone', 'en', '-phone', 390],
  ['in Danish on a phone', 'da', '-phone', 390],
] as const;
/** Danish words are the longer ones: what they do not run out of, English words do not. */
const TAKEN = WALKS.filter(([, lang]) => lang === 'da' || FOLDER !== undefined);

describe.each(TAKEN)('what is seen in the real client, %s', (_, lang, on, width) => {
  const words = WORDS[lang];
  const seen = words.pictures;
  let stage: Stage | undefined;

  beforeAll(async () => {
    const yaml = deskYaml(LATER, lang);
    stage = await openStage({ label: `pictures${lang}${width}`, yaml, viewport: { width, height: 1300 } });
  });
  afterAll(() => stage?.end());

  it('runs out of no card', async () => {
    if (!stage) throw new Error('The stage did not open');
    const { client } = stage;
    const picture = async (name: string, text: string) => {
      expect(await client.runsOut()).toEqual([]);
      // The documentation takes those of a wide screen.
      await client.picture(`${name}${on}.${lang}`, text, on === '' ? FOLDER : undefined);
    };
    await client.channel('Service desk');
    await client.say(words.link);
    await client.expectText(words.linked);

    await client.personal();
    for (const text of seen.reports.slice(0, 3)) await client.say(`${seen.report} ${text}`);
    await client.expectText('INC-3');
    await client.say(words.answer);
    await client.expectText(seen.which);
    await picture('choice-of-case', seen.which);
    await client.press('INC-2', { in: seen.which });

    await client.channel('Service desk');
    await client.expectText(words.answer);
    await picture('card-new', 'INC-1');
    await client.choose(seen.hit, seen.team, { in: 'INC-1' });
    await client.choose(seen.work, words.stopped, { in: 'INC-1' });
    await client.press(seen.save, { in: 'INC-1' });
    await client.expectText(words.priority);
    await client.press(words.claim, { in: 'INC-1' });
    await client.expectText(words.claimed);
    // What was just done stands above the card until that is edited for all.
    await until(async () => !(await client.lastCard({ in: 'INC-1' })).includes(seen.took));
    await picture('card-claimed', 'INC-1');
    expect(await client.lastCard({ in: 'INC-1' })).not.toContain(seen.hit);
    await client.press(seen.more, { in: 'INC-1' });
    await client.expectText(seen.note);
    await picture('card-more', seen.note);

    await client.personal();
    for (const text of seen.reports.slice(3)) await client.say(`${seen.report} ${text}`);
    await client.expectText('INC-12');
    await client.say(seen.queue);
    await client.expectText(seen.first);
    await picture('queue', seen.first);
    await client.press(seen.next, { in: seen.first });
    await client.expectText(seen.second);
    await client.choose(seen.filter, seen.mine, { in: seen.second });
    await client.press(seen.show, { in: seen.second });
    await client.expectText(seen.alone);
    await picture('queue-mine', seen.alone);
    await client.say(words.home);
    await client.expectText(words.queued);
    await picture('overview', words.queued);
  });
});
