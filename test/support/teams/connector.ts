import express, { type Express, type Request, type Response } from 'express';
import type { Call, Fault, Faults } from './faults';
import {
  type Conversation,
  type Person,
  type Post,
  personalOf,
  postedSchema,
  roomPart,
  rootPart,
  type World,
} from './world';

export interface CallRecord {
  readonly call: Call;
  readonly conversation: string;
  readonly authorization?: string;
  readonly connection?: string;
}

export interface ConnectorDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly calls: CallRecord[];
  /** Answers held back by a `hang`, to be let go when the fake closes. */
  readonly held: Set<Response>;
  /** Most posts to one conversation; the next are 429. */
  readonly limit: () => number | undefined;
  /** The bot has an app id: pictures want its token. */
  readonly needsToken: boolean;
  readonly attachments: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>;
}

const refuse = (response: Response | undefined, status: number, code: string): void =>
  void response?.status(status).json({ error: { code, message: code } });

/** People on one page of a roster. */
const ROSTER_PAGE = 2;

function roster({ id, name, aadObjectId, email, signIn, role, tenantId }: Person) {
  return { id, name, aadObjectId, email, userPrincipalName: signIn, userRole: role, tenantId, givenName: name };
}

/** The Bot Framework's connector as Teams runs it: what a bot may call. */
export function connectorRoutes(deps: ConnectorDeps): Express {
  const { world, faults, calls, held } = deps;
  const app = express();
  app.use(express.json({ limit: '10mb' }));

  const param = (request: Request, name: string): string => String(request.params[name] ?? '');

  /** Notes the call, applies the fault that waits for it, else lets `work` answer. `work` runs at most once. */
  function on(call: Call, work: (request: Request, answer: Response | undefined) => void) {
    return (request: Request, response: Response): void => {
      const { authorization, connection } = request.headers;
      calls.push({
        call,
        conversation: String(request.params['conversation'] ?? ''),
        ...(authorization !== undefined && { authorization }),
        ...(connection !== undefined && { connection }),
      });
      const fault = faults.take(call, roomPart(String(request.params['conversation'] ?? '')));
      if (!fault) return work(request, response);
      if ('arrives' in fault && fault.arrives) work(request, undefined);
      fail(fault, request, response);
    };
  }

  function fail(fault: Fault, request: Request, response: Response): void {
    switch (fault.type) {
      case 'status':
        if (fault.retryAfter !== undefined) response.set('retry-after', fault.retryAfter);
        return refuse(response, fault.status, fault.code ?? 'ServiceError');
      case 'lost':
        return void request.socket.destroy();
      case 'hang':
        return void held.add(response);
      case 'no id':
        return void response.status(202).json({});
      default:
        return fault satisfies never;
    }
  }

  function conversationOf(request: Request, response: Response | undefined): Conversation | undefined {
    const found = world.conversations.get(roomPart(param(request, 'conversation')));
    if (!found) refuse(response, 404, 'ConversationNotFound');
    else if (!found.hasBot) refuse(response, 403, 'BotNotInConversationRoster');
    return found?.hasBot ? found : undefined;
  }

  function postOf(request: Request, response: Response | undefined): Post | undefined {
    if (!conversationOf(request, response)) return undefined;
    const id = param(request, 'activity');
    const room = roomPart(param(request, 'conversation'));
    const found = world.posts.find((post) => post.id === id && post.conversation.id === room && !post.deleted);
    if (!found) refuse(response, 404, 'ActivityNotFoundInConversation');
    return found;
  }

  const post = on('post', (request, response) => {
    const conversation = conversationOf(request, response);
    const posted = postedSchema.safeParse(request.body);
    if (!conversation) return;
    if (!posted.success) return refuse(response, 400, 'BadSyntax');
    const limit = deps.limit();
    if (limit !== undefined && world.posts.filter((one) => one.conversation === conversation).length >= limit) {
      response?.set('retry-after', '2');
      return refuse(response, 429, 'TooManyRequests');
    }
    const id = world.nextId();
    const root = conversation.type === 'channel' ? (rootPart(param(request, 'conversation')) ?? id) : undefined;
    const about = { id, conversation, ...(root !== undefined && { root }), at: Date.now() };
    world.posts.push({ ...about, shown: [posted.data], deleted: false });
    // Teams splits a text with a card in two and then tells no id.
    const isSplit = posted.data.text !== undefined && (posted.data.attachments ?? []).length > 0;
    response?.status(isSplit ? 202 : 201).json(isSplit ? {} : { id });
  });
  app.post('/v3/conversations/:conversation/activities', post);
  app.post('/v3/conversations/:conversation/activities/:activity', post);

  app.put(
    '/v3/conversations/:conversation/activities/:activity',
    on('update', (request, response) => {
      const found = postOf(request, response);
      if (!found) return;
      found.shown.push(postedSchema.parse(request.body));
      response?.status(200).json({ id: found.id });
    }),
  );

  app.delete(
    '/v3/conversations/:conversation/activities/:activity',
    on('delete', (request, response) => {
      const found = postOf(request, response);
      if (found) found.deleted = true;
      if (found) response?.status(200).end();
    }),
  );

  app.post(
    '/v3/conversations',
    on('create', (request, response) => {
      const wanted: unknown = request.body?.members?.[0]?.id;
      const person = world.people.find((one) => one.id === wanted || one.aadObjectId === wanted);
      if (!person?.installed) return refuse(response, 403, 'BotNotInConversationRoster');
      response?.status(201).json({ id: personalOf(world, person).id });
    }),
  );

  app.get(
    '/v3/conversations/:conversation/pagedmembers',
    on('members', (request, response) => {
      const found = conversationOf(request, response);
      if (!found) return;
      // Teams may give fewer than were asked for.
      const from = Number(request.query['continuationToken'] ?? 0);
      const next = from + ROSTER_PAGE;
      const members = found.members.slice(from, next).map(roster);
      response?.json({ members, ...(next < found.members.length && { continuationToken: String(next) }) });
    }),
  );

  app.get(
    '/v3/conversations/:conversation/members/:member',
    on('member', (request, response) => {
      const conversation = conversationOf(request, response);
      const member = param(request, 'member');
      const found = conversation?.members.find((one) => one.id === member || one.aadObjectId === member);
      if (found) response?.json(roster(found));
      else if (conversation) refuse(response, 404, 'MemberNotFoundInConversation');
    }),
  );

  app.get(
    '/v3/attachments/:attachment/views/original',
    on('attachment', (request, response) => {
      const found = deps.attachments.get(param(request, 'attachment'));
      if (deps.needsToken && !request.headers.authorization) return refuse(response, 401, 'Unauthorized');
      if (found) response?.type(found.type).send(Buffer.from(found.bytes));
      else response?.status(404).end();
    }),
  );
  return app;
}
