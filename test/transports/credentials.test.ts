import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';
import { SmscSmppApi } from '../../packages/transports/credentials/SmscSmppApi.credentials';
import { SmscSmtpApi } from '../../packages/transports/credentials/SmscSmtpApi.credentials';
import { SmscSmppTrigger } from '../../packages/transports/nodes/SmscSmppTrigger/SmscSmppTrigger.node';
import { REGIONS } from '../../protocol';

/** What n8n shows of the form with these values. */
function shownWith({ properties }: ICredentialType, values: object): INodeProperties[] {
  const filled = NodeHelpers.getNodeParameters(properties, values as never, true, true, null, null);
  return properties.filter((one) => NodeHelpers.displayParameter(filled!, one, null, null));
}

const noticesOf = (shown: readonly INodeProperties[]) =>
  shown.filter(({ type }) => type === 'notice').map(({ displayName }) => displayName);

describe.each([
  ['SMPP', new SmscSmppApi(), '/passwords/'],
  ['SMTP', new SmscSmtpApi(), ''],
])('the form of the %s credential', (_title, credential, path) => {
  it.each(REGIONS)('says what to do at $name, with a link', ({ name }) => {
    const notices = noticesOf(shownWith(credential, { region: name }));
    expect(notices).toHaveLength(1);
    const links = [...(notices[0] ?? '').matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    expect(links).toEqual([`https://${name}${path}`]);
  });

  it('links to no region for another address', () => {
    expect(noticesOf(shownWith(credential, { region: 'custom' }))).toEqual([]);
  });

  it('begins with the region and marks what every account needs', () => {
    const shown = shownWith(credential, {});
    expect(shown[0]?.name).toBe('region');
    expect(shown[0]?.default).toBe('smsc.kz');
    const needed = shown.filter(({ required }) => required).map(({ name }) => name);
    expect(needed).toEqual(expect.arrayContaining(['login', 'password']));
  });
});

describe('the form of SMSC SMPP Trigger', () => {
  it('explains the set-up in three steps, with the names of the Russian dashboard', () => {
    const [notice] = noticesOf(new SmscSmppTrigger().description.properties);
    const steps = [...(notice ?? '').matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step);
    expect(steps.map((step) => step?.slice(0, 7))).toEqual(['Step 1:', 'Step 2:', 'Step 3:']);
    expect(steps[0]).toContain('«Настройки API»');
    expect(steps[2]).toContain('«Передавать входящие SMS по SMPP-подключению»');
    expect(steps[2]).toContain('«адрес обработчика»');
  });
});
