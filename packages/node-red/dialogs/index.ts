/** The scripts of the dialogs: the global `SmscDialogs` of the editor. */
export { checkAddress, checkZone, openAccount } from './account';
export { closeEvents, saveEvents } from './events';
export { closeForm, openForm, openOperations, saveForm } from './operations';
export { openCallback, openPoll, openSession, openSmppIn } from './start-nodes';
