import type { Request, Response, Router } from 'express';

/** An HTTP status that refuses, and the reason for the log: never what was sent. */
export interface Refusal {
  readonly status: number;
  readonly why: string;
}

/** The parsed body of a request: a JSON object, or the fields of a form. */
export type Body = Readonly<Record<string, unknown>>;

/** A request whose head was let in. */
export interface Admitted {
  /** Whether the platform signed these bytes; absent where the head alone proves who sent it. */
  readonly isGenuine?: (bytes: Buffer) => boolean;
  /** Reads and answers it; a refusal that comes back is not answered yet. */
  take(body: Body, request: Request, response: Response): Promise<Refusal | undefined>;
}

/** Where a platform sends what happens. Nothing of a request is parsed before it is verified, whatever the platform. */
export interface Door {
  readonly path: string;
  /** Media types of its bodies. */
  readonly types: readonly string[];
  /** Judges a request by its head, by work that does not grow with it. */
  admit(request: Request): Promise<Admitted | Refusal>;
}

/** How a platform comes in: its door, and pages for browsers. */
export interface Entrance {
  readonly door?: Door;
  readonly pages?: Router;
}
