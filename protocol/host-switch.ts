/** `main` unless it could not be reached; the transport knows the addresses. */
export type GatewayHost = 'main' | 'backup';

/** Which of the two hosts of an area is asked. The one that could be reached last is asked first. */
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
