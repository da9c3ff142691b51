/** Reads the steps, which are TypeScript; the installed package has them compiled. */
const register = require('node:path').join(__dirname, 'bin', 'register.js');

/** How the specification runs; what the command line says goes over it. */
const common = {
  requireModule: [register],
  require: ['steps/**/*.ts'],
  parallel: 2,
  worldParameters: { target: 'src', seed: '' },
};

module.exports = {
  default: { ...common, paths: ['features/*.feature', 'features/objectives/*.feature'] },
  /** For a command line that names the features itself: Cucumber adds the paths of both otherwise. */
  named: common,
  /** The scenarios with small numbers: no part of a grade, and run by themselves, with `npm run scenario-features`. */
  scenarios: {
    paths: ['features/scenarios/*.feature'],
    requireModule: [register],
    require: ['scenarios/steps/*.ts'],
    format: ['progress'],
  },
  /** What `npm run features` leaves behind to be looked at. */
  reports: {
    format: ['html:reports/features.html', 'junit:reports/features.xml', 'message:reports/features.ndjson'],
  },
};
