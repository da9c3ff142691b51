module.exports = {
  /** How the specification runs; what the command line says goes over it. */
  default: {
    paths: ['features/*.feature', 'features/objectives/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['steps/**/*.ts'],
    parallel: 2,
    worldParameters: { target: 'src', seed: '' },
  },
  /** The scenarios with small numbers: no part of a grade, and run by themselves, with `npm run scenario-features`. */
  scenarios: {
    paths: ['features/scenarios/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['scenarios/steps/*.ts'],
    format: ['progress'],
  },
  /** What `npm run features` leaves behind to be looked at. */
  reports: {
    format: ['html:reports/features.html', 'junit:reports/features.xml', 'message:reports/features.ndjson'],
  },
};
