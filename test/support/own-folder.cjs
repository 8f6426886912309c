// Whatever tests leave in the folder for passing things goes when they are over.
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

module.exports = () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-tests-'));
  process.env.TMPDIR = folder;
  globalThis.ownFolder = folder;
};
