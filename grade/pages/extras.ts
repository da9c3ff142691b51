import type { StudentExtras } from '../../report/pages';
import type { Points } from '../../report/points/points';

/** What a student's page says about points. */
export function extrasOf(points: Points): StudentExtras {
  const { late } = points;
  const days = late && `${late.days} ${late.days === 1 ? 'day' : 'days'}`;
  return { points, ...(late && { late: `Handed in ${days} late: ${late.taken} points less.` }) };
}
