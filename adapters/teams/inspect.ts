import { createConnector, type TeamsAuth } from './connector';
import { NotSentError } from './errors';
import { AUDIENCE } from './index';
import { createKeys } from './keys';

/** What Microsoft says of the app: whether it gives a token, and whether the keys that sign requests can be had. */
export interface TeamsState {
  /** Undefined: there is a token. `code`: Microsoft's own, like AADSTS7000215; without one it did not answer. */
  readonly noToken?: { readonly code?: string };
  readonly keys: boolean;
}

export async function inspectTeams(auth: TeamsAuth, timeoutMs: number): Promise<TeamsState> {
  const keys = createKeys(auth.openIdMetadataUrl)
    .find.reload()
    .then(
      () => true,
      () => false,
    );
  try {
    await createConnector(auth, timeoutMs).askToken({ appId: auth.appId, audience: AUDIENCE });
    return { keys: await keys };
  } catch (error) {
    if (!(error instanceof NotSentError)) throw error;
    const code = /AADSTS\d{1,9}/.exec(error.message)?.[0];
    return { noToken: code === undefined ? {} : { code }, keys: await keys };
  }
}
