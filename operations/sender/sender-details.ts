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
  displayName: 'Sub-Client Login',
  name: 'subClient',
  type: 'string',
  default: '',
  description: 'Login of the sub-client whose sender it is; empty for the account itself',
};

const TEXT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Address',
    name: 'address',
    type: 'string',
    default: '',
    description: 'Where the organization really is',
  },
  {
    displayName: 'Comment',
    name: 'comment',
    type: 'string',
    default: '',
    description: 'Tells the moderator what the name stands for',
  },
  {
    displayName: 'Contact E-Mail',
    name: 'contactEmail',
    type: 'string',
    default: '',
    placeholder: 'e.g. name@example.com',
    description: 'Where questions about the name are sent',
  },
  {
    displayName: 'Document',
    name: 'document',
    type: 'string',
    default: '',
    placeholder: 'e.g. data',
    hint: 'The name of the input field that holds the file',
    description:
      'A document for the operators, such as a trademark or domain certificate: JPG, TIF, PDF, PNG, ZIP or RAR of up to 3 MB',
  },
  {
    displayName: 'Document Comment',
    name: 'documentComment',
    type: 'string',
    default: '',
    description: 'What the document is',
  },
  {
    displayName: 'Organization',
    name: 'organization',
    type: 'string',
    default: '',
    description: 'Legal name of the organization',
  },
  {
    displayName: 'Purpose',
    name: 'purpose',
    type: 'string',
    default: '',
    description: 'What the messages inform about',
  },
  {
    displayName: 'Services',
    name: 'services',
    type: 'string',
    default: '',
    description: 'What the organization offers',
  },
  {
    displayName: 'Tax ID',
    name: 'taxId',
    type: 'string',
    default: '',
    description: 'Tax number of the organization',
  },
  {
    displayName: 'Website',
    name: 'website',
    type: 'string',
    default: '',
    placeholder: 'e.g. https://example.com',
    description: 'Website of the organization',
  },
];

const registrationsOption: Field = {
  displayName: 'Register With',
  name: 'registrations',
  type: 'multiOptions',
  options: SENDER_REGISTRATIONS.map(({ label, name }) => ({ name: label, value: name })),
  default: [],
  description: 'Operators at which the name is registered. A paid name costs a fee, often monthly.',
};

/** What the operators may ask about a sender, alphabetical by display name. */
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
 * The details of a sender that an item gives. The content of the document is read while it is sent.
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
      sentence`${param('document')} names ${files.length} files; the gateway takes one`,
      'Put the documents into one file, e.g. a ZIP archive, or hand in the others with Update',
    ),
  );
}
