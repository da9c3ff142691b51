import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedback } from '../report/terminal';
import type { Found } from './hunt';

const folder = join(__dirname, 'golden');

/** What a learner reads about a flaw, without what changes from run to run: where the copy is, and ids of processes. */
export function feedbackOf({ broken, result }: Found): string {
  const texts = broken.map(rule => `${rule.rule}\n\n${feedback(rule) || (rule.advice ?? '')}\n`);
  return texts
    .join('\n')
    .replaceAll(result.target, '/solution')
    .replace(/\S*\/queuing-spec-flaws-[^/\s]+\/[^/\s]+\/solution/g, '/solution')
    .replace(/ +$/gm, '');
}

/** Whether the feedback on a flaw is kept, to be compared. */
export function isKept(id: string): boolean {
  return existsSync(fileOf(id));
}

/** Compares the feedback with the one kept; gives both where they differ. */
export function compareFeedback(id: string, text: string): { kept: string; came: string } | undefined {
  const kept = readFileSync(fileOf(id), 'utf8');
  return kept === text ? undefined : { kept, came: text };
}

/** Keeps the feedback on a flaw. */
export function keepFeedback(id: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(id), text);
}

function fileOf(id: string): string {
  return join(folder, `${id}.txt`);
}
