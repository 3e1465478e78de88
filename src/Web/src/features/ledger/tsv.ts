/** The table that a spreadsheet puts on the clipboard: quoted where a cell has tabs, line breaks or quotes. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? quoted(text, at) : bare(text, at)
    rows.at(-1)!.push(cell)
    const mark = text[next]
    at = next + (mark === '\r' && text[next + 1] === '\n' ? 2 : 1)
    if (mark === '\t' && at === text.length) rows.at(-1)!.push('')
    if ((mark === '\n' || mark === '\r') && at < text.length) rows.push([])
  }
  return rows
}

function bare(text: string, from: number): [string, number] {
  let at = from
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at++
  return [text.slice(from, at), at]
}

/** A cell that begins with a quote but is not quoted as a whole is taken as it stands. */
function quoted(text: string, from: number): [string, number] {
  let at = from + 1
  let cell = ''
  for (; at < text.length; at++) {
    if (text[at] !== '"') cell += text[at]
    else if (text[at + 1] === '"') cell += text[at++]
    else break
  }
  const after = text[at + 1]
  const isWhole = at < text.length && (after === undefined || after === '\t' || after === '\n' || after === '\r')
  return isWhole ? [cell, at + 1] : bare(text, from)
}

export function writeTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => row.map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')
}
