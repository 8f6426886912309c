const { rmSync } = require('node:fs');

module.exports = () => rmSync(globalThis.ownFolder, { recursive: true, force: true });
