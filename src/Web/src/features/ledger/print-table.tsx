import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { say } from '@/lib/language'
import { type Column, isNumeric, shown } from './columns'
import type { Row } from './rows'

const most = 500

/** The shown rows as a plain table, made only when one prints. */
export function PrintTable({ rows, columns }: { rows: readonly Row[]; columns: readonly Column[] }) {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    addEventListener('beforeprint', () => flushSync(() => setPrinting(true)), { signal: stop.signal })
    addEventListener('afterprint', () => setPrinting(false), { signal: stop.signal })
    return () => stop.abort()
  }, [])
  if (!isPrinting) return null
  return (
    <div className="print-table">
      {rows.length > most && (
        <p>
          {say(
            `只打印前 ${most} 个项目，共 ${rows.length} 个；全部请导出 Excel。`,
            `Only the first ${most} of ${rows.length} projects; export to Excel for all.`,
          )}
        </p>
      )}
      <table>
        <thead>
          <tr>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={row.id}>
              {columns.map((column) => (
                <td key={column.key} className={isNumeric(column) ? 'right' : undefined}>
                  {shown(column, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
