/**
 * A node that appends each message to a file, one JSON line each. The file survives the end of
 * Node-RED by any signal, and it can be read where Node-RED has no admin API.
 */
const { appendFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = function (RED) {
  const file = join(RED.settings.userDir, 'probe.jsonl');
  RED.nodes.registerType('probe', function (config) {
    RED.nodes.createNode(this, config);
    this.on('input', (message, _send, done) => {
      // Requests and responses of HTTP nodes are not JSON.
      const plain = { ...message, req: undefined, res: undefined };
      appendFileSync(file, `${JSON.stringify({ probe: this.id, message: plain })}\n`);
      done();
    });
  });
};
