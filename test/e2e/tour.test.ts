import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Persona, personasOf } from '../../scripts/try/people';
import type { Playground } from '../../scripts/try/playground';
import { captionFor, startTour, tellStory } from '../../scripts/try/tour';
import { parseDesk } from '../../src/desk/file/parse';
import { connectTestMongo, testRedisUrl } from '../support/services';
import { launchBrowser } from './support/browser';
import { openPlayground } from './support/client';
import { startBot } from './support/desk';
import { startPlayground } from './support/playground';

/** Pictures for the documentation are made here; elsewhere unless told. */
const FOLDER = process.env['PICTURES'];
const yaml = readFileSync(join(__dirname, '../../scripts/try/desk.try.yaml'), 'utf8');
const { desk } = parseDesk(yaml, 'desk.try.yaml');

const personas = (): readonly Persona[] => {
  if (!desk) throw new Error('The desk of try has mistakes');
  return personasOf(desk, true);
};

describe('the tour of npm run try', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
  });

  it('says in each chat whose it is and where the others are, shows where they were, and lets three people work together', async () => {
    const mongo = await connectTestMongo('tour');
    stops.push(() => mongo.drop());
    const uri = new URL(mongo.uri);
    uri.pathname = `/${mongo.name}`;
    const bot = await startBot({
      yaml: yaml.replace('id: try', `id: try-${process.pid}`),
      mongodbUri: uri.href,
      redisUrl: testRedisUrl(),
    });
    stops.push(() => bot.kill('SIGTERM'));
    const people = personas();
    expect(people.map(({ name }) => name)).toEqual(['Kim Holst', 'Anna Holm', 'Bo Lund']);
    const said: string[] = [];
    const tour = await startTour(people, (line) => said.push(line));
    stops.push(() => tour.stop());
    const playgrounds = new Map<string, Playground>();
    for (const me of people) {
      const others = people.filter((one) => one !== me);
      const playground = await startPlayground({
        botEndpoint: tour.endpoint(me.key),
        people: { me, others, key: me.key },
      });
      stops.push(() => playground.stop());
      playgrounds.set(me.key, playground);
    }
    const at = `http://127.0.0.1:${bot.port}`;
    tour.open(at, playgrounds);
    await tellStory(at, people, playgrounds);

    const browser = await launchBrowser();
    stops.push(() => browser.close());
    const clientOf = (key: string) => openPlayground(browser, playgrounds.get(key)?.url ?? '');
    const [kim, anna] = [await clientOf('kim'), await clientOf('anna')];
    await kim.expectText('This is Kim Holst’s chat.');
    await kim.expectText('Dette er Kim Holsts chat.');
    for (const name of ['Anna Holm', 'Bo Lund']) await kim.expectText(name);
    await kim.expectText('In progress – Anna Holm has it');
    await kim.expectText('INC-3 · payroll');
    await anna.expectText('This is Anna Holm’s chat.');
    await anna.expectText('I am working on');

    await kim.say('report my screen is black');
    await anna.expectText('my screen is black');
    await kim.picture('caller.en', 'my screen is black', FOLDER);
    await anna.press('Claim', { in: 'my screen is black' });
    await kim.expectText('Anna Holm has taken your incident');

    const bo = await clientOf('bo');
    await bo.expectText('This is Bo Lund’s chat.');
    await bo.say('oncall');
    await bo.press('Show the week for Service desk');
    await bo.expectText('On call in Service desk');
    await bo.picture('oncall.en', 'On call in Service desk', FOLDER);
    for (const client of [kim, bo]) {
      await client.say('sprog da');
      await client.expectText('Fra nu af skriver jeg dansk til dig');
    }
    await kim.say('meld min bærbare starter ikke');
    await kim.expectText('Hvem er ramt?');
    await kim.picture('caller.da', 'min bærbare starter ikke', FOLDER);
    await bo.say('vagt');
    await bo.press('Vis ugen for Servicedesk');
    await bo.expectText('Vagt i Servicedesk');
    await bo.picture('oncall.da', 'Vagt i Servicedesk', FOLDER);
    expect(said).toEqual([]);
  });
});

test('a caption names no one but the others, each with an address', () => {
  const [kim, anna, bo] = personas();
  if (!kim || !anna || !bo) throw new Error('Three people make the tour');
  const caption = captionFor(anna, [
    { name: kim.name, url: 'http://localhost:1' },
    { name: bo.name, url: 'http://localhost:2' },
  ]);
  expect(caption).toContain('[Kim Holst](http://localhost:1) · [Bo Lund](http://localhost:2)');
  expect(caption).not.toContain('[Anna Holm]');
});
