/** An element: its text, or its children by name in the order they came. */
export interface XmlElement {
  readonly name: string;
  /** Text directly inside this element, without that of its children. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

export type XmlOutcome =
  | { readonly ok: true; readonly root: XmlElement }
  | { readonly ok: false; readonly reason: string };

export declare function parseXml(
  text: string,
  options: { readonly decodeEntities: boolean },
): XmlOutcome;
