/** English texts by their place in a catalogue. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** Texts of all dialogs and nodes. */
export const COMMON_TEXTS: TextTree = {
  label: {
    name: 'Name',
    account: 'Account',
    resource: 'Resource',
    operation: 'Operation',
    onFailedRow: 'On Failed Row',
  },
  onFailedRow: {
    stop: 'Stop and Report the Error',
    continue: 'Continue, with the Error in Its Row',
  },
  status: {
    running: 'running',
    done: 'done',
    failed: 'failed',
  },
  form: {
    addOption: 'Add Option',
    addField: 'Add Field',
    addGroup: 'Add',
    remove: 'Remove',
    more: 'Options',
    fromRow: 'Take the Fields from the Row',
    deployFirst: 'Deploy the account first to see its list',
    loading: 'Loading …',
    notLoaded: 'The form could not be loaded. Reload the editor.',
    emptyTo: 'msg.phone, else msg.topic',
    emptyText: 'msg.payload',
    emptySender: 'msg.sender',
    emptyToken: 'msg.token',
    emptyCode: 'msg.payload',
  },
};
