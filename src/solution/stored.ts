import type { Actor, By } from '../ground/actor';
import type { Lang } from '../ground/lang';
import type { Handle, Handled } from '../record/handle';
import type { Stored } from '../record/stored';
import type { SolutionEffect, SolutionEvent, SolutionRefusal } from './events';
import type { Solution, SolutionReaders, Version } from './types';

/** What every command carries; `key`: the platform's own of what caused it. */
interface Envelope {
  readonly solution: string;
  readonly key: string;
}

/** What made it, and only once. */
interface Born {
  readonly number: number;
  readonly source: string;
  readonly externalKey: string;
}

export interface About {
  readonly readers: SolutionReaders;
  readonly team: string;
  readonly category: string;
  readonly sub?: string;
  readonly service?: string;
}

export type Written = About & { readonly lang: Lang; readonly version: Version };

/** What a person asks of one that is there. */
export type SolutionInput =
  | ({ readonly type: 'revise' } & Written)
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly why: string }
  | { readonly type: 'withdraw'; readonly why?: string };

export type SolutionCommand = Envelope &
  (
    | ({ readonly type: 'draft'; readonly by: Actor; readonly fromCase?: string } & Born & Written)
    | (SolutionInput & { readonly by: Actor })
    | { readonly type: 'use'; readonly by: By; readonly incident?: string; readonly person?: string }
    | { readonly type: 'fail'; readonly by: By; readonly incident: string }
    | ({
        readonly type: 'import';
        readonly by: By;
        /** It is not there yet. */
        readonly fresh: boolean;
        readonly versions: Solution['versions'];
        readonly status: Solution['status'];
      } & Born &
        About)
    | { readonly type: 'tick'; readonly by: By }
  );

export interface SolutionTypes {
  readonly state: Solution;
  readonly command: SolutionCommand;
  readonly event: SolutionEvent;
  readonly effect: SolutionEffect;
  readonly refusal: SolutionRefusal;
}

export type StoredSolution = Stored<SolutionTypes>;
export type HandleSolution = Handle<SolutionTypes>;
export type HandledSolution = Handled<SolutionTypes>;
