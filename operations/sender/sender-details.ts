import {
  type AttachedFile,
  compareLabels,
  failure,
  invalidInput,
  param,
  type Result,
  SENDER_REGISTRATIONS,
  type SenderDetails,
  type SenderRegistrationName,
  sentence,
  success,
} from '../../protocol';
import type { Field } from '../field';
import type { Host } from '../host';
import { readCollection } from '../items/list-outputs';
import { readFiles } from '../parameters/files';
import { readNames, readTexts } from '../parameters/parameters';

export const subClientOption: Field = {
  displayName: 'Subaccount Login',
  name: 'subClient',
  type: 'string',
  default: '',
  description:
    'Enter the login of the subaccount that owns the sender ID; empty for the account itself',
};

const TEXT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Address',
    name: 'address',
    type: 'string',
    default: '',
    description: 'Enter the actual address of the organization',
  },
  {
    displayName: 'Comment',
    name: 'comment',
    type: 'string',
    default: '',
    description: 'Explain to the moderator what the name means',
  },
  {
    displayName: 'Contact E-Mail',
    name: 'contactEmail',
    type: 'string',
    default: '',
    placeholder: 'e.g. name@example.com',
    description: 'Enter the e-mail address for questions about the name',
  },
  {
    displayName: 'Document',
    name: 'document',
    type: 'string',
    default: '',
    placeholder: 'e.g. data',
    hint: 'The name of the input field with the file',
    description:
      'Attach a document for the operators, such as a trademark or domain certificate: JPG, TIF, PDF, PNG, ZIP or RAR of up to 3 MB',
  },
  {
    displayName: 'Document Comment',
    name: 'documentComment',
    type: 'string',
    default: '',
    description: 'Describe the document',
  },
  {
    displayName: 'Organization',
    name: 'organization',
    type: 'string',
    default: '',
    description: 'Enter the legal name of the organization',
  },
  {
    displayName: 'Purpose',
    name: 'purpose',
    type: 'string',
    default: '',
    description: 'Describe what the messages are about',
  },
  {
    displayName: 'Services',
    name: 'services',
    type: 'string',
    default: '',
    description: 'Describe what the organization offers',
  },
  {
    displayName: 'Tax ID',
    name: 'taxId',
    type: 'string',
    default: '',
    description: 'Enter the tax number of the organization',
  },
  {
    displayName: 'Website',
    name: 'website',
    type: 'string',
    default: '',
    placeholder: 'e.g. https://example.com',
    description: 'Enter the website of the organization',
  },
];

const registrationsOption: Field = {
  displayName: 'Register With',
  name: 'registrations',
  type: 'multiOptions',
  options: SENDER_REGISTRATIONS.map(({ label, name }) => ({ name: label, value: name })),
  default: [],
  description: 'Register the name with these operators. A paid name costs a fee, often monthly.',
};

/**
 * The details that operators may require for a sender ID, in alphabetical order of their labels.
 */
export const senderDetailsField: Field = {
  displayName: 'Additional Fields',
  name: 'additionalFields',
  type: 'collection',
  placeholder: 'Add field',
  default: {},
  options: [...TEXT_OPTIONS, registrationsOption, subClientOption].sort((one, other) =>
    compareLabels(one.displayName, other.displayName),
  ),
};

const TEXT_NAMES = [
  'address',
  'comment',
  'contactEmail',
  'documentComment',
  'organization',
  'purpose',
  'services',
  'subClient',
  'taxId',
  'website',
] as const;

/**
 * Returns the details of a sender ID from an item. The content of the document is read while it is
 * sent.
 */
export async function readSenderDetails(
  host: Host,
  itemIndex: number,
): Promise<Result<SenderDetails>> {
  const files = await readFiles(host, itemIndex, 'document', () => {
    const { document } = readCollection(host, 'additionalFields', itemIndex);
    return document ?? '';
  });
  if (!files.ok) return files;
  const document = takeOne(files.value);
  if (!document.ok) return document;
  const given = readCollection(host, 'additionalFields', itemIndex);
  const texts = readTexts(given, TEXT_NAMES);
  if (!texts.ok) return texts;
  const registrations = readNames(given.registrations) as SenderRegistrationName[];
  return success({ ...texts.value, registrations, ...document.value });
}

function takeOne(
  files: readonly AttachedFile[],
): Result<{ readonly document?: AttachedFile | undefined }> {
  const [document, ...others] = files;
  if (others.length === 0) return success(document === undefined ? {} : { document });
  return failure(
    invalidInput(
      'document',
      sentence`${param('document')} names ${files.length} files, but the gateway accepts only one`,
      "Put the documents into one file, such as a ZIP archive, or submit the others with 'Update'",
    ),
  );
}
