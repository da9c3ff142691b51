module.exports = {
  /** How the specification runs; what the command line says goes over it. */
  default: {
    paths: ['features/**/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['steps/**/*.ts'],
    parallel: 2,
    worldParameters: { target: 'src', seed: '' },
  },
  /** What `npm run features` leaves behind to be looked at. */
  reports: {
    format: ['html:reports/features.html', 'junit:reports/features.xml', 'message:reports/features.ndjson'],
  },
};
