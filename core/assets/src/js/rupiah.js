/** 25000 -> "Rp25.000", as the pages write it. */
export function rupiah(amount) {
  const digits = String(Math.abs(Math.round(amount))).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}Rp${digits}`;
}
