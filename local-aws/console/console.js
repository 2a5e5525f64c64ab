import { h } from './page-tools.js';
import { routes } from './routes.js';

const page = document.querySelector('#page');
const accountChoice = document.querySelector('#account');
const regionChoice = document.querySelector('#region');
let shown = 0;

const place = () => {
  const [path = '', query = ''] = location.hash.slice(1).split('?');
  return {
    account: accountChoice.value,
    region: regionChoice.value,
    path: path === '' ? '/stacks' : path,
    params: new URLSearchParams(query),
  };
};

const show = async () => {
  const mine = ++shown;
  const here = place();
  const draw = (...content) => {
    if (mine === shown) page.replaceChildren(...content.filter((part) => part !== undefined));
  };
  const render = routes[here.path];
  if (render === undefined) return draw(h('p', { className: 'error' }, `local-aws has no page ${here.path}.`));
  try {
    await render(here, draw, () => mine === shown);
  } catch (error) {
    draw(h('p', { className: 'error', role: 'alert' }, error.message));
  }
};

const accounts = await (await fetch('/local-console/accounts')).json();
accountChoice.append(...accounts.map(({ id, name }) => h('option', { value: id }, `${name} (${id})`)));
const url = new URL(location.href);
const last = url.searchParams.get('account') ?? localStorage.getItem('account');
const customer = accounts.find(({ name }) => name !== 'vendor') ?? accounts[0];
accountChoice.value = accounts.some(({ id }) => id === last) ? last : (customer?.id ?? '');
regionChoice.value = url.searchParams.get('region') ?? 'us-east-1';
accountChoice.addEventListener('change', () => {
  localStorage.setItem('account', accountChoice.value);
  void show();
});
regionChoice.addEventListener('change', show);
addEventListener('hashchange', show);
await show();
