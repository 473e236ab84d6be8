import type { Reply } from '../../src/command/input';
import type { Way } from '../../src/desk/model';
import { type Settings } from '../../src/people/person';
import { createDeskChat, shown } from '../support/desk-chat';

const ALL: readonly Way[] = ['chat', 'mail', 'sms', 'call'];
const open = (ways: readonly Way[] = ALL) => {
  const desk = createDeskChat(undefined, {}, ways);
  const chosen = async (): Promise<Settings | undefined> =>
    (await desk.store.people.byIdentity({ platform: 'teams', org: 'acme', user: 'anna' }))?.settings;
  const send = (data: Readonly<Record<string, string>>) => desk.presses('anna', 'settings.send', data);
  return { ...desk, chosen, send };
};

/** What the form asks, and what stands in it. */
const form = (reply: Reply): Readonly<Record<string, string | undefined>> =>
  reply.type === 'view'
    ? Object.fromEntries(
        reply.view.blocks.flatMap((block) =>
          block.type === 'input' || block.type === 'choice' ? [[block.id, block.value]] : [],
        ),
      )
    : {};
const EMPTY = { first: 'chat', second: 'none', third: 'none', messages: 'all' };

test.each(['settings', 'my settings', 'indstillinger', 'mine indstillinger'])(
  '“%s” opens the form, for the one who asks alone',
  async (text) => {
    const reply = await open().says('anna', text);
    expect(form(reply)).toEqual(EMPTY);
    expect(reply).toMatchObject({ private: true });
  },
);

test('asks for as many ways as there are to choose between', async () => {
  const asked = async (...ways: Way[]) => Object.keys(form(await open(ways).says('anna', 'settings')));
  expect(await asked('chat')).toEqual(['quietFrom', 'quietTo', 'messages']);
  expect(await asked('chat', 'mail')).toEqual(['first', 'second', 'quietFrom', 'quietTo', 'messages']);
});

test('keeps what was chosen, and shows it again', async () => {
  const { says, send, chosen } = open();
  const data = { first: 'sms', second: 'call', third: 'chat', quietFrom: '22.00', quietTo: '7:00', messages: 'few' };
  expect(shown(await send(data))).toContain('Saved');
  expect(await chosen()).toEqual({
    ways: ['sms', 'call', 'chat'],
    quiet: { from: '22:00', to: '07:00' },
    without: ['claimed', 'promised', 'closedByItself', 'targetWarning'],
  });
  expect(form(await says('anna', 'settings'))).toEqual({ ...data, quietFrom: '22:00', quietTo: '07:00' });
  await says('anna', 'sprog da');
  expect(form(await says('anna', 'indstillinger'))).toMatchObject({ quietFrom: '22.00', quietTo: '07.00' });
});

test('what is left empty is chosen no longer', async () => {
  const { send, chosen } = open();
  await send({ first: 'sms', second: 'none', quietFrom: '22:00', quietTo: '07:00', messages: 'few' });
  await send({ first: 'chat', second: 'chat', third: 'none', quietFrom: ' ', quietTo: '', messages: 'all' });
  expect(await chosen()).toEqual({ ways: ['chat'] });
});

test('a way that is gone is not offered', async () => {
  const { store, says, send } = open(['chat', 'mail']);
  await send({ first: 'chat', messages: 'all' });
  const anna = await store.people.byIdentity({ platform: 'teams', org: 'acme', user: 'anna' });
  await store.people.setSettings(anna?.id ?? '', { ways: ['sms', 'mail'] });
  expect(form(await says('anna', 'settings'))).toMatchObject({ first: 'mail', second: 'none' });
});

test.each([
  ['an hour that there is not', { quietFrom: '25:00', quietTo: '07:00' }],
  ['words', { quietFrom: 'late', quietTo: 'early' }],
  ['a beginning without an end', { quietFrom: '22:00', quietTo: '' }],
  ['the same time twice', { quietFrom: '7:00', quietTo: '07.00' }],
])('%s: the same form with a sentence and with what was typed, and nothing is kept', async (_, typed) => {
  const { send, chosen } = open();
  const reply = await send({ first: 'mail', second: 'none', messages: 'all', ...typed });
  expect(shown(reply)).toContain('Write both times, e.g. 22:00 and 07:00, or leave both empty.');
  expect(form(reply)).toMatchObject({ first: 'mail', ...typed });
  expect(await chosen()).toBeUndefined();
});

test('what nobody could have chosen is no way', async () => {
  const { send, chosen } = open();
  await send({ first: 'pigeon', second: 'mail', third: '__proto__', messages: 'none' });
  expect(await chosen()).toEqual({ ways: ['mail'] });
});
