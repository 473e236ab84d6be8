import { createDeskChat } from '../support/desk-chat';
import { MONDAY_9 } from '../support/given';

const ROOM = { platform: 'teams', kind: 'room', id: '19:desk' } as const;

async function withLostCard() {
  const desk = createDeskChat();
  await desk.says('kim', 'report the printer is jammed');
  const { id: incident } = await desk.incident(1);
  const { live } = desk.store;
  const id = `incident.${incident}.card.team`;
  const row = await live.lease(
    { type: 'card', id, subject: { kind: 'incident', id: incident }, place: 'team' },
    'w1',
    MONDAY_9,
    new Date(MONDAY_9.getTime() + 1000),
  );
  if (!row) throw new Error('Nobody else holds it');
  await live.settle(row, { shownVersion: 1, reason: 'unknown', address: ROOM, dueAt: MONDAY_9 }, 1);
  const press = (at: typeof ROOM | { platform: 'teams'; kind: 'room'; id: string }) =>
    desk.inbound({
      ...desk.press('dina', 'show', { incident, place: 'team' }),
      message: { address: at, id: 'm-7' },
    });
  return { press, card: () => live.get(id) };
}

it('adopts a card of unknown fate when somebody presses it', async () => {
  const { press, card } = await withLostCard();
  await press(ROOM);
  expect(await card()).toMatchObject({ ref: { address: ROOM, id: 'm-7' } });
  expect((await card())?.address).toBeUndefined();
});

it('does not take another message for it', async () => {
  const { press, card } = await withLostCard();
  await press({ ...ROOM, id: '19:other' });
  expect((await card())?.ref).toBeUndefined();
});

it('keeps the card it knows', async () => {
  const { press, card } = await withLostCard();
  await press(ROOM);
  await press({ ...ROOM });
  expect(await card()).toMatchObject({ ref: { id: 'm-7' } });
});
