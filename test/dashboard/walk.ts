import type { Page } from 'playwright-core';
import type { DashboardStage } from './stage.ts';
import { home } from './stage.ts';

/** Installing the agent and running a stack take their time on a busy machine. */
export const long = { timeout: 120_000 };

/** What a person does on the pages and in the console, in the words of what is shown there. */
export const walkWith = (page: Page, { controlPlane }: Pick<DashboardStage, 'controlPlane'>) => {
  const stateOf = (text: string) => page.getByText(text, { exact: true }).first().waitFor(long);

  /** Follows a button that leaves for the console, in a tab of its own. */
  const follow = async (button: string): Promise<Page> => {
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: new RegExp(`^${button}`) }).click();
    const console = await opened;
    await console.locator('h1').waitFor();
    return console;
  };

  const choose = async (label: string, option: string | RegExp) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.getByRole('option', { name: option }).click();
  };

  return {
    stateOf,
    /** Only a linked account has a health; the word "Linked" alone stands among the facts of every one. */
    isLinked: () => page.getByRole('tab', { name: 'Health' }).waitFor(long),
    follow,
    choose,
    async makeLink(name: string, regions: string[], accountId = '') {
      await page.goto(`${controlPlane.url}/links/new`);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Account id', { exact: true }).fill(accountId);
      await choose('Home region', home);
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Regions', { exact: true }).fill(regions.join(', '));
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('row', { name: /Propose change sets/ }).waitFor();
    },
    async launch(account: string) {
      const console = await follow('Launch Stack');
      await console.locator('#account').selectOption(account);
      await console.getByRole('checkbox').check();
      await console.getByRole('button', { name: 'Create stack' }).click();
      await console.locator('#status').waitFor();
      return console;
    },
    async fillProposal(account: RegExp, text: string) {
      await page.goto(`${controlPlane.url}/change-sets/new`);
      await choose('Account', account);
      await choose('Region', home);
      await page.getByLabel('Stack', { exact: true }).fill('orders');
      await page.getByLabel('Template', { exact: true }).fill(text);
    },
    async propose() {
      await page.getByRole('button', { name: 'Propose', exact: true }).click();
      await stateOf('Ready for review');
    },
    async execute() {
      const console = await follow('Execute in the console');
      await console.getByRole('button', { name: 'Execute change set' }).click();
      await console.locator('#status').waitFor();
      await console.close();
    },
  };
};
