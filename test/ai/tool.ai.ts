import { AgentRun } from './support/run-agent';
import { agentVersions, sendTool } from './support/agent-workflow';

let lastPhone = 77011240000;
const newPhone = () => String((lastPhone += 1));

describe.each(agentVersions)('SMSC as a tool of AI Agent %s', (agentVersion) => {
  it('sends what the model writes, and returns the outcome to the model', async () => {
    const phone = newPhone();
    const calls = [{ args: { To: `+${phone}`, Text: 'The courier comes at six' } }];
    const run = await AgentRun.start([sendTool({ maxRecipients: 1 })], [{ calls }], {
      agentVersion,
    });
    expect(await run.status()).toBe('success');
    expect(await run.sent()).toMatchObject([{ phone, text: 'The courier comes at six' }]);
    const [told] = await run.told();
    expect(told).toContain(`+${phone}`);
  });
});
