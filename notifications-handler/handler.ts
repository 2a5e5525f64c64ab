/** The relay. Nothing is loaded before it is known what for, as in the commander: events come in the middle of deployments. */
export const handler = async (event: unknown): Promise<unknown> => {
  const { serve } = await import('./serve.ts');
  return serve(event);
};
