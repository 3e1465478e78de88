const first = ['amount', 'totalInvestment', 'cause', 'note'].map((name) => `#record_${name}`)

/** What is most likely to be filled in next: the date is today already. */
export function focusFirst() {
  const field = first.map((id) => document.querySelector<HTMLElement>(id)).find((found) => found !== null)
  field?.focus()
}
