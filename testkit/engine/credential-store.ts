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

/** Values of each credential, by the name that workflows use. */
export type CredentialValues = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * Provides credentials to nodes without n8n's database: values are kept in memory; as in n8n, the
 * credential type sets defaults and authenticates requests.
 */
export class CredentialStore extends ICredentialsHelper {
  constructor(
    private readonly catalogue: NodeCatalogue,
    private readonly values: CredentialValues,
  ) {
    super();
  }

  override getParentTypes(name: string): string[] {
    const parents = this.catalogue.getCredentialType(name).extends ?? [];
    return parents.flatMap((parent) => [parent, ...this.getParentTypes(parent)]);
  }

  override async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.catalogue.getCredentialType(typeName);
    if (typeof authenticate !== 'function') {
      throw new Error(`The credential type "${typeName}" has no authenticate function`);
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
    if (!values) throw new Error(`The credential "${name}" does not exist`);
    const data = NodeHelpers.getNodeParameters(
      this.getCredentialsProperties(type),
      values as never,
      true,
      false,
      null,
      null,
    ) as ICredentialDataDecryptedObject;
    // No property of the type: n8n stores the tokens of OAuth 2 beside them.
    const { oauthTokenData } = values;
    return oauthTokenData === undefined ? data : { ...data, oauthTokenData };
  }

  /** Properties of the type and of those that it extends; its own win. */
  override getCredentialsProperties(type: string): INodeProperties[] {
    const { extends: parents = [], properties } = this.catalogue.getCredentialType(type);
    const merged = parents.flatMap((parent) => this.getCredentialsProperties(parent));
    NodeHelpers.mergeNodeProperties(merged, properties);
    return merged;
  }

  override async getCredentials(): Promise<ICredentials> {
    throw new Error('Credentials are stored in memory and not encrypted');
  }

  override async updateCredentials(): Promise<void> {
    throw new Error('Executions cannot change credentials');
  }

  override async updateCredentialsOauthTokenData(): Promise<void> {
    throw new Error('Executions cannot change credentials');
  }
}
