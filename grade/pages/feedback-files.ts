import type { GradedSolution } from '../../report/class/class-result';

/** The files that belong to one of a class, from the class's folder. */
export interface FeedbackFiles {
  readonly page: string;
  readonly markdown: string;
  readonly traces: string;
}

/** Where what one of a class is handed out goes: by its id, which is a file's name anywhere and no other's. */
export function feedbackFiles({ id }: Pick<GradedSolution, 'id'>): FeedbackFiles {
  return { page: `feedback/${id}.html`, markdown: `feedback/${id}.md`, traces: `feedback/${id}.traces.html` };
}
