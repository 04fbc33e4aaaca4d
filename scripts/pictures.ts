/**
 * Draws what people see of a preview: the job's summary and the pull request's comment, as GitHub shows them, light and
 * dark, into docs/pictures/. Both come from a run of the bundle against the emulator. Needs Chromium, at $CHROMIUM or
 * /usr/bin/chromium.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { type Browser, chromium } from 'playwright-core';
import { startEmulator } from '../test/e2e/emulator.ts';
import { runAction } from '../test/e2e/runner.ts';

const require = (path: string): string => fileURLToPath(import.meta.resolve(path));
const themes = ['light', 'dark'] as const;
/** Seconds of AWS's time in one of ours: 1, for times as they would be, unless somebody only wants to have a look. */
const speed = Number(process.argv[2] ?? 1);

const dir = mkdtempSync(join(tmpdir(), 'pictures-'));
const emulator = await startEmulator({ speed, dir });
try {
  await emulator.github.change({ pulls: [{ number: 12, head: 'feature' }] });
  const env = await emulator.github.job({
    event: 'pull_request',
    action: 'opened',
    pull: 12,
    permissions: { contents: 'read', deployments: 'write', 'id-token': 'write', 'pull-requests': 'write' },
  });
  // As the runner says of the action that a reusable workflow of its repository takes.
  Object.assign(env, { GITHUB_ACTION_REPOSITORY: 'OWNER/eks-cluster-action', GITHUB_ACTION_REF: 'v1' });
  const { code, log, summary, outputs } = await runAction({
    inputs: {
      command: 'auto',
      'role-to-assume': emulator.roleArn,
      ...(speed > 1 && { 'poll-interval': '100ms' }),
      ttl: '3d',
    },
    env,
  });
  if (code !== 0) throw new Error(log);
  const comment = (await emulator.github.state()).comments.at(-1)?.body ?? '';
  // The address and the folder are the emulator's: in AWS it is of this form, and the folder differs from runner to runner.
  const asThere = (markdown: string): string =>
    markdown
      .replaceAll(
        outputs.endpoint ?? '',
        'https://0123456789ABCDEF0123456789ABCDEF.gr7.us-east-1.eks.amazonaws.com',
      )
      .replaceAll(env.RUNNER_TEMP ?? '', '$RUNNER_TEMP');
  await draw(
    [
      { name: 'summary', markdown: asThere(summary), width: 980 },
      { name: 'comment', markdown: asThere(comment).replace('<details>', '<details open>'), width: 820 },
    ],
    fileURLToPath(new URL('../docs/pictures', import.meta.url)),
  );
} finally {
  await emulator.stop();
  rmSync(dir, { recursive: true });
}

interface Picture {
  name: string;
  markdown: string;
  /** CSS pixels: a summary has the page's width, a comment the conversation's. */
  width: number;
}

/** @param folder where `<name>-<theme>.png` are written */
async function draw(pictures: readonly Picture[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    for (const picture of pictures) {
      for (const theme of themes)
        await drawOne(browser, picture, theme, `${folder}/${picture.name}-${theme}.png`);
    }
  } finally {
    await browser.close();
  }
}

async function drawOne(
  browser: Browser,
  { markdown, width }: Picture,
  theme: (typeof themes)[number],
  path: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 600 }, colorScheme: theme });
  const css = readFileSync(require(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');
  const html = await marked.parse(withMermaid(markdown), { gfm: true });
  await page.setContent(
    `<!doctype html><style>${css} body { margin: 0 } article { padding: 16px 24px }</style><article class="markdown-body">${html}</article>`,
  );
  await page.addScriptTag({ path: require('@mermaid-js/tiny/dist/mermaid.tiny.js') });
  await page.evaluate(
    `mermaid.initialize({ startOnLoad: false, theme: '${theme === 'dark' ? 'dark' : 'default'}' }); mermaid.run()`,
  );
  await page.locator('article').screenshot({ path });
  await page.close();
}

/** Fenced diagrams as GitHub hands them to Mermaid. */
function withMermaid(markdown: string): string {
  return markdown.replace(
    /```mermaid\n([\s\S]*?)```/g,
    (_, diagram: string) => `<pre class="mermaid">${diagram.replaceAll('<', '&lt;')}</pre>`,
  );
}
