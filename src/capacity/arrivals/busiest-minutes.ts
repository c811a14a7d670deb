/** Where so many minutes in a row bring most; the earliest among equals. */
export function busiestMinutes(counts: Float64Array, window: number): number {
  let sum = 0;
  for (let minute = 0; minute < window; minute += 1) sum += counts[minute] ?? 0;
  let best = sum;
  let from = 0;
  for (let first = 1; first + window <= counts.length; first += 1) {
    sum += (counts[first + window - 1] as number) - (counts[first - 1] as number);
    // Rounding must not move the window among equals.
    if (sum <= best * (1 + 1e-12)) continue;
    best = sum;
    from = first;
  }
  return from;
}
