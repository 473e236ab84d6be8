import fc from 'fast-check';
import type { IncidentEvent } from '../../../src/incident/events';
import { mayRead } from '../../../src/incident/rights';
import { incidentCard } from '../../../src/incident/views/card/incident-card';
import { historyLines } from '../../../src/incident/views/lists/show';
import { noticeView } from '../../../src/incident/views/notices/notice-view';
import { aDesk } from '../../support/desk';
import {
  ANNA,
  aReport,
  BO,
  type Body,
  CALLER,
  claimed,
  DINA,
  given,
  OTHER,
  resolved,
  type Story,
} from '../../support/given';
import { read, reading } from '../../view/support';

const ole = { ...OTHER };
const asOle = { id: OTHER.id, name: OTHER.name, member: true };
const inviteOle = { type: 'invite', who: asOle } as const;
const ROOM = { platform: 'teams', kind: 'room', id: '19:all' } as const;
const secret = aReport({ category: 'people', origin: ROOM });
const inRoom = aReport({ origin: ROOM });

describe('who may take part', () => {
  it('a colleague who sees the card joins, once, and leaves', () => {
    const story = given([], inRoom).when(ole, { type: 'join' }).then('joined');
    expect(story.state.participants).toEqual([{ id: ole.id, name: ole.name }]);
    story.when(ole, { type: 'join' }, 2).thenNothing();
    const left = story.when(ole, { type: 'leave' }, 3).then('parted');
    expect(left.state.participants).toBeUndefined();
    expect(mayRead(left.desk, ole, left.state)).toBe(false);
  });

  it('no guest, nobody of a confidential case, nobody of one that is over', () => {
    given().when(ole, { type: 'join' }).thenRefused('no_such_incident');
    given([], inRoom)
      .when({ ...ole, member: false }, { type: 'join' })
      .thenRefused('no_such_incident');
    given([], secret).when(ole, { type: 'join' }).thenRefused('no_such_incident');
    given([claimed, resolved], inRoom).when(ole, { type: 'join' }, 9).thenRefused('not_now');
  });

  it('whom its caller or team invites, and into a confidential case its owner or lead', () => {
    given().when(CALLER, inviteOle).then('joined');
    given().when(DINA, inviteOle).then('joined');
    given().when(ole, inviteOle).thenRefused('no_such_incident');
    given()
      .when(DINA, { ...inviteOle, who: { ...asOle, member: false } })
      .thenRefused('not_a_colleague');
    given()
      .when(DINA, { ...inviteOle, who: { id: CALLER.id, name: CALLER.name, member: true } })
      .thenNothing();
    given([], secret).when(CALLER, inviteOle).thenRefused('only_operators');
    const open = given([], secret).when(ANNA, inviteOle).then('joined');
    expect(mayRead(open.desk, ole, open.state)).toBe(true);
  });

  it('and who is removed reads nothing any more', () => {
    const story = given([{ by: DINA, do: inviteOle, at: 1 }]);
    expect(mayRead(story.desk, ole, story.state)).toBe(true);
    expect(mayRead(story.desk, { ...ole, member: false }, story.state)).toBe(false);
    const gone = story.when(DINA, { type: 'uninvite', who: ole.id }, 2).then('parted');
    expect(mayRead(gone.desk, ole, gone.state)).toBe(false);
    gone.when(DINA, { type: 'uninvite', who: ole.id }, 3).thenNothing();
  });

  it('they write in their own name, and the case waits on', () => {
    const ask: Body = { type: 'ask', text: 'Which printer?' };
    const story = given([claimed, { by: DINA, do: inviteOle, at: 2 }, { by: DINA, do: ask, at: 3 }]);
    const { state } = story
      .when(ole, { type: 'contribute', text: 'Mine, too', attachments: [] }, 4)
      .then('contributed');
    expect(state).toMatchObject({ status: 'waiting', lastAnswer: { text: 'Mine, too', by: { id: ole.id } } });
    story.when(ole, { type: 'contribute', text: ' ', attachments: [] }, 4).thenRefused('empty_text');
    story.when(CALLER, { type: 'contribute', text: 'x', attachments: [] }, 4).thenRefused('only_participants');
    story.when(BO, { type: 'contribute', text: 'x', attachments: [] }, 4).thenRefused('no_such_incident');
  });
});

/** What the team says among itself. */
const INTERNAL = 'XINTERNALX';
const MOVES: readonly (readonly [typeof DINA, Body])[] = [
  [DINA, { type: 'claim' }],
  [DINA, { type: 'note', text: INTERNAL, attachments: [] }],
  [DINA, { type: 'priority', priority: 'P2', why: INTERNAL }],
  [DINA, { type: 'priority', priority: 'auto' }],
  [DINA, { type: 'escalate', reason: INTERNAL }],
  [DINA, { type: 'handOver', team: 'network', why: INTERNAL }],
  [BO, { type: 'return', why: INTERNAL }],
  [BO, { type: 'accept' }],
  [DINA, { type: 'release', why: INTERNAL }],
  [DINA, { type: 'wait', reason: 'vendor', note: INTERNAL }],
  [DINA, { type: 'resume' }],
  [DINA, { type: 'ask', text: 'Which one?' }],
  [CALLER, { type: 'answer', text: 'The left one', attachments: [] }],
  [OTHER, { type: 'contribute', text: 'Mine, too', attachments: [] }],
  [DINA, { type: 'resolve', text: 'New toner', code: 'fixed', cause: 'inside', minutes: '77' }],
  [CALLER, { type: 'notYet', why: 'Again' }],
  [DINA, { type: 'cancel', why: 'Twice' }],
  [CALLER, { type: 'reopen' }],
];

const desk = aDesk({ time: true, causes: [{ key: 'inside', name: { da: INTERNAL, en: INTERNAL } }] });

test('whatever is done, no internal word is in what a participant or a follower sees', () => {
  const anyMoves = fc.array(fc.nat(MOVES.length - 1), { maxLength: 25 });
  fc.assert(
    fc.property(anyMoves, (moves) => {
      let story: Story = given([{ by: DINA, do: inviteOle, at: 1 }], aReport(), desk);
      let events: readonly IncidentEvent[] = story.events;
      for (const [i, move] of moves.entries()) {
        const [by, body] = MOVES[move] ?? [DINA, { type: 'claim' }];
        const { events: next } = story.when(by, body, i + 2);
        if (next.length > 0) story = story.when(by, body, i + 2).story;
        events = story.events;
      }
      for (const lang of ['da', 'en'] as const) {
        const ctx = { ...reading(lang, 60), desk, takesPart: true };
        const words = [
          ...read(incidentCard(story.state, 'caller', ctx)),
          ...historyLines(events, 'caller', story.state, ctx, 99),
          ...(['taken', 'resolved'] as const).flatMap((what) =>
            (['follower', 'ofTeam'] as const).flatMap((to) =>
              read(noticeView({ kind: 'followed', what }, story.state, ctx, to)),
            ),
          ),
        ].join('\n');
        expect(words).not.toMatch(/XINTERNALX|77|1 hour|1 time/);
        const ofTeam = read(noticeView({ kind: 'followed', what: 'resolved' }, story.state, ctx, 'ofTeam')).join();
        expect(ofTeam).not.toMatch(/printer|Kim|Dina|toner/i);
      }
    }),
  );
});
