// Relative to this file's real path, which Node resolves through npm's link into node_modules.
module.exports = require('../../../node_modules/n8n-workflow');
