import { parseDesk } from '../../src/desk/file/parse';
import type { Desk } from '../../src/desk/model';
import { systemClock } from '../../src/ground/clock';
import { shiftsBetween } from '../../src/on-call/duty';
import { createOnCallService } from '../../src/on-call/service';
import { askSwap } from '../../src/on-call/swaps';
import { until } from '../support/wait';
import { deskYaml } from './support/desk';
import { openStage, type Stage } from './support/stage';

const DAY_MS = 24 * 3600_000;
/** Anna and Dina take turns, a day each, since the day before yesterday. */
const onCallYaml = (): string => {
  const from = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);
  return deskYaml({ team: '3s', lead: '2h', manager: '3h' }, 'da')
    .replace(
      'anna: { email: anna.holm@example.com, name: Anna Holm }',
      'anna: { email: anna.holm@example.com, name: Anna Holm }\n  dina: { email: dina.krogh@example.com, name: Dina Krogh }',
    )
    .replace(
      '    hours: always\n    language',
      `    hours: always\n    onCall: { layers: [{ from: ${from}, at: "00:00", every: daily, people: [anna, dina] }] }\n    language`,
    );
};

/** The next turn of somebody that has not begun. */
const nextTurn = (desk: Desk, person: string) => {
  const team = desk.teams['service-desk'];
  const now = new Date();
  const empty = { overrides: [], absences: [], swaps: [] };
  const shifts = team ? shiftsBetween(desk, team, empty, now, new Date(now.getTime() + 6 * DAY_MS)) : [];
  const found = shifts.find((shift) => shift.from > now && shift.duty?.person === person);
  if (!found) throw new Error(`${person} has no turn`);
  return { from: found.from, to: found.to };
};

describe.each([
  ['', { width: 1280, height: 900 }],
  [' on a phone', { width: 390, height: 844 }],
] as const)('who is on call, in the real client in Danish%s', (_, viewport) => {
  let stage: Stage | undefined;
  const yaml = onCallYaml();
  beforeAll(async () => {
    stage = await openStage({ label: `oncall${viewport.width}`, yaml, viewport });
  });
  afterAll(() => stage?.end());

  it('is shown, swapped by a button, and explained by why', async () => {
    if (!stage) throw new Error('The stage did not open');
    const { client } = stage;
    const shot = (name: string) => `oncall-da-${viewport.width}-${name}`;
    await client.channel('Service desk');
    await client.say('tilknyt servicedesk');
    await client.expectText('Servicedesk');

    await client.personal();
    await client.say('sprog da');
    await client.expectText('dansk');
    await client.say('vagt');
    await client.expectText('Hvem har vagten');
    await client.screenshot(shot('1-all'), { show: 'Hvem har vagten' });
    await client.press('Vis ugen for Servicedesk');
    await client.expectText('Vagt i Servicedesk');
    await client.screenshot(shot('2-week'), { show: 'Vagt i Servicedesk' });

    const whom = 'Hvem spørger du, og hvad tager du til gengæld?';
    const swap = async () => {
      await client.expectText('Byt en vagt');
      await client.choose(whom, 'Dina Krogh · ingen vagt til gengæld');
      await client.screenshot(shot('3-form'), { show: 'Byt en vagt' });
    };
    await client.form('Byt vagt', whom, swap);

    // A colleague asks, in a client of her own.
    const store = await stage.store();
    const { desk } = parseDesk(yaml, 'desk.yaml');
    if (!desk) throw new Error('The desk is not one');
    const onCall = createOnCallService({
      store: store.onCall,
      desk: () => desk,
      clock: systemClock,
      say: async () => {},
      log: { warn: () => {} },
    });
    const give = nextTurn(desk, 'dina');
    const by = { id: 'p-dina', name: 'Dina Krogh', member: true, deskKey: 'dina' };
    await onCall.give(askSwap, { id: 'swap-1', team: 'service-desk', other: 'anna', give, by, key: 'k-1' });
    const content = { swap: 'swap-1', team: 'service-desk', asker: 'dina', other: 'anna', give };
    await store.live.put(
      {
        id: 'swap.swap-1.other',
        to: { type: 'key', key: 'anna' },
        content: { kind: 'swap', role: 'other', ...content, status: 'asked' },
      },
      new Date(),
    );
    await client.expectText('Dina Krogh spørger, om du vil tage vagten', { within: 30_000 });
    await client.screenshot(shot('4-asked'), { show: 'Dina Krogh spørger' });
    await client.press('Ja, jeg tager den');
    // The answer to the press, and the edit of the message it stands in: the one that comes last stays.
    await until(async () =>
      (await client.messages()).some(({ text }) => /Vagten er din|Byttet er på plads/.test(text)),
    );
    await client.screenshot(shot('5-accepted'));
    expect((await store.onCall.load()).changes.swaps).toMatchObject([{ status: 'accepted' }]);

    await client.say('meld printeren på 3. sal sidder fast');
    await client.expectText('INC-1');
    await client.channel('Service desk');
    await client.expectText('har taget sagen efter', { within: 30_000 });
    await client.personal();
    await client.say('hvorfor INC-1');
    await client.expectText('Hvorfor INC-1');
    await client.screenshot(shot('6-why'), { show: 'Hvorfor INC-1' });
    await client.say('prioritet INC-1 p2 direktørens printer');
    await client.expectText('INC-1 er nu P2');
    await client.say('hvorfor INC-1');
    await client.expectText('af Anna Holm: direktørens printer');
    await client.screenshot(shot('7-priority-why'), { show: 'direktørens printer' });
    await client.channel('Service desk');
    await client.expectText('af Anna Holm: direktørens printer', { within: 30_000 });
    await client.screenshot(shot('8-priority-card'), { show: 'direktørens printer' });
    const back = async () => {
      await client.screenshot(shot('9-priority-form'), { show: 'Sæt prioriteten' });
      await client.choose('Prioritet', 'Det, matrixen giver');
      await client.press('Sæt prioritet');
    };
    await client.form('Prioritet', 'Hvorfor?', back, { behind: 'Mere…', in: 'INC-1' });
    await client.expectText('P4');
    await client.screenshot(shot('10-priority-auto'), { show: 'INC-1' });
    await client.personal();
    await client.say('indstillinger');
    await client.expectText('Mine indstillinger');
    await client.screenshot(shot('11-settings'), { show: 'Mine indstillinger' });
  });
});
