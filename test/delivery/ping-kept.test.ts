import type { View } from '../../src/view/view';
import { buttonsOf, createFakeChat, type FakeChat, textOf } from '../support/chat';
import { aDesk, span } from '../support/desk';
import {
  actorOf,
  caseRef,
  createDeskRun,
  type DeskRun,
  type DeskRunOptions,
  directTo,
  MINUTE,
  ROOM,
  SECOND,
} from '../support/outgoing';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4', 'P5'] as const;
const ping = (text: string): View => ({
  fallback: text,
  blocks: [
    { type: 'text', text: [text] },
    { type: 'buttons', buttons: [{ label: 'Claim', action: 'claim', data: {} }] },
  ],
});

/** Pinged in the room and with the lead five minutes after logging, and in the room again every ten. */
const open = async (options: DeskRunOptions = {}): Promise<{ run: DeskRun; incident: string }> => {
  const run = await createDeskRun({
    desk: aDesk({
      escalations: [
        {
          key: 'all',
          for: PRIORITIES,
          hours: 'always',
          steps: [{ after: span(5), notify: [{ type: 'team' }, { type: 'lead' }], by: ['chat'], within: span(5) }],
          repeat: { every: span(10), notify: [{ type: 'team' }] },
        },
      ],
    }),
    renderNotice: ({ kind }) => ping(kind),
    ...options,
  });
  const incident = await run.report();
  await run.jobs.forward(5 * MINUTE);
  return { run, incident };
};

const pings = (run: DeskRun, at = ROOM) =>
  run.chat
    .at(at)
    .filter(({ shown }) => shown[0]?.fallback === 'ping')
    .map(({ view }) => `${textOf(view).split('\n')[0] ?? ''}${buttonsOf(view).length > 0 ? ' [buttons]' : ''}`);
const edits = (run: DeskRun) => run.chat.calls.filter(({ call }) => call === 'update').length;
const shownOf = (run: DeskRun, at = ROOM) =>
  run.chat.at(at).find(({ shown }) => shown[0]?.fallback === 'ping')?.shown.length;

describe('a ping after its post', () => {
  test('has its turn in the room before the card, which would else take it each time the job comes back', async () => {
    const chat = createFakeChat();
    const edited: string[] = [];
    const watched: FakeChat = {
      ...chat,
      update: (message, view) => {
        edited.push(view.fallback.split(':', 1)[0] ?? '');
        return chat.update(message, view);
      },
    };
    const { run, incident } = await open({ chat: watched });
    await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
    const isOfCard = ({ effect }: { readonly effect: { readonly type: string; readonly place?: string } }) =>
      effect.type === 'live' && effect.place === 'team';
    const entry = (await run.stored(incident)).outbox.find(isOfCard)?.id;
    run.jobs.flush();
    edited.length = 0;
    await run.worker('other').run(caseRef(incident), { type: 'live', place: 'team', entry, isLost: true });
    // The room's and the lead's.
    expect(edited).toEqual([expect.stringMatching(/^INC-1/), expect.stringMatching(/^INC-1/), 'team card']);
  });

  test('says who has it, once, and has no buttons', async () => {
    const { run, incident } = await open();
    expect(pings(run)).toEqual(['ping [buttons]']);
    await run.jobs.forward(MINUTE);
    await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
    await run.jobs.settle();
    expect(pings(run)).toEqual(['INC-1 · dina har den siden kl. 09.06']);
    expect(pings(run, directTo('anna'))).toEqual(['INC-1 · dina har den siden kl. 09.06']);

    const before = edits(run);
    await run.do(incident, await actorOf(run, 'dina'), { type: 'note', text: 'On my way', attachments: [] });
    await run.jobs.forward(MINUTE);
    expect(shownOf(run)).toBe(2);
    expect(shownOf(run, directTo('anna'))).toBe(2);
    // The card is all that there is to edit.
    expect(edits(run) - before).toBeLessThan(2);
  });

  test('follows the case: put back, and resolved', async () => {
    const { run, incident } = await open();
    const dina = await actorOf(run, 'dina');
    await run.do(incident, dina, { type: 'claim' });
    await run.do(incident, dina, { type: 'release' });
    await run.jobs.settle();
    expect(pings(run)).toEqual(['INC-1 · Givet fri igen: ingen har den siden kl. 09.05']);
    await run.do(incident, dina, { type: 'resolve', text: 'Cleared', code: 'fixed' });
    await run.jobs.settle();
    expect(pings(run)).toEqual(['INC-1 · Løst af dina kl. 09.05']);
  });

  test('is passed by the next one in its place', async () => {
    const { run } = await open();
    await run.jobs.forward(10 * MINUTE);
    expect(pings(run)).toEqual(['INC-1 · Spurgt igen kl. 09.15', 'ping [buttons]']);
    // Nobody asked the lead again: they can still take it there.
    expect(pings(run, directTo('anna'))).toEqual(['ping [buttons]']);
  });

  test('is changed too when the claim came while it was being posted', async () => {
    const { run, incident } = await open({ slack: createFakeChat({ platform: 'slack' }) });
    const go = run.chat.hold('post');
    const dina = await actorOf(run, 'dina');
    const forward = run.jobs.forward(10 * MINUTE);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await run.do(incident, dina, { type: 'claim' });
    await run.out.run({ kind: 'incident', id: incident }, { type: 'live', place: 'team' });
    go();
    await forward;
    expect(pings(run)).toEqual(Array.from({ length: 2 }, () => 'INC-1 · dina har den siden kl. 09.15'));
  });

  test('that cannot be edited any more is left, and never posted again', async () => {
    const { run, incident } = await open();
    const posts = run.chat.calls.filter(({ call }) => call === 'post').length;
    const [shown] = run.chat.at(ROOM).filter(({ view }) => view.fallback === 'ping');
    if (shown) run.chat.remove(shown.ref);
    await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
    await run.jobs.forward(10 * MINUTE);
    await run.out.sweep();
    await run.jobs.settle();
    expect(pings(run)).toEqual([]);
    // The caller is told; nothing else is posted.
    expect(run.chat.calls.filter(({ call }) => call === 'post').length - posts).toBe(1);
  });

  test('is edited when its place takes an edit again, by the sweep if need be', async () => {
    const { run, incident } = await open();
    run.chat.fail('update', { error: 'unknown', times: 4, to: directTo('anna') });
    await run.do(incident, await actorOf(run, 'dina'), { type: 'claim' });
    await run.jobs.settle();
    run.jobs.flush();
    for (let times = 0; times < 30; times += 1) {
      run.clock.advance(2 * SECOND);
      await run.out.sweep();
      await run.jobs.settle();
    }
    expect(pings(run, directTo('anna'))).toEqual(['INC-1 · dina har den siden kl. 09.05']);
  });
});
