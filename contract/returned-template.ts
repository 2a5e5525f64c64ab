/**
 * A template as CloudFormation's GetTemplate gives it back: question marks for what is not ASCII, and its own idea of line
 * ends. Two templates that are equal so are the same to CloudFormation's word, so a hash of the original must stand beside.
 */
export const asReturned = (template: string): string =>
  template
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\x00-\x7f]+|\?+/g, '?')
    .trim();
