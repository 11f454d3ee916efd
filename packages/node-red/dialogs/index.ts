/** The scripts of the dialogs: the global `SmscDialogs` of the editor. */
export { checkAddress, checkZone, openAccount } from './account';
export { closeForm, openForm, openOperations, saveForm } from './operations';
