import { readTemplate } from './read-template.ts';

/** What the stack consists of, as markdown: from the template's resources and the comments above them. */
export const resourceTable = (templateText: string): string => {
  const { template, comments } = readTemplate(templateText);
  const rows = Object.entries(template.Resources).map(
    ([id, resource]) =>
      `| ${id} | ${resource.Type} | ${comments[id] ?? ''}${resource.DeletionPolicy === 'Retain' ? ' DeletionPolicy: Retain.' : ''} |`,
  );
  return ['| logical id | type | what for |', '|---|---|---|', ...rows].join('\n') + '\n';
};

/** What the installer may choose, as markdown. */
export const parameterTable = (templateText: string): string => {
  const { template } = readTemplate(templateText);
  const rows = Object.entries(template.Parameters).map(
    ([name, { Description = '', Default }]) =>
      `| ${name} | ${Description.replaceAll('*', '\\*')} | ${Default === undefined ? 'required' : `\`${Default || "''"}\``} |`,
  );
  return ['| parameter | meaning | default |', '|---|---|---|', ...rows].join('\n') + '\n';
};
