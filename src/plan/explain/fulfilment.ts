/** Whether nothing is missing, as far as a plan's tolerance can tell. */
export function isFull(fulfilment: number): boolean {
  return fulfilment >= 1 - 1e-6;
}

/** Least fulfilled first; fulfilments that only rounding tells apart count as equal. */
export function byFulfilment(
  a: { readonly fulfilment: number },
  b: { readonly fulfilment: number },
): number {
  return Math.round(1e6 * a.fulfilment) - Math.round(1e6 * b.fulfilment);
}
