import type { TokenWish } from '../../test/support/teams/identity';

/** The program under attack, and what its platforms know. */
export interface Target {
  /** Its public port. */
  readonly url: string;
  /** Slack's signing secret. */
  readonly secret: string;
  /** Of the tenant that is allowed. */
  readonly tenant: string;
  readonly serviceUrl: string;
  /** A token that holds, or differs from one that does. */
  token(wish?: TokenWish): Promise<string>;
}

/** A status, or what was noticed instead. */
export type Answer = number | string;

/** What is sent from outside, and what is right to answer. */
export interface Attack {
  readonly name: string;
  readonly expect: readonly Answer[];
  readonly send: (target: Target) => Promise<Answer>;
  /** It waits for the program to lose its patience: about 15 seconds. */
  readonly waits?: true;
}
