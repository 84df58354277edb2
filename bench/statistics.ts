// Numbers out of many numbers: percentiles, medians, spreads.

/** The value below which `share` (0 to 1) of the sorted values lie, by nearest rank. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const rank = Math.max(0, Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1));
  return sorted[rank] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(sortedCopy(values), 0.5);
}

export function sortedCopy(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
