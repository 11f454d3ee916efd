/** The scripts of the dialogs, which the editor loads once as `resources/…/dialogs.js`. */
export {};
