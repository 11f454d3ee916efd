'use strict';

// n8n's start command asks for this server before it knows whether any workflow uses it, in queue mode
// also for the two classes that let several processes share its sessions.
const nothing = () => undefined;
const server = new Proxy({}, { get: () => nothing });

exports.McpServer = { instance: () => server };
exports.QueuedExecutionStrategy = class {};
exports.RedisSessionStore = class {};
