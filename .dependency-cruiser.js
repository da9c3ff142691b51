/**
 * The architecture, as rules that `npm run check` and CI hold: no circles, and each floor imports only from the floors below.
 *
 *     features → steps → harness        scenarios, flaws, mutants, play → grade → report → harness        stress → flaws, grade
 *     pages → report, for types         src stands alone
 */
const floor = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    floor('src-stands-alone', '^src/', '^(?!src/)[^/]+/.*\\.ts$', 'A learner reads src/ without the harness.'),
    floor(
      'harness-is-the-ground',
      '^harness/',
      '^(steps|report|grade|scenarios|flaws|mutants|play|stress|pages|bin|bench|tests)/',
      'The harness knows none who use it.',
    ),
    floor(
      'steps-need-the-harness',
      '^steps/',
      '^(report|grade|scenarios|flaws|mutants|play|stress|pages|bin|bench|tests)/',
      'Steps know the harness only.',
    ),
    floor(
      'report-knows-no-grade',
      '^report/',
      '^(steps|grade|scenarios|flaws|mutants|play|stress|bin|bench|tests)/',
      'A report is written from a result, however that was made.',
    ),
    floor(
      'grade-is-below',
      '^grade/',
      '^(scenarios|flaws|mutants|play|stress|bin|bench|tests)/',
      'Grading knows nothing of rehearsals and flaws.',
    ),
    floor(
      'play-shows-only',
      '^play/',
      '^(scenarios|flaws|mutants|stress|bin|bench|tests)/',
      'Playing a scenario needs what grading needs, and the values of steps/.',
    ),
    floor(
      'pages-draw-reports',
      '^pages/',
      '^(steps|grade|scenarios|flaws|mutants|play|stress|bin|bench|tests)/',
      'A page draws what a report holds.',
    ),
    floor('nobody-needs-tests', '^(?!tests/)', '^tests/', 'Tests are nobody’s dependency.'),
    {
      name: 'resolvable',
      comment: 'An import of something that is not there.',
      severity: 'error',
      from: { pathNot: '^(src|tests/fixtures)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|dist|reports|tests/fixtures)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['require', 'node'],
    },
  },
};
