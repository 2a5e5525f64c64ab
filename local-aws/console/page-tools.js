/** Makes an element. Properties are set as they are; `on…` are listeners; text is never read as HTML. */
export const h = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
};

export const field = (label, input, hint = '') =>
  h('label', { className: 'field' }, label, input, h('small', {}, hint));

export const table = (heads, rows) =>
  h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
    h('tbody', {}, ...rows.map((cells) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell ?? ''))))),
  );

/** Calls CloudFormation as the admin of the chosen account. */
export const call = async (place, operation, input) => {
  const answer = await fetch('/local-console/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: place.account, region: place.region, operation, input }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.code ?? answer.status}: ${body.message}`);
  return body;
};

/** Shows what an action came to: its error, or where it leads. */
export const act = (message, action) => async (event) => {
  event.preventDefault();
  message.textContent = 'Working …';
  try {
    await action();
    message.textContent = '';
  } catch (error) {
    message.textContent = error.message;
  }
};

export const go = (path, params) => {
  location.hash = `#${path}?${new URLSearchParams(params)}`;
};
