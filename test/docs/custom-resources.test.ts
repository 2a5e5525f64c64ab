import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readTemplate } from '../../agent-template/read-template.ts';
import { resources } from '../../agent/resources.ts';

const guide = readFileSync(new URL('../../docs/custom-resources.md', import.meta.url), 'utf8');
const ofTheAgentStack = ['Custom::Stackery', 'Custom::StackeryAgentCommanderBootstrap'];
const types = Object.keys(resources).filter((type) => !ofTheAgentStack.includes(type));

it.each(types)('the guide shows %s in a template to copy, and says what each of its properties is', (type) => {
  const [section = ''] = (guide.split(`\n## ${type}\n`)[1] ?? '').split('\n## ');
  const [, snippet = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];
  const shown = Object.values(readTemplate(snippet).template.Resources).find(({ Type }) => Type === type);
  expect(shown?.Properties).toMatchObject({ ServiceToken: expect.anything(), ServiceTimeout: expect.any(Number) });
  const { ServiceToken: _token, ServiceTimeout: _timeout, ...own } = shown?.Properties ?? {};
  for (const property of Object.keys(own)) expect(section).toMatch(new RegExp(`^\\| \`${property}\` +\\|`, 'm'));
});
