import type { Reply } from '../../src/command/input';
import { PAYROLL } from '../support/areas';
import { aDesk } from '../support/desk';
import { createDeskChat, shown } from '../support/desk-chat';
import { buttonsOf } from '../view/support';

const words = (reply: Reply): string => shown(reply);
const labels = (reply: Reply): readonly string[] =>
  reply.type === 'view' ? buttonsOf(reply.view).map(({ label }) => label) : [];

async function ended(text = 'report the printer is jammed') {
  const chat = createDeskChat(undefined, undefined, undefined, aDesk({ services: PAYROLL }));
  for (const who of ['kim', 'anna', 'bo', 'carl', 'dina', 'ole']) await chat.says(who, 'hello');
  await chat.says('kim', text);
  const { id } = await chat.incident(1);
  await chat.presses('anna', 'claim', { incident: id });
  await chat.presses('anna', 'resolve.send', { incident: id, text: 'A new roller', code: 'fixed' });
  await chat.presses('kim', 'fixed', { incident: id });
  await chat.says('anna', 'review INC-1');
  await chat.presses('anna', 'review.send', {
    review: id,
    part: 'summary',
    text: 'Dina’s roller wore out; a human error',
  });
  const act = (owner: string) =>
    chat.presses('anna', 'actions.send', { review: id, action: 'a-1', text: 'Buy a roller', owner, due: 'in 3 days' });
  return { chat, id, act };
}

describe('a review in chat', () => {
  it('comes as text where there is no address of our own: roles for names, and what blames pointed out', async () => {
    const { chat, id } = await ended();
    const markdown = words(await chat.presses('anna', 'review.export', { review: id, format: 'markdown' }));
    expect(markdown).toMatch(/The team’s lead took the incident/);
    expect(markdown).not.toMatch(/Dina|Anna|Holm|kim/);
    expect(markdown).toContain('“human error”');
    expect(markdown).toContain('a human error');
    const pdf = words(await chat.presses('anna', 'review.export', { review: id, format: 'pdf' }));
    expect(pdf).toContain('public address');
  });

  it.each(['ole', 'kim', 'carl', 'dina', 'bo'])(
    'of a confidential case it does not exist for %s, nor does its file',
    async (who) => {
      const { chat, id } = await ended('report løn is missing');
      expect((await chat.incident(1)).confidential).toBe(true);
      for (const action of [
        'review',
        'review.edit',
        'review.send',
        'review.share',
        'review.approve',
        'review.export',
      ]) {
        const reply = await chat.presses(who, action, { review: id, format: 'markdown', part: 'summary', text: 'x' });
        expect(words(reply)).toContain('There is no such review that you may read.');
        expect(labels(reply)).toEqual([]);
      }
      expect(words(await chat.says(who, 'reviews'))).toContain('No review waits for approval');
      expect((await chat.store.reviews.load(id))?.state.status).toBe('draft');
    },
  );

  it('shows whoever has an action that alone', async () => {
    const { chat, id, act } = await ended();
    await act('bo');
    const list = await chat.says('bo', 'actions');
    expect(words(list)).toContain('Buy a roller');
    expect(words(list)).not.toContain('wore out');
    expect(labels(list)).toEqual(['Done', 'Drop…']);
    expect(words(await chat.says('ole', 'actions'))).toContain('No action is open');
    expect(words(await chat.presses('ole', 'actions.done', { review: id, action: 'a-1' }))).toContain('no such review');
    const form = await chat.presses('bo', 'actions.drop', { review: id, action: 'a-1' });
    expect(words(form)).toContain('Why nothing comes of it');
    const empty = await chat.presses('bo', 'actions.dropped', { review: id, action: 'a-1', why: ' ' });
    expect(words(empty)).toContain('Write something first');
    expect(
      words(await chat.presses('bo', 'actions.dropped', { review: id, action: 'a-1', why: 'No money' })),
    ).toContain('Dropped.');
    expect(words(await chat.presses('bo', 'actions.done', { review: id, action: 'a-1' }))).toContain(
      'has ended already',
    );
  });

  it('asks again where something is missing, with what was typed', async () => {
    const { chat, id } = await ended();
    const send = (data: Readonly<Record<string, string>>) =>
      chat.presses('anna', 'actions.send', {
        review: id,
        action: 'a-1',
        text: 'Buy',
        owner: 'bo',
        due: 'in 3 days',
        ...data,
      });
    for (const data of [{ due: 'soonish' }, { due: 'yesterday' }, { owner: 'nobody' }, { owner: '' }, { text: '' }]) {
      expect(words(await send(data))).toContain('What is to be done');
    }
    expect((await chat.store.reviews.load(id))?.state.actions).toEqual([]);
    expect(words(await chat.presses('anna', 'review.edit', { review: id, part: 'gossip' }))).not.toContain(
      'In your own words',
    );
    expect(words(await chat.presses('anna', 'review.export', { review: id, format: 'exe' }))).toContain(
      'no such review',
    );
  });

  it('is not begun for a case that goes on, and is no report by itself', async () => {
    const { chat } = await ended();
    await chat.says('kim', 'report the mouse is dead');
    expect(words(await chat.says('anna', 'review INC-2'))).toContain('A case is reviewed when it has ended');
    expect(words(await chat.says('anna', 'review INC-99'))).not.toContain('review is begun');
  });
});
