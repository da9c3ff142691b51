/** How `npm run features` runs; what the command line says goes over it. */
module.exports = {
  default: {
    paths: ['features/**/*.feature'],
    requireModule: ['ts-node/register'],
    require: ['steps/**/*.ts'],
    parallel: 2,
    worldParameters: { target: 'src', seed: '' },
  },
};
