/**
 * What dist/ holds, as one bundle: whatever the runner or kubectl starts by path is a file of one line that calls its part
 * here, and each part is loaded when it is called.
 */
export const start = {
  /** The step. */
  main: () => import('./main.ts'),
  /** What runs after the job. */
  post: () => import('./post.ts'),
  /** What kubectl runs for a token. */
  'exec-plugin': () => import('./exec-plugin.ts'),
};
