import type { IDataObject } from 'n8n-workflow';
import type { AcceptedMessage } from '../../../emulator/start';
import { Stage } from './stage';
import { StubServices, type StubService } from './stub-services';

export interface ServiceCall {
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Engine, gateway, and services of others, for the examples that connect them. */
export class ServiceStage {
  private constructor(
    readonly stage: Stage,
    private readonly services: StubServices,
    private readonly credentials: Readonly<Record<string, IDataObject>>,
  ) {}

  /**
   * @param services by the name of their host
   * @param credentials of built-in nodes, by their names
   */
  static async start(
    services: Readonly<Record<string, StubService>>,
    credentials: Readonly<Record<string, IDataObject>> = {},
  ): Promise<ServiceStage> {
    const stubs = await StubServices.start(services);
    const stage = await Stage.start({ speed: 20 }, stubs.environment);
    return new ServiceStage(stage, stubs, credentials);
  }

  async reset(): Promise<void> {
    this.services.requests.length = 0;
    await this.stage.reset();
    await this.useCredential({});
  }

  /** @param changes of the SMSC credential */
  async useCredential(changes: IDataObject): Promise<void> {
    await this.stage.useCredential(changes, this.credentials);
  }

  requestsTo(host: string): ServiceCall[] {
    return this.services.requests
      .filter((request) => request.host === host)
      .map(({ method, url, body }) => ({ call: `${method} ${url.pathname}`, body }));
  }

  messagesTo(phone: string): AcceptedMessage[] {
    return this.stage.emulator.control.readMessages().filter((message) => message.phone === phone);
  }

  async stop(): Promise<void> {
    await this.stage.stop();
    await this.services.stop();
  }
}
