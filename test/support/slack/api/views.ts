import { addView, changeView, closeAll, externalId, payloadOf } from '../modals';
import type { Trigger, View } from '../model';
import { Refused } from '../refused';
import { viewShape } from '../shapes';
import type { Call, Method } from './method';

const TRIGGER_MS = 3000;

/** The trigger of a call, used up by it. */
function exchange({ world, workspace, args }: Call): Trigger {
  const id = args.text('trigger_id');
  const trigger = world.triggers.get(id ?? '');
  if (!trigger || trigger.workspace !== workspace) throw new Refused('invalid_trigger_id');
  if (trigger.used) throw new Refused('exchanged_trigger_id');
  if (world.now() - trigger.at > TRIGGER_MS) throw new Refused('expired_trigger_id');
  return trigger;
}

function matches(call: Call, view: View): void {
  const hash = call.args.text('hash');
  if (hash !== undefined && hash !== view.hash) throw new Refused('hash_conflict');
}

const open: Method = {
  tier: 4,
  run(call) {
    const { world, workspace, args } = call;
    const trigger = exchange(call);
    const payload = payloadOf(world, args.json('view'), 'modal');
    trigger.used = true;
    closeAll(workspace, trigger.user);
    return { view: viewShape(world, addView(world, workspace, { user: trigger.user, type: 'modal', payload })) };
  },
};

const push: Method = {
  tier: 4,
  run(call) {
    const { world, workspace, args } = call;
    const trigger = exchange(call);
    const { view: on } = trigger;
    if (!on || on.closed) throw new Refused('not_found');
    const payload = payloadOf(world, args.json('view'), 'modal');
    trigger.used = true;
    return { view: viewShape(world, addView(world, workspace, { user: trigger.user, type: 'modal', payload, on })) };
  },
};

const update: Method = {
  tier: 4,
  run(call) {
    const { world, workspace, args } = call;
    const [id, external] = [args.text('view_id'), args.text('external_id')];
    const view = workspace.views.find(
      (one) => one.id === id || (external !== undefined && externalId(one) === external && !one.closed),
    );
    if (!view || view.closed) throw new Refused('not_found');
    matches(call, view);
    changeView(world, view, payloadOf(world, args.json('view'), view.type));
    return { view: viewShape(world, view) };
  },
};

const publish: Method = {
  tier: 4,
  run(call) {
    const { world, workspace, args } = call;
    const user = workspace.users.find((one) => one.id === args.text('user_id'));
    if (!user) throw new Refused('user_not_found');
    const payload = payloadOf(world, args.json('view'), 'home');
    const known = workspace.views.find((one) => one.type === 'home' && one.user === user.id);
    if (!known) return { view: viewShape(world, addView(world, workspace, { user: user.id, type: 'home', payload })) };
    matches(call, known);
    changeView(world, known, payload);
    return { view: viewShape(world, known) };
  },
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
