import type { RuleDetail, StudentRow } from '../../report/pages/class-data';
import { Scroll } from '../parts/scroll';
import { Told } from '../parts/told';

/** Why a rule is not met: the place, what is usual behind it, what was seen, and how to see it. */
export function Why({ detail, says }: { readonly detail: RuleDetail; readonly says: string | undefined }) {
  const { why = '', cause, byHand, where, excerpt } = detail;
  return (
    <>
      {cause && (
        <p>
          <strong>Cause:</strong> {cause}
        </p>
      )}
      {says && (
        <p class="faint">
          The exercise says: <q>{says}</q>
        </p>
      )}
      {where && (
        <p class="mono">
          {where.file}:{where.line}:{where.column}
        </p>
      )}
      {excerpt && <Scroll label="the lines">{excerpt.join('\n')}</Scroll>}
      <Told text={why} />
      {byHand && (
        <details>
          <summary>See it by hand</summary>
          <Scroll label="by hand">{byHand.join('\n')}</Scroll>
        </details>
      )}
    </>
  );
}

/** Leads to the moment in the student's traces. */
export function Trace({ student, detail }: { readonly student: StudentRow; readonly detail: RuleDetail }) {
  if (!student.traces || !detail.trace) return null;
  return (
    <a class="trace" href={`${student.traces}#trace=${encodeURIComponent(detail.trace)}`}>
      trace
    </a>
  );
}
