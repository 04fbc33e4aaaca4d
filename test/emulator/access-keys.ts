/** The access keys that the account knows: of users, and of sessions that STS has opened. */
import type { Principal } from './core.ts';

export interface AccessKey {
  secret: string;
  principal: Principal;
  /** Set for the temporary keys of a session. */
  session?: {
    token: string;
    /** Milliseconds since 1970, already scaled by the emulator's speed. */
    expires: number;
  };
}

/** By access key id. */
export type AccessKeys = Map<string, AccessKey>;
