import type { Reporter, TestCase } from 'vitest/node';

/**
 * Names each test that did not run and why, and ends with one plain line of totals. A test gives its reason by
 * `context.skip('the reason')`. With MUST_RUN=all in the environment, as at night, the run fails by any that did not.
 *
 * @param seed by what AWS's times were drawn: where something failed, how to draw them again
 */
export const reportNotRun = (seed: string): Reporter => ({
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number => tests.filter((test) => test.result().state === state).length;

    const notRun = tests.filter((test) => test.result().state === 'skipped' && !wasNotAskedFor(test));
    for (const test of notRun) {
      const result = test.result();
      const reason = (result.state === 'skipped' ? result.note : undefined) ?? reasonOf(test);
      console.log(`not run: ${test.module.relativeModuleId} > ${test.fullName}: ${reason}`);
    }
    if (notRun.length > 0 && process.env.MUST_RUN === 'all') process.exitCode = 1;
    // A file that does not load, or an error outside every test, holds no failed test and is a failure all the same.
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + brokenFiles + unhandledErrors.length;
    const skipped = count('skipped');
    if (failed > 0)
      console.log(`AWS's times were drawn by the seed ${seed}: EMULATOR_SEED=${seed} draws them again.`);
    console.log(`${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  },
});

/** Left out by `-t pattern`. */
function wasNotAskedFor({ project, fullName }: TestCase): boolean {
  const pattern = project.globalConfig.testNamePattern;
  return pattern !== undefined && !pattern.test(fullName.replaceAll(' > ', ' '));
}

function reasonOf({ module, parent }: TestCase): string {
  const suites = [];
  for (let suite = parent; suite.type === 'suite'; suite = suite.parent) suites.push(suite);
  const broken = [module, ...suites].some((group) => group.errors().length > 0);
  return broken ? 'what it builds on failed' : 'no reason given';
}
