'use strict';

// n8n's start command asks for this server before it knows whether any workflow uses it.
const nothing = () => undefined;
const server = new Proxy({}, { get: () => nothing });

exports.McpServer = { instance: () => server };
