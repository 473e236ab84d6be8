import { VAGT } from '../../ground/actor';
import { following } from '../revisions/written';
import { type Happenings, isBy, say, toOwner, untold, withSaid } from './happening';

/** Colleagues from elsewhere come, write and go. */
export const TAKING_PART = {
  joined: {
    evolve: (state, { participant }) => ({ ...state, participants: [...(state.participants ?? []), participant] }),
    says: (event) =>
      isBy(event, event.participant.id)
        ? []
        : [say(event, { type: 'participant', id: event.participant.id }, { kind: 'invited' })],
    line: (event, { t, who }) =>
      t('history.joined', {
        who,
        name: event.participant.name,
        self: isBy(event, event.participant.id) ? 'yes' : 'no',
      }),
  },
  parted: {
    evolve: ({ participants = [], ...state }, { participant }) => {
      const left = participants.filter(({ id }) => id !== participant.id);
      return { ...state, ...(left.length > 0 && { participants: left }) };
    },
    says: untold,
    line: (event, { t, who }) =>
      t('history.parted', {
        who,
        name: event.participant.name,
        self: isBy(event, event.participant.id) ? 'yes' : 'no',
      }),
  },
  contributed: {
    evolve: (before, event) => {
      const { text, attachments = [], at, by, from } = event;
      const state = following(before, event, 'answer');
      const said = { text, at, ...(from !== undefined && { from }), ...(by !== VAGT && { by }) };
      return { ...state, attachments: [...state.attachments, ...attachments], ...(text && { lastAnswer: said }) };
    },
    says: (event, { after }) =>
      toOwner(
        event,
        after,
        event.text === ''
          ? { kind: 'pictures', attachments: (event.attachments ?? []).map(({ id }) => id) }
          : { kind: 'answered', text: event.text },
      ),
    line: ({ text }, { t, who }) => withSaid(t('history.contributed', { who }), text),
  },
} satisfies Partial<Happenings>;
