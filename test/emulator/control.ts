/** The emulator's own routes, for tests and people: what was called, what exists, faults, and a fresh start. */
import type { InventoryItem, LoggedCall } from './core.ts';
import { BadRules, type Faults } from './faults.ts';
import { type HttpRequest, type HttpResponse, jsonResponse } from './protocols/http.ts';

export const CONTROL_PATH = '/_emulator/';

export interface ControlParts {
  calls: LoggedCall[];
  faults: Faults;
  /** Everything in the account. */
  inventory(): Promise<InventoryItem[]>;
  /** Leaves the emulator as fresh as at its start. */
  reset(): Promise<void>;
}

export function control({
  calls,
  faults,
  inventory,
  reset,
}: ControlParts): (request: HttpRequest) => Promise<HttpResponse> {
  const routes: Record<string, (body: string) => Promise<object> | object> = {
    'GET /_emulator/calls': () => calls,
    'GET /_emulator/resources': () => inventory(),
    'POST /_emulator/faults': (body) => {
      faults.set(JSON.parse(body));
      return {};
    },
    'POST /_emulator/release': () => {
      faults.release();
      return {};
    },
    'POST /_emulator/reset': async () => {
      await reset();
      return {};
    },
  };
  return async ({ method, path, body }) => {
    const route = routes[`${method} ${path}`];
    if (!route) return jsonResponse(404, { message: `no such route: ${method} ${path}` });
    try {
      return jsonResponse(200, await route(body.toString('utf8')));
    } catch (error) {
      if (error instanceof BadRules || error instanceof SyntaxError) {
        return jsonResponse(400, { message: error.message });
      }
      throw error;
    }
  };
}
