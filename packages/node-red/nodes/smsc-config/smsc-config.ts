import type { RedModule } from '../../host/red';

const register: RedModule = () => undefined;

export = register;
