/** One request and its answer, as the parts of the API server hand them on. */
import type { ServerResponse } from 'node:http';
import type { KubernetesUser } from './types.ts';

/** One request, read as far as every part needs it. */
export interface Exchange {
  method: string;
  url: URL;
  user: KubernetesUser;
  accept: string;
  contentType: string;
  userAgent: string;
  body(): Promise<Buffer>;
}

/** A whole answer, or a function that streams one. */
export type Reply =
  | {
      status: number;
      body: object | string;
      contentType?: string;
      warnings?: string[];
      headers?: Record<string, string>;
    }
  | ((response: ServerResponse) => void);
