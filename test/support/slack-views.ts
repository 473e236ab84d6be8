import type { Reply } from '../../src/command/input';
import type { Button, View } from '../../src/view/view';
import type { BotOnSlack } from './slack-bot';

export const line = (text: string, tone?: 'good' | 'warning'): View => ({
  fallback: text,
  blocks: [{ type: 'text', text: [text], ...(tone && { tone }) }],
});
export const shows = (view: View, said?: View): Reply => ({ type: 'view', view, private: true, ...(said && { said }) });
export const button = (
  label: string,
  action: string,
  data: Button['data'] = { incident: 'i-1', place: 'team' },
): Button => ({
  label,
  action,
  data,
});
export const card = (title: string): View => ({
  fallback: title,
  blocks: [
    { type: 'title', text: [title] },
    {
      type: 'buttons',
      buttons: [button('Claim', 'claim'), button('Resolve', 'resolve.open'), button('More', 'more')],
    },
  ],
  refresh: { action: 'show', data: { incident: 'i-1', place: 'team' } },
});
export const form = (problem?: string): View => ({
  fallback: 'Resolve',
  blocks: [
    ...(problem ? [{ type: 'text', text: [problem], tone: 'attention' } as const] : []),
    { type: 'title', text: ['Resolve'] },
    { type: 'input', id: 'text', label: 'What fixed it?', required: true, missing: 'Write', maxLength: 400 },
    {
      type: 'buttons',
      buttons: [
        { ...button('Resolve it', 'resolve.send'), style: 'primary', submits: true },
        button('Not now', 'show'),
      ],
    },
  ],
});

/** The team's card in a channel, as the desk posts it. */
export async function posted(run: BotOnSlack) {
  const dina = run.slack.person('Dina');
  const desk = run.slack.channel('desk', [dina]);
  const room = { platform: 'slack', kind: 'room', id: `${run.slack.workspace.team.id}/${desk.id}` } as const;
  await run.bot.port.post(room, card('INC-1'), 'i-1.card.team');
  const [message] = run.slack.posts(desk);
  if (!message) throw new Error('nothing posted');
  return { dina, desk, message, room };
}
