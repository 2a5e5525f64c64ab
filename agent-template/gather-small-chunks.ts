type Sources = Record<string, string>;

const gathered = 'small-chunks.js';
/** What a chunk of fewer characters costs is not its code, but that one more file is found, read and wrapped. */
const small = 6_500;

/**
 * Puts small CommonJS chunks into one file, where each is a function that runs only when it is asked for. Those in `early`
 * stay as they are: an entry must not read more than it needs at once.
 */
export const gatherSmallChunks = (files: Sources, early: Set<string>): Sources => {
  const chosen = Object.keys(files).filter((name) => !early.has(name) && (files[name] ?? '').length < small);
  if (chosen.length === 0) return files;
  const parts = chosen.map((name) => `${JSON.stringify(`./${name}`)}(module,require){${files[name]}}`);
  const rest = Object.entries(files)
    .filter(([name]) => !chosen.includes(name))
    .map(([name, code]) => [name, askGathered(code, chosen)]);
  return { ...Object.fromEntries(rest), [gathered]: `const parts={${parts.join(',')}};${load}` };
};

const askGathered = (code: string, chosen: string[]): string =>
  code.replace(/\brequire\("\.\/(chunk-\w+\.js)"\)/g, (whole, asked: string) =>
    chosen.includes(asked) ? `require("./${gathered}")("./${asked}")` : whole,
  );

/** As Node's own require: what has begun to load is not begun again. */
const load = `
const loaded = {};
const load = (id) => {
  if (!Object.hasOwn(parts, id)) return require(id);
  if (loaded[id] === undefined) {
    loaded[id] = { exports: {} };
    parts[id](loaded[id], load);
  }
  return loaded[id].exports;
};
module.exports = load;
`;
