import type { Bulletins } from '../../delivery/bulletins/types';
import { VAGT } from '../../ground/actor';
import { type HeldContent, heldId } from '../held-content';
import type { StoredIncident } from '../stored';
import { heldFate, heldWords } from '../views/notices/held-message';
import { versionsOf } from './written';

export interface HeldDeps {
  readonly live: { get(id: string): Promise<{ readonly type: string } | undefined> };
  readonly bulletins: Bulletins<HeldContent>;
}

/** What stands in the team's thread of a message to the caller follows what its writer made of it. */
export const followHeld = async ({ live, bulletins }: HeldDeps, { state, timeline }: StoredIncident): Promise<void> => {
  for (const event of timeline) {
    if (event.type !== 'messaged' || !event.held || event.by === VAGT) continue;
    if (versionsOf(timeline, event.from).length < 2) continue;
    const { message, sendAt } = event.held;
    const id = heldId(state.id, message);
    if ((await live.get(id))?.type !== 'bulletin') continue;
    const undone = heldFate(timeline, message, sendAt) === 'undone';
    const content = {
      kind: 'held',
      caller: state.caller.name,
      text: heldWords(timeline, message),
      undone,
    } as const;
    await bulletins.put({ id, to: { type: 'person', id: event.by.id }, content });
  }
};
