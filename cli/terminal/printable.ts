/**
 * Names, reasons and property values come from templates, stacks and the control plane. Control characters in them
 * could rewrite what the reader of a review has on the screen, so they are shown as escapes.
 */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, escape);

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
