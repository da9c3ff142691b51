import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';
import { feedback } from '../report/terminal';
import type { GradedCopy } from './flaw-run';

const folder = join(__dirname, 'golden');

/** The feedback that a learner gets on a flaw, with fixed paths for the copy and the package: those differ from run to run. */
export function feedbackOf({ broken, result }: GradedCopy): string {
  const texts = broken.map(rule => `${rule.rule}\n\n${feedback(rule) || (rule.advice ?? '')}\n`);
  return texts
    .join('\n')
    .replaceAll(result.target, '/solution')
    .replaceAll(packageRoot, '/queuing-spec')
    .replace(/\S*\/queuing-spec-flaws-[^/\s]+\/[^/\s]+\/solution/g, '/solution')
    .replace(/ +$/gm, '');
}

/** Whether there is a golden file with the feedback on a flaw. */
export function isKept(id: string): boolean {
  return existsSync(fileOf(id));
}

/** Compares the feedback with the golden file; returns both when they differ. */
export function compareFeedback(id: string, text: string): { kept: string; came: string } | undefined {
  const kept = readFileSync(fileOf(id), 'utf8');
  return kept === text ? undefined : { kept, came: text };
}

/** Writes the golden file of a flaw. */
export function keepFeedback(id: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(id), text);
}

function fileOf(id: string): string {
  return join(folder, `${id}.txt`);
}
