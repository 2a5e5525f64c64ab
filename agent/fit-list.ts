/** A list of ARNs as one attribute of an answer. The answer must fit; the registration has the whole list. */
export const fitList = (arns: string[]): string => {
  let shown = arns.length;
  while (arns.slice(0, shown).join(',').length > 2500) shown -= 1;
  return [...arns.slice(0, shown), ...(shown < arns.length ? [`and ${arns.length - shown} more`] : [])].join(',');
};
