/** `main`, or `backup` after `main` could not be reached. The transport knows the addresses. */
export type GatewayHost = 'main' | 'backup';

/** Selects the host of a region for the next request: the one that was reached last. */
export class HostSwitch {
  private current: GatewayHost = 'main';

  constructor(private readonly hasBackup: boolean) {}

  get host(): GatewayHost {
    return this.current;
  }

  /** Switches the host after it could not be reached. Returns false if there is no other one. */
  leave(): boolean {
    if (this.hasBackup) this.current = this.current === 'main' ? 'backup' : 'main';
    return this.hasBackup;
  }
}
