/** `main` unless it could not be reached; the transport knows the addresses. */
export type GatewayHost = 'main' | 'backup';

/**
 * Decides which of the two hosts of a region gets the next request: the one that was reached last.
 */
export class HostSwitch {
  private current: GatewayHost = 'main';

  constructor(private readonly hasBackup: boolean) {}

  get host(): GatewayHost {
    return this.current;
  }

  /** After the host could not be reached. False when there is no other one. */
  leave(): boolean {
    if (this.hasBackup) this.current = this.current === 'main' ? 'backup' : 'main';
    return this.hasBackup;
  }
}
