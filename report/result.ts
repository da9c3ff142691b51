import type { Place } from '../harness/place';

/**
 * The verdict on a rule or a task. `error`: the harness could not tell, and the program is not at fault. `advice`: the rule
 * only advises, met or not; it has no points and counts nowhere.
 */
export type Verdict = 'pass' | 'fail' | 'skipped' | 'error' | 'advice';

/** The worst first: a task or a run has the worst verdict of its parts. */
const severity: readonly Verdict[] = ['error', 'fail', 'skipped', 'pass', 'advice'];

/** The verdict of many. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return severity.find(verdict => verdicts.includes(verdict)) ?? 'pass';
}

/** The transcript of one terminal. */
export interface TerminalText {
  /** Which terminal, and what ran in it. */
  readonly title: string;
  readonly text: string;
}

/** What a rule is based on in the exercise: its text, the session that it shows, both, or neither (advice). */
export type Basis = 'text' | 'session' | 'both' | 'none';

/** One requirement, with its verdict. */
export interface RuleResult {
  readonly rule: string;
  readonly verdict: Verdict;
  /** For the author of the program when the rule fails; or why there is no verdict. */
  readonly why?: string;
  /** The usual cause, if a known mistake was recognised. */
  readonly cause?: string;
  /** Equal for the same cause: the rules that fail for it are reported together. */
  readonly causeId?: string;
  /** The cause keeps the rule from being checked at all. */
  readonly unchecked?: true;
  /** The line of `where` with its neighbours, numbered. */
  readonly excerpt?: readonly string[];
  /** The commands to see it without the harness, one a line. */
  readonly byHand?: readonly string[];
  /** The transcripts of the terminals, if the rule fails. */
  readonly transcripts?: readonly TerminalText[];
  /** The line that is wrong: the path is relative to the target, line and column count from 1. */
  readonly where?: Place;
  /** The program that the rule is about, as a path relative to the target. */
  readonly file?: string;
  /** The trace of the scenario that decided, by its id in the run's traces. */
  readonly trace?: string;
  /** Advice beyond the exercise: never a reason to fail. */
  readonly advice?: string;
  /** Advice that must be noticed: a race that loses something, or sells it twice. */
  readonly warning?: string;
  readonly basis?: Basis;
  /** A few words of the exercise that it is based on. */
  readonly words?: string;
}

/** One task: it passes when all its rules do. */
export interface TaskResult {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** The time that its scenarios took, added up, in ms. */
  readonly durationMs: number;
  readonly rules: readonly RuleResult[];
}

/** The result of a run on a target. Every format is written from this. */
export interface Result {
  readonly target: string;
  /** Gives the same random values again. */
  readonly seed: string;
  /** From start to end, in ms. */
  readonly durationMs: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly tasks: readonly TaskResult[];
  /** Why nothing was run, if nothing was: then all rules fail for this reason, or have the verdict `error`. */
  readonly message?: string;
  /** Notes on the folder: which of several was graded, what was left out. */
  readonly notes?: readonly string[];
}

/** The required rules. Advice is not part of any count. */
export function demanded(rules: readonly RuleResult[]): RuleResult[] {
  return rules.filter(({ verdict }) => verdict !== 'advice');
}

/** How many rules pass, of how many that are required. */
export function countRules(rules: readonly RuleResult[]): { readonly met: number; readonly of: number } {
  return { met: rules.filter(({ verdict }) => verdict === 'pass').length, of: demanded(rules).length };
}

/** The verdict on a whole target. */
export function verdictOf({ tasks }: Pick<Result, 'tasks'>): Verdict {
  return worst(tasks.map(task => task.verdict));
}

/**
 * 0: no program is wrong; 1: one is; 2: the harness or the environment is at fault. Skipped rules do not count: they depend on
 * a task that failed, or on a tool that this machine lacks.
 */
export function exitCode(result: Pick<Result, 'tasks'>): 0 | 1 | 2 {
  const verdict = verdictOf(result);
  if (verdict === 'error') return 2;
  return verdict === 'fail' ? 1 : 0;
}

/** A failure of the harness, reported as a task of its own. */
export function harnessFailure(rule: string, messages: readonly string[]): TaskResult {
  const rules = messages.map((why): RuleResult => ({ rule, verdict: 'error', why }));
  return { id: 'harness', title: 'The harness itself', verdict: 'error', durationMs: 0, rules };
}
