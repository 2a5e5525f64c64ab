// Loaded into a function's process by NODE_OPTIONS: on SIGUSR2 it really runs out of memory.
process.on('SIGUSR2', () => {
  const hoard = [];
  for (;;) hoard.push(new Array(100_000).fill(hoard.length));
});
