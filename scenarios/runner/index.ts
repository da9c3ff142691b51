/**
 * Plays a scenario. `command-line` reads what to play, `rehearsal` is the API for a scenario's `play`, `round` plays once,
 * `screen` shows it, `report` writes the result, `load` sends requests, `redis` provides the Redis.
 *
 * Needs `grade/intake` for the target, and the harness.
 */
import { UsageError } from '../../grade/command/usage-error';
import { requireTarget } from '../../grade/intake';
import { readTasks } from '../../grade/specification/tasks';
import { missingProgram } from '../../harness/session/missing-program';
import { type Stage, stageTarget } from '../../harness/stage/stage';
import type { RehearsalRequest } from './command-line';
import { Latency } from './latency';
import { embeddedRedis, externalRedis, type ScenarioRedis } from './redis';
import type { Stand } from './rehearsal';
import { prepareReport, reportOf, writeReport } from './report';
import { playRound, type Round } from './round';
import type { Scenario } from './scenario';
import { type Output, Screen } from './screen';
import { renderFigures, renderFindings } from './screen/closing';
import { renderHistogram } from './screen/histogram';
import { Pace } from './screen/pace';

/**
 * Plays a scenario as often as was asked for, and shows and writes the result. Returns the exit code: 0 when every expectation
 * held, otherwise 1.
 *
 * @throws UsageError or HarnessError when it cannot be played, and the signal's reason when it is aborted, after reporting the
 * earlier rounds. Nothing is left behind then either
 */
export async function rehearse(request: RehearsalRequest, output: Output, signal: AbortSignal): Promise<number> {
  const { scenario, values, target, json } = request;
  const stage = await stageFor(scenario, target);
  if (json) prepareReport(json);
  const screen = new Screen(output);
  const latency = new Latency();
  const redis = await redisFor(request);
  try {
    screen.line(`${screen.paint('bold', scenario.title)}: ${scenario.shows}`);
    screen.line(screen.paint('grey', `${describeValues(values)}${redis.shown}`));
    screen.line();
    if (scenario.sideBySide) screen.placeSideBySide(scenario.sideBySide);
    const rounds: Round[] = [];
    const interruption = await playRounds(request, { stage, redis, screen, latency }, signal, rounds).catch(error => {
      if (!signal.aborted || rounds.length === 0) throw error;
      return error as Error;
    });
    const report = reportOf(request, redis.shown, rounds, latency);
    if (json) writeReport(json, report);
    for (const part of closing(rounds, latency, screen)) screen.line(`\n${part}`);
    if (interruption) throw interruption;
    return report.held ? 0 : 1;
  } finally {
    screen.end();
    await redis.close();
  }
}

/** @param rounds receives each round when it ends, so that those before an interruption count too */
async function playRounds(
  { scenario, values, rounds: planned }: RehearsalRequest,
  stand: Stand,
  signal: AbortSignal,
  rounds: Round[],
): Promise<undefined> {
  const pace = new Pace('played', 'rounds', planned);
  for (let number = 1; number <= planned; number += 1) {
    if (planned > 1) stand.screen.line(stand.screen.paint('bold', `Round ${number} (${pace.text(number - 1)})`));
    rounds.push(await playRound(scenario, values, stand, signal));
  }
}

function closing(rounds: readonly Round[], latency: Latency, screen: Screen): string[] {
  const figures = renderFigures(rounds);
  return [
    ...(latency.count > 0 ? [renderHistogram(latency)] : []),
    ...(figures ? [figures] : []),
    renderFindings(rounds, screen.paint),
  ];
}

async function stageFor(scenario: Scenario, target: string): Promise<Stage> {
  await requireTarget(target, readTasks());
  const stage = stageTarget(target);
  const missing = scenario.programs.find(name => !stage.programs.has(name));
  if (missing) throw new UsageError(missingProgram(missing, stage));
  return stage;
}

function redisFor({ redis, flush, scenario }: RehearsalRequest): Promise<ScenarioRedis> {
  return redis === undefined ? embeddedRedis(scenario.haltsRedis ?? false) : externalRedis(redis, flush);
}

function describeValues(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}, `)
    .join('');
}
