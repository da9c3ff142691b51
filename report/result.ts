import type { Place } from '../harness/place';

/**
 * The verdict on a rule, then on a task: `error` means that the harness could not tell, by no fault of the program;
 * `advice` that the rule only advises, whether it is met or not: it has no points, and counts nowhere.
 */
export type Verdict = 'pass' | 'fail' | 'skipped' | 'error' | 'advice';

/** The worst first: what a task or a whole run comes to when its parts differ. */
const severity: readonly Verdict[] = ['error', 'fail', 'skipped', 'pass', 'advice'];

/** The verdict of many. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return severity.find(verdict => verdicts.includes(verdict)) ?? 'pass';
}

/** What one terminal showed. */
export interface TerminalText {
  /** Which terminal, and what ran in it. */
  readonly title: string;
  readonly text: string;
}

/** What of the exercise a rule stands on: what it says, the session that it shows, both, or neither, as advice does. */
export type Basis = 'text' | 'session' | 'both' | 'none';

/** One requirement, as the run found it. */
export interface RuleResult {
  readonly rule: string;
  readonly verdict: Verdict;
  /** For the author of the program, when the rule is not met; or why nothing could be said. */
  readonly why?: string;
  /** What is usually behind it, where a known wrong answer was recognised. */
  readonly cause?: string;
  /** The same for the same cause: rules that are not met for it are told of together. */
  readonly causeId?: string;
  /** The rule cannot be checked at all while its cause is there. */
  readonly unchecked?: true;
  /** The line of `where` with its neighbours, numbered. */
  readonly excerpt?: readonly string[];
  /** What to type, and where, to see it without the harness; a line each. */
  readonly byHand?: readonly string[];
  /** What the terminals showed, where the rule is not met. */
  readonly transcripts?: readonly TerminalText[];
  /** Where the wrong thing comes from: the file's path is from the target, line and column count from 1. */
  readonly where?: Place;
  /** The program that the rule is about, as a path from the target. */
  readonly file?: string;
  /** The trace of the scenario that decided, by its id in the run's traces. */
  readonly trace?: string;
  /** What goes beyond what is demanded: never a reason to fail. */
  readonly advice?: string;
  /** A sentence of the advice that is to be seen without looking for it: a race that loses or sells something twice. */
  readonly warning?: string;
  readonly basis?: Basis;
  /** The words of the exercise that it stands on, few of them. */
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

/** What a run found out about a target; every format is written from this. */
export interface Result {
  readonly target: string;
  /** Gives the same random values again. */
  readonly seed: string;
  /** From start to end, in ms. */
  readonly durationMs: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly tasks: readonly TaskResult[];
  /** Why nothing of it was run, where nothing was: all rules fail for this one reason, or nobody can judge them. */
  readonly message?: string;
  /** What was noticed about the folder itself: which of several was graded, what of it was left out. */
  readonly notes?: readonly string[];
}

/** The rules that are demanded: those that only advise are no part of any count. */
export function demanded(rules: readonly RuleResult[]): RuleResult[] {
  return rules.filter(({ verdict }) => verdict !== 'advice');
}

/** How many of some rules are met, of how many that are demanded. */
export function countRules(rules: readonly RuleResult[]): { readonly met: number; readonly of: number } {
  return { met: rules.filter(({ verdict }) => verdict === 'pass').length, of: demanded(rules).length };
}

/** The verdict on a whole target. */
export function verdictOf({ tasks }: Pick<Result, 'tasks'>): Verdict {
  return worst(tasks.map(task => task.verdict));
}

/**
 * 0: no program is wrong; 1: one is; 2: the harness or the environment is at fault. What was skipped speaks against nobody:
 * it waits for a task that failed, or for a tool that this machine lacks.
 */
export function exitCode(result: Pick<Result, 'tasks'>): 0 | 1 | 2 {
  const verdict = verdictOf(result);
  if (verdict === 'error') return 2;
  return verdict === 'fail' ? 1 : 0;
}

/** What could not be judged at all, told as a task of its own. */
export function harnessFailure(rule: string, messages: readonly string[]): TaskResult {
  const rules = messages.map((why): RuleResult => ({ rule, verdict: 'error', why }));
  return { id: 'harness', title: 'The harness itself', verdict: 'error', durationMs: 0, rules };
}
