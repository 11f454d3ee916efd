import type { Field } from '../../field';

export const approvalField: Field = {
  displayName: 'Approval Options',
  name: 'approvalOptions',
  type: 'fixedCollection',
  displayOptions: { show: { responseType: ['approval'], answerBy: ['link'] } },
  description:
    "Choose the buttons and their labels; without an option, there are 'Approve' and 'Decline' in the language of the page",
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Values',
      name: 'values',
      values: [
        {
          displayName: 'Type of Approval',
          name: 'approvalType',
          type: 'options',
          options: [
            { name: 'Approve Only', value: 'single' },
            { name: 'Approve and Disapprove', value: 'double' },
          ],
          default: 'double',
        },
        {
          displayName: 'Approve Button Label',
          name: 'approveLabel',
          type: 'string',
          default: '',
          placeholder: 'e.g. Approve',
          description: "Enter a label; empty for 'Approve' in the language of the page",
        },
        {
          displayName: 'Disapprove Button Label',
          name: 'disapproveLabel',
          type: 'string',
          displayOptions: { show: { approvalType: ['double'] } },
          default: '',
          placeholder: 'e.g. Decline',
          description: "Enter a label; empty for 'Decline' in the language of the page",
        },
      ],
    },
  ],
};

/** n8n shows neither the default of a group nor its description beside it. */
export const approvalNotice: Field = {
  displayName:
    "The page has two buttons, 'Approve' and 'Decline' in the language of the page. For one button or other labels, add an approval option.",
  name: 'approvalNotice',
  type: 'notice',
  displayOptions: approvalField.displayOptions,
  default: '',
};

/** The types of form fields, with the names that n8n's own form uses. */
export const FIELD_TYPES = [
  'text',
  'textarea',
  'number',
  'email',
  'date',
  'dropdown',
  'checkbox',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const formField: Field = {
  displayName: 'Form Fields',
  name: 'formFields',
  type: 'fixedCollection',
  displayOptions: { show: { responseType: ['customForm'] } },
  typeOptions: { multipleValues: true, sortable: true },
  placeholder: 'Add Form Field',
  default: {},
  description: 'Define the fields of the page; their labels are the names in the output',
  options: [
    {
      displayName: 'Field',
      name: 'values',
      values: [
        {
          displayName: 'Label',
          name: 'fieldLabel',
          type: 'string',
          required: true,
          default: '',
          placeholder: 'e.g. Delivery date',
        },
        {
          displayName: 'Type',
          name: 'fieldType',
          type: 'options',
          options: [
            { name: 'Checkbox', value: 'checkbox' },
            { name: 'Date', value: 'date' },
            { name: 'Dropdown', value: 'dropdown' },
            { name: 'Email', value: 'email' },
            { name: 'Number', value: 'number' },
            { name: 'Text', value: 'text' },
            { name: 'Textarea', value: 'textarea' },
          ],
          default: 'text',
        },
        {
          displayName: 'Choices',
          name: 'choices',
          type: 'string',
          displayOptions: { show: { fieldType: ['dropdown'] } },
          default: '',
          placeholder: 'e.g. Morning, Evening',
          description: 'Enter the choices, separated by commas',
        },
        {
          displayName: 'Required',
          name: 'requiredField',
          type: 'boolean',
          default: false,
          description: 'Whether the field must be filled in',
        },
      ],
    },
  ],
};
