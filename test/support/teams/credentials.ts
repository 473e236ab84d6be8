import { z } from 'zod';
import type { TeamsAuth } from '../../../adapters/teams/connector';

const answer = z.object({ access_token: z.string().optional(), error_description: z.string().optional() });

/** Credentials that get their token from the fake at `origin`. */
export function createCredentials(appId: string, origin: () => string): NonNullable<TeamsAuth['credentials']> {
  async function signRequest<T extends { headers: { set(name: string, value: string): void } }>(
    request: T,
  ): Promise<T> {
    const response = await fetch(`${origin()}/oauth2/v2.0/token`, { method: 'POST' });
    const { access_token: token, error_description: problem } = answer.parse(await response.json());
    if (token === undefined) throw new Error(`no token: ${problem}`);
    request.headers.set('authorization', `Bearer ${token}`);
    return request;
  }

  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => appId === '',
    createCredentials: async () => ({ signRequest }),
  };
}
