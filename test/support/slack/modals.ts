import { isJson, type Json, jsons, textOf } from './json';
import type { View, Workspace, World } from './model';
import { keptBlocks } from './parts';
import { Refused, refusedFor } from './refused';
import { viewComplaints } from './rules';
import { newHash } from './world';

/** Characters of a view as JSON. */
const VIEW = 250_000;
/** Views in one stack. */
const STACK = 3;

/** A view that Slack takes, with the ids that it adds; throws `Refused`. */
export function payloadOf(world: World, view: unknown, type: 'modal' | 'home'): Json {
  const complaints = viewComplaints(view, type);
  if (!isJson(view) || complaints.length > 0) throw refusedFor('invalid_arguments', complaints);
  if (JSON.stringify(view).length > VIEW) throw new Refused('view_too_large');
  return { ...view, blocks: keptBlocks(jsons(view['blocks']), () => world.id('')) };
}

/** The modals a person has open, the one in front last. */
export const openModals = (workspace: Workspace, user: string): readonly View[] =>
  workspace.views.filter((one) => one.user === user && one.type === 'modal' && !one.closed);

export const externalId = (view: View): string => textOf(view.shown.at(-1)?.['external_id']);

/** Puts a new view before a person; `on` is the modal it covers. */
export function addView(
  world: World,
  workspace: Workspace,
  view: { readonly user: string; readonly type: 'modal' | 'home'; readonly payload: Json; readonly on?: View },
): View {
  const { user, type, payload, on } = view;
  const external = textOf(payload['external_id']);
  if (external !== '' && workspace.views.some((one) => !one.closed && externalId(one) === external))
    throw new Refused('duplicate_external_id');
  if (on && openModals(workspace, user).length >= STACK) throw new Refused('push_limit_reached');
  const id = world.id('V');
  const added: View = {
    kind: 'view',
    id,
    type,
    workspace,
    user,
    rootId: on?.rootId ?? id,
    ...(on && { previousId: on.id }),
    hash: newHash(world),
    shown: [payload],
    typed: new Map(),
    errors: {},
    closed: false,
  };
  workspace.views.push(added);
  return added;
}

/** Gives a view a new version; what was typed stays where the block and action ids stay. */
export function changeView(world: World, view: View, payload: Json): void {
  view.shown.push(payload);
  view.errors = {};
  view.hash = newHash(world);
}

/** Closes every modal of a person. */
export function closeAll(workspace: Workspace, user: string): void {
  for (const view of openModals(workspace, user)) view.closed = true;
}
