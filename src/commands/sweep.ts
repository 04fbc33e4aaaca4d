import type { SweepRequest } from '../config/sweep-request.ts';
import type { Command } from './command.ts';

/** Takes away what has had its time, in every region that was asked for. */
export const sweep: Command<SweepRequest> = async ({ request }) => {
  throw new Error(request.command);
};
