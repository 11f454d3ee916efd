import './environment';
import {
  ICredentialsHelper,
  NodeHelpers,
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type IHttpRequestOptions,
  type INodeCredentialsDetails,
  type INodeProperties,
  type IRequestOptionsSimplified,
  type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { NodeCatalogue } from './node-catalogue';

/** Values of each credential by the name under which workflows refer to it. */
export type CredentialValues = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * The part of n8n that hands credentials to nodes, without n8n's database: values are kept in
 * memory, defaults are filled in and requests authenticated by the credential type itself, as n8n does.
 */
export class CredentialStore extends ICredentialsHelper {
  constructor(
    private readonly catalogue: NodeCatalogue,
    private readonly values: CredentialValues,
  ) {
    super();
  }

  override getParentTypes(name: string): string[] {
    return this.catalogue.getCredentialType(name).extends ?? [];
  }

  override async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.catalogue.getCredentialType(typeName);
    if (typeof authenticate !== 'function') {
      throw new Error(`The credential type "${typeName}" does not authenticate by a function`);
    }
    return authenticate(credentials, requestOptions as IHttpRequestOptions);
  }

  override async preAuthentication(): Promise<undefined> {
    return undefined;
  }

  override async getDecrypted(
    _additionalData: IWorkflowExecuteAdditionalData,
    { name }: INodeCredentialsDetails,
    type: string,
  ): Promise<ICredentialDataDecryptedObject> {
    const values = this.values[name];
    if (!values) throw new Error(`There is no credential named "${name}"`);
    return NodeHelpers.getNodeParameters(
      this.getCredentialsProperties(type),
      values as never,
      true,
      false,
      null,
      null,
    ) as ICredentialDataDecryptedObject;
  }

  override getCredentialsProperties(type: string): INodeProperties[] {
    return this.catalogue.getCredentialType(type).properties;
  }

  override async getCredentials(): Promise<ICredentials> {
    throw new Error('Credentials are kept in memory and not encrypted');
  }

  override async updateCredentials(): Promise<void> {
    throw new Error('Credentials are not changed by a run');
  }

  override async updateCredentialsOauthTokenData(): Promise<void> {
    throw new Error('Credentials are not changed by a run');
  }
}
