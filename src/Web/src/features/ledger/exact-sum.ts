/** Amounts in 亿元 added as whole 元, as the server adds them; read as 亿元 with all the places that there are. */
export function exactSum(amounts: Iterable<number>): string {
  let yuan = 0n
  for (const amount of amounts) yuan += BigInt(Math.round(amount * 1e8))
  const digits = yuan.toString().padStart(9, '0')
  const whole = digits.slice(0, -8).replace(/\B(?=(\d{3})+$)/g, ',')
  const places = digits.slice(-8).replace(/0{1,6}$/, '')
  return `${whole}.${places}`
}
