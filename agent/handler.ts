type LambdaContext = { getRemainingTimeInMillis?: () => number };

/** The commander. Nothing is loaded before it is known what for: an empty test invocation asks which bytes run here. */
export const handler = async (event: unknown, context: LambdaContext): Promise<unknown> => {
  const isEmpty = typeof event !== 'object' || event === null || Object.keys(event).length === 0;
  if (isEmpty) return (await import('./about.ts')).about();
  const { serve } = await import('./serve.ts');
  return serve(event, context.getRemainingTimeInMillis?.() ?? 0);
};
