import type { Field } from '../field';

export const loginField: Field = {
  displayName: 'Login',
  name: 'login',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. shop-1',
  description: 'The login of the sub-client',
};

/** What the gateway asks of a password. */
export const PASSWORD_RULE =
  'At least 8 characters, with three of these: small letters, capitals, digits, other signs';

export function passwordField(displayName: string, name: string, description: string): Field {
  return {
    displayName,
    name,
    type: 'string',
    typeOptions: { password: true },
    default: '',
    description,
  };
}
