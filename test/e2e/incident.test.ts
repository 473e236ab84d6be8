import { TRY_MS } from './support/client';
import { deskYaml } from './support/desk';
import { openStage, type Stage } from './support/stage';
import { WORDS } from './support/words';

const LATER = { team: '1h', lead: '2h', manager: '3h' };

describe.each([
  ['in English', 'en', { width: 1280, height: 900 }],
  ['in Danish', 'da', { width: 1280, height: 900 }],
  ['in Danish on a phone', 'da', { width: 390, height: 844 }],
] as const)('an incident in the real client, %s', (name, lang, viewport) => {
  const words = WORDS[lang];
  const shot = `${lang}-${viewport.width}`;
  let stage: Stage | undefined;

  beforeAll(async () => {
    stage = await openStage({ label: shot.replace('-', ''), yaml: deskYaml(LATER, lang), viewport });
  });
  afterAll(() => stage?.end());

  it(`goes from a message to a closed case, ${name}`, async () => {
    if (!stage) throw new Error('The stage did not open');
    const { client } = stage;
    await client.channel('Service desk');
    await client.say(words.link);
    await client.expectText(words.linked);

    await client.personal();
    await client.say(words.report);
    await client.expectText(`INC-1 · ${words.title}`);
    await client.press(words.hit);
    await client.expectText('P3');
    await client.press(words.stopped);
    await client.expectText(words.priority);
    await client.screenshot(`${shot}-1-reported`, { show: 'INC-1' });
    await client.say(words.home);
    await client.expectText(words.row);
    await client.screenshot(`${shot}-1b-home`, { show: words.queued });

    await client.channel('Service desk');
    await client.press(words.claim, { in: 'INC-1' });
    await client.expectText(words.claimed);
    await client.screenshot(`${shot}-2-claimed`, { show: 'INC-1' });
    const ask = async () => {
      await client.fill(words.questionLabel, words.question);
      await client.screenshot(`${shot}-3-asking`, { show: words.questionLabel });
      await client.press(words.sendQuestion, { within: TRY_MS });
    };
    await client.form(words.ask, words.questionLabel, ask, { in: 'INC-1' });

    await client.personal();
    await client.expectText(words.question);
    await client.say(words.answer);
    await client.screenshot(`${shot}-4-answered`);

    await client.channel('Service desk');
    await client.expectText(words.answer);
    const resolve = async () => {
      await client.fill(words.resolutionLabel, words.resolution);
      await client.choose(words.codeLabel, words.code);
      await client.screenshot(`${shot}-5-resolving`, { show: words.resolutionLabel });
      await client.press(words.sendResolution, { in: words.resolutionLabel, within: TRY_MS });
    };
    await client.form(words.resolve, words.resolutionLabel, resolve, { in: 'INC-1' });

    await client.personal();
    await client.expectText(words.resolution);
    await client.screenshot(`${shot}-6-resolved`, { show: words.resolution });
    await client.press(words.fixed);
    await client.expectText(words.closed);
    await client.screenshot(`${shot}-7-closed`);
    expect(await client.countMessages('INC-1')).toBeGreaterThan(3);

    await client.channel('Service desk');
    await client.expectText(words.closed);
    // One card per place, edited in place: the channel holds the link and the case, nothing more.
    expect(await client.countMessages(`INC-1 · ${words.title}`)).toBe(1);
  });
});
