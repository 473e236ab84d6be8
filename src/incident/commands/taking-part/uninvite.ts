import { z } from 'zod';
import { shorten } from '../../../view/words';
import { formCommand } from '../../case-command';
import { ALREADY } from '../../decide/shared';
import { inviters } from '../../rights';

/** The last one has left while the form was opened. */
const NOBODY = [{ id: '-', name: '–' }];

/** Somebody takes part no more: they read nothing of it from then on. */
export const uninvite = formCommand({
  type: 'uninvite',
  may: inviters,
  takes: z.object({ who: z.string().max(100) }),
  decide: ({ who }, { participants = [] }) => {
    const participant = participants.find(({ id }) => id === who);
    return participant ? [{ type: 'parted', participant }] : ALREADY;
  },
  done: 'done.uninvited',
  form: {
    heading: 'form.uninvite.heading',
    inputs: [
      {
        id: 'who',
        label: 'form.uninvite.who',
        choices: (_, __, { participants = [] }) =>
          (participants.length > 0 ? participants : NOBODY).map(({ id, name }) => ({
            value: id,
            label: shorten(name, 75),
          })),
      },
    ],
    send: 'button.uninvite',
  },
  button: ({ participants }, at) => at === 'pass' && participants !== undefined && { label: 'button.uninvite' },
});
