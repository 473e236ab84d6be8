import { VAGT } from '../../ground/actor';
import { textsFor } from '../../view/text';
import { CALLER, OWNER } from '../effects';
import { paused } from '../policies/clock-marks';
import { messaged, notBeforeOf, unsent } from '../policies/held';
import { running, withoutQuestion } from '../policies/without';
import { heldEvent, heldFate } from '../views/notices/held-message';
import { type Happenings, say, withSaid } from './happening';

export const TALK: Happenings<'asked' | 'answered' | 'messaged' | 'unsent' | 'noted'> = {
  asked: {
    evolve: (state, event) => ({
      ...state,
      status: 'waiting',
      question: { text: event.question, at: event.at, by: event.by === VAGT ? state.caller : event.by },
      waiting: { reason: 'caller', since: event.at },
      resolutionTarget: event.running ? state.resolutionTarget : paused(state.resolutionTarget, event.at),
    }),
    says: (event) => [say(event, CALLER, { kind: 'asked', text: event.question })],
    line: ({ question }, { ctx, who }) => withSaid(textsFor(ctx)('history.asked', { who }), question),
  },
  answered: {
    evolve: (state, { text, attachments, at }) => {
      const heard = {
        ...state,
        attachments: [...state.attachments, ...attachments],
        ...(text && { lastAnswer: { text, at } }),
      };
      return state.status === 'waiting' && (state.waiting?.reason ?? 'caller') === 'caller'
        ? { ...withoutQuestion(running(heard, at)), status: 'in_progress' }
        : heard;
    },
    says: (event, { after }) => (after.owner ? [say(event, OWNER, { kind: 'answered', text: event.text })] : []),
    line: ({ text, attachments }, { ctx, who }) =>
      withSaid(textsFor(ctx)('history.answered', { who, pictures: attachments.length }), text),
  },
  messaged: {
    evolve: messaged,
    says: (event) => [
      {
        ...say(event, CALLER, { kind: 'messaged', text: event.text }),
        ...(event.held && { notBefore: notBeforeOf(event.held.sendAt) }),
      },
    ],
    /** One that was taken back says so by itself, and to the team alone; the caller sees none before it is sent. */
    line: ({ text, held }, { as, incident, ctx, timeline, who }) => {
      const fate = held ? heldFate(timeline, held.message, ctx.now) : 'sent';
      if (fate === 'undone' || (as === 'caller' && fate === 'held')) return undefined;
      return withSaid(textsFor(ctx)('history.messaged', { who, place: as, caller: incident.caller.name }), text);
    },
  },
  unsent: {
    evolve: unsent,
    internal: true,
    line: ({ message }, { as, incident, ctx, timeline, who }) =>
      as === 'team'
        ? withSaid(
            textsFor(ctx)('history.unsent', { who, caller: incident.caller.name }),
            heldEvent(timeline, message)?.text,
          )
        : undefined,
  },
  noted: {
    evolve: (state, { attachments }) =>
      attachments.length > 0 ? { ...state, attachments: [...state.attachments, ...attachments] } : state,
    internal: true,
    line: ({ text }, { as, ctx, who }) =>
      as === 'team' ? withSaid(textsFor(ctx)('history.noted', { who }), text) : undefined,
  },
};
