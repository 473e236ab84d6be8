import type { Opens } from '../command/input';
import type { Desk } from '../desk/model';
import type { Colleague } from '../mail/who';
import { hashOf } from './keys';
import { createSignIn, type SignIn, type SignInDeps } from './sign-in';
import { type Asked, createVisits, type VisitDeps, type Visited } from './visit';

export interface PortalDeps extends Omit<SignInDeps, 'keys'>, VisitDeps {
  readonly store: { readonly portalKeys: SignInDeps['keys'] };
  /** Whom the company has, without asking a chat. */
  readonly colleague: (address: string) => Promise<Colleague | undefined>;
  readonly opens: Pick<Opens, 'takesFiles'>;
}

/** The desk in a browser: who may come in, and what they see and do there. */
export interface Portal {
  /** Where it is, without a slash at its end. */
  readonly url: string;
  /** It is there while the desk has an address to send mail from. */
  isOpen(): boolean;
  readonly desk: () => Pick<Desk, 'name' | 'languages'>;
  readonly signIn: SignIn;
  /** Undefined where nobody is signed in, or not any more. */
  visit(
    session: string,
    locale: string | undefined,
    asked: Asked,
  ): Promise<(Visited & { address: string }) | undefined>;
  /** What a form of this browser or session must bring along. */
  formToken(secret: string): string;
  readonly takesFiles: Opens['takesFiles'];
}

export function createPortal(deps: PortalDeps): Portal {
  const signIn = createSignIn({ ...deps, keys: deps.store.portalKeys });
  const visits = createVisits(deps);
  return {
    url: deps.url,
    isOpen: () => deps.desk().mail !== undefined,
    desk: deps.desk,
    signIn,
    async visit(session, locale, asked) {
      const address = await signIn.addressOf(session);
      // Who left the company since is let in no longer.
      const colleague = address === undefined ? undefined : await deps.colleague(address);
      if (address === undefined || !colleague) return undefined;
      const visitor = { session, address, colleague, ...(locale !== undefined && { locale }) };
      return { ...(await visits(visitor, asked)), address };
    },
    formToken: (secret) => hashOf('form', secret),
    takesFiles: deps.opens.takesFiles,
  };
}
