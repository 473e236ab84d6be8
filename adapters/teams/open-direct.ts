import type { ChatAddress, Identity } from '../../src/ground/refs';
import { placeOf } from './address';
import { NotSentError, toChatError } from './errors';
import type { PortDeps } from './port';
import type { TenantReference } from './references';

/** The id of the 1:1 conversation Teams keeps for this account; the same one each time. */
async function create(deps: PortDeps, tenant: TenantReference, org: string, account: string): Promise<string> {
  let made = '';
  // Untyped: the SDK's type demands a first activity, which Teams does not, and which would be one more post.
  const parameters = Object.assign(Object.create(null), {
    isGroup: false,
    bot: tenant.bot,
    members: [{ id: account, name: '' }],
    tenantId: org,
    channelData: { tenant: { id: org } },
  });
  await deps.adapter.createConversationAsync(
    deps.appId,
    'msteams',
    tenant.serviceUrl,
    deps.audience,
    parameters,
    async (context) => {
      made = context.activity.conversation.id;
    },
  );
  return made;
}

/**
 * The stored 1:1 conversation with a person, else a new one where Teams allows it: the app must be installed for them
 * or they must be in a roster that holds it. Undefined when it is not allowed, or nothing of their tenant was ever seen.
 */
export async function openDirect(deps: PortDeps, identity: Identity): Promise<ChatAddress | undefined> {
  const { references } = deps;
  const [person, tenant] = await Promise.all([references.person(identity), references.tenant(identity.org)]).catch(
    () => {
      throw new NotSentError('the conversation store is away');
    },
  );
  if (person?.direct === '') return undefined;
  if (person?.direct !== undefined) return placeOf(person.direct, 'personal');
  if (!tenant) return undefined;
  const account = person?.account ?? identity.user;
  try {
    const id = await create(deps, tenant, identity.org, account);
    if (id === '') return undefined;
    await references.rememberConversation(id, { ...tenant, type: 'personal', tenant: identity.org });
    await references.rememberPerson(identity, { account, direct: id });
    return placeOf(id, 'personal');
  } catch (error) {
    const failed = toChatError(error, 'create');
    const refused = failed.kind === 'forbidden' || failed.kind === 'gone' || failed.kind === 'not_accepted';
    if (refused && !failed.temporary) return undefined;
    throw failed;
  }
}
