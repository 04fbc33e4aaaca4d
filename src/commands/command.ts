import type { Aws } from '../aws/clients.ts';
import type { ClusterRequest, Request } from '../config/request.ts';
import type { Run } from '../engine/run.ts';
import type { GitHub } from '../github/client.ts';
import type { PreviewRequest } from '../github/preview.ts';
import type { Outcome } from '../outcome.ts';
import type { Outputs } from '../outputs.ts';

/** What a command has in hand. */
export interface Context<Of extends Request = ClusterRequest> {
  request: Of;
  aws: Aws;
  run: Run;
  /** Hands outputs to the workflow at once: what is given before a failure stays given. */
  output(values: Outputs): void;
  /** Tells the user, as an annotation, of something that is not wrong but may be regretted. */
  warn(title: string, message: string): void;
  /**
   * How the pull request is whose cluster it is, asked of GitHub each time; undefined where `auto` did not choose the command
   * by it, or GitHub cannot be asked.
   */
  pullRequestNow(): Promise<'open' | 'closed' | undefined>;
  /** Has GitHub told of another cluster's preview what comes of the command; undefined for none. */
  show(preview: PreviewRequest | undefined): void;
  /** GitHub's API with the token that the step was given, the same each time. @throws when there is none */
  github(): Promise<GitHub>;
  /** Exports a variable to the steps that follow. */
  exportVariable(name: string, value: string): void;
  /** What a kubeconfig of ours makes kubectl run: absolute paths of Node and of the plugin's bundle. */
  plugin: { node: string; path: string };
}

export type Command<Of extends Request = ClusterRequest> = (context: Context<Of>) => Promise<Outcome>;
