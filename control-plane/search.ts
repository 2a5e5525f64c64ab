/** A pattern that finds what is typed as it stands: its % and _ are no wildcards. */
export const contains = (text: string): string => `%${literally(text)}%`;
export const beginsWith = (text: string): string => `${literally(text)}%`;

const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
