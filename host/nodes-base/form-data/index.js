const { join } = require('node:path');

const core = join(__dirname, '../../../node_modules/n8n-core');
module.exports = require(require.resolve('form-data', { paths: [core] }));
