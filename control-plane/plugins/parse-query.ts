/** Query text knows no numbers: the one number we take there becomes one here, since nothing is coerced later. */
export const parseQuery = (text: string): Record<string, string | number | string[]> => {
  const query: Record<string, string | number | string[]> = {};
  const params = new URLSearchParams(text);
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    const [first = ''] = values;
    if (values.length > 1) query[name] = values;
    else query[name] = name === 'limit' && /^\d{1,9}$/.test(first) ? Number(first) : first;
  }
  return query;
};
