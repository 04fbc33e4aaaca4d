import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../crash/lab.ts';
import { races, runRace, titleOfRace } from '../crash/races.ts';

const chosen = process.env.ALL ? races : races.filter(({ first, second }) => first !== second);
let lab: Lab;
let whole: string[];
beforeAll(async () => {
  lab = await startLab({ speed: 400 });
  await lab.step('up');
  whole = (await lab.look()).made;
  await lab.step('down');
  await lab.look();
});
afterAll(() => lab.stop());
describe('races', () => {
  it.each(chosen.map((race) => ({ race, title: titleOfRace(race) })))('$title', async ({ race }) => {
    const problems = await runRace(lab, race, whole);
    if (problems.length) {
      await lab.reset();
    }
    expect(problems).toEqual([]);
  });
});
