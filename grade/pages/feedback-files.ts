import type { GradedSolution } from '../../report/class/class-result';

/** The files of one student, relative to the class's folder. */
export interface FeedbackFiles {
  readonly page: string;
  readonly markdown: string;
  readonly traces: string;
}

/** The paths of a student's files. They contain the id, which is a unique and valid file name everywhere. */
export function feedbackFiles({ id }: Pick<GradedSolution, 'id'>): FeedbackFiles {
  return { page: `feedback/${id}.html`, markdown: `feedback/${id}.md`, traces: `feedback/${id}.traces.html` };
}
