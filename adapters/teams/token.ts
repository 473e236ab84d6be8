import type { TurnContext } from 'botbuilder';

interface Signer {
  signRequest(resource: { readonly headers: { set(name: string, value: string): void } }): Promise<unknown>;
}

const isSigner = (value: unknown): value is Signer =>
  typeof value === 'object' && value !== null && 'signRequest' in value && typeof value.signRequest === 'function';

/** The token that these credentials put on a request; undefined without an app id. */
export async function tokenFrom(credentials: unknown): Promise<string | undefined> {
  if (!isSigner(credentials)) return undefined;
  let header = '';
  await credentials.signRequest({
    headers: {
      set: (name, value) => {
        if (name.toLowerCase() === 'authorization') header = value;
      },
    },
  });
  return header.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined;
}

/** The bot's token for the service of this turn, as pictures in Teams want it; undefined without an app id. */
export async function tokenOf(context: TurnContext): Promise<string | undefined> {
  const connector: unknown = context.turnState.get(context.adapter.ConnectorClientKey);
  return tokenFrom(Reflect.get(Object(connector), 'credentials'));
}
