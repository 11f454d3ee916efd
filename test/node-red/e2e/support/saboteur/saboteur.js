/**
 * Makes functions of Node-RED throw when a node of the package calls them: as often as
 * `POST /sabotage/<point>/<times>` says. `GET /sabotage` returns how often each has thrown.
 */
const { ServerResponse } = require('node:http');

module.exports = function (RED) {
  const armed = {};
  const thrown = {};

  function sabotage(point) {
    if (!(armed[point] > 0)) return;
    armed[point] -= 1;
    thrown[point] = (thrown[point] ?? 0) + 1;
    throw new TypeError(`sabotaged ${point}`);
  }

  const isOurs = (node) => typeof node.type === 'string' && node.type.startsWith('smsc');

  function patch(owner, name, point = name, concerns = isOurs) {
    const original = owner[name];
    owner[name] = function (...parameters) {
      if (concerns(this)) sabotage(point);
      return original.apply(this, parameters);
    };
  }

  let isPatched = false;
  RED.nodes.registerType('saboteur', function (config) {
    RED.nodes.createNode(this, config);
    if (isPatched) return;
    isPatched = true;
    const prototype = Object.getPrototypeOf(Object.getPrototypeOf(this));
    for (const name of ['send', 'status', 'warn', 'error', 'log', 'context']) {
      patch(prototype, name);
    }
    patch(ServerResponse.prototype, 'writeHead', 'writeHead', (response) =>
      String(response.req?.url).startsWith('/smsc'),
    );
    for (const name of ['evaluateNodeProperty', 'cloneMessage', 'generateId']) {
      const original = RED.util[name];
      RED.util[name] = (...parameters) => {
        sabotage(name);
        return original(...parameters);
      };
    }
  });

  RED.httpAdmin.post('/sabotage/:point/:times', (request, response) => {
    for (const point of Object.keys(armed)) armed[point] = 0;
    armed[request.params.point] = Number(request.params.times);
    response.json({});
  });
  RED.httpAdmin.get('/sabotage', (_request, response) => response.json(thrown));
};
