import { readerContext } from '../../src/incident/turn';
import { incidentCard } from '../../src/incident/views/card/incident-card';
import { createDeskChat } from '../support/desk-chat';
import { type ANNA, aReport, BO, claimed, DINA, given, minutesAfter, type Step } from '../support/given';
import { read, reading } from '../view/support';

const offers: Step = { by: DINA, do: { type: 'handOver', team: 'network' }, at: 2 };
const { state } = given([claimed, offers], aReport());
const stored = { state, version: 3, timeline: [], outbox: [], keys: [] };

/** The case as this person sees it who asked `seconds` before it changed. */
const seenBy = (actor: typeof ANNA, seconds: number) => {
  const ctx = { ...reading('da'), now: new Date(minutesAfter(2).getTime() - seconds * 1000) };
  const who = { person: { id: actor.id, name: actor.name }, actor, reader: ctx.reader };
  return readerContext({ ctx, who, input: createDeskChat().message('dina', 'send videre INC-1 netværk') }, stored);
};

test('what their own press did is not still to come, though the clock was read before it was done', () => {
  const lines = read(incidentCard(state, 'team', seenBy(DINA, 1)));
  expect(lines).toContain(
    'Netværk er blevet bedt om at tage sagen kl. 09.02 (for et øjeblik siden). De har ikke svaret endnu.',
  );
});

test('an offer is sent back by the other team alone; whoever works in the team that made it takes it back', () => {
  expect(seenBy(BO, 0)).toMatchObject({ receives: true, returns: true });
  expect(seenBy(DINA, 0)).toMatchObject({ receives: true, returns: false });
});
