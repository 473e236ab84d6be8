import { randomBytes } from 'node:crypto';
import { type Router as ExpressRouter, json, Router } from 'express';
import type { Echo } from './api/method';
import type { Reply, Serve } from './front';
import { isJson, type Json, textOf } from './json';
import { messageShape } from './message-shape';
import { addMessage, editMessage, shownOf } from './messages';
import type { Channel, Ephemeral, Message, Workspace, World } from './model';
import { Refused } from './refused';

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** What a `response_url`, or an answer to a command, speaks to. */
export interface ResponseTarget {
  readonly workspace: Workspace;
  readonly user: string;
  readonly channel: Channel;
  /** What was pressed: to be replaced or removed. */
  readonly source?: Message | Ephemeral;
}

export interface Responses {
  /** A new address, good for 5 uses within 30 min. */
  url(target: ResponseTarget): string;
  /** Shows what the bot answers; throws `Refused`. */
  apply(target: ResponseTarget, body: Json): void;
  readonly router: ExpressRouter;
}

export function createResponses(deps: {
  readonly world: World;
  readonly echo: Echo;
  readonly serve: Serve;
  readonly origin: () => string;
}): Responses {
  const { world, echo, serve, origin } = deps;
  const known = new Map<string, { readonly target: ResponseTarget; readonly at: number; uses: number }>();

  const shape = (message: Message): Json => messageShape(world, message, { origin: origin() });

  function remove(source: Message | Ephemeral): void {
    const before = source.kind === 'message' ? shape(source) : {};
    source.deleted = true;
    if (source.kind === 'message') echo.deleted(source, before);
  }

  function replace(source: Message | Ephemeral, body: Json, bot: string): void {
    const shown = shownOf(world, { text: textOf(body['text']), blocks: body['blocks'] });
    if (source.kind === 'ephemeral') return void source.shown.push(shown);
    const before = shape(source);
    editMessage(world, source, bot, shown);
    echo.changed(source, before);
  }

  function apply({ workspace, user, channel, source }: ResponseTarget, body: Json): void {
    if (body['delete_original'] === true && source) return remove(source);
    if (body['replace_original'] === true && source) return replace(source, body, workspace.bot.userId);
    const shown = shownOf(world, { text: textOf(body['text']), blocks: body['blocks'] });
    const threadTs = textOf(body['thread_ts']);
    const thread = threadTs === '' ? {} : { threadTs };
    if (body['response_type'] === 'in_channel') {
      const by = { user: workspace.bot.userId, byBot: true };
      return echo.posted(addMessage(world, workspace, { channel, ...by, shown, ...thread }));
    }
    const base = { kind: 'ephemeral', workspace, channel, user, ts: world.ts(), deleted: false } as const;
    workspace.ephemerals.push({ ...base, ...thread, shown: [shown] });
  }

  function use(key: string, body: unknown): Reply {
    const refuse = (status: number, error: string): Reply => ({ status, body: { ok: false, error }, error });
    const found = known.get(key);
    if (!found || world.now() - found.at > LIFE_MS) return refuse(404, 'expired_url');
    if (found.uses >= USES) return refuse(404, 'used_url');
    found.uses += 1;
    try {
      apply(found.target, isJson(body) ? body : {});
      return { status: 200, body: 'ok' };
    } catch (error) {
      if (error instanceof Refused) return refuse(400, error.error);
      throw error;
    }
  }

  const router = Router();
  router.use(json({ limit: '1mb' }));
  router.post('/:key', async (request, response) => {
    const body: unknown = request.body;
    const channel = known.get(request.params.key)?.target.channel.id;
    const call = { method: 'response_url', channel, args: isJson(body) ? body : {} };
    await serve(request, response, call, () => use(request.params.key, body));
  });

  return {
    url(target) {
      const key = randomBytes(12).toString('hex');
      known.set(key, { target, at: world.now(), uses: 0 });
      return `${origin()}/actions/${key}`;
    },
    apply,
    router,
  };
}
