import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { useRegionHere } from '@/lib/today'

const now = () => new Date().toISOString()

/** Stands on paper only: of whom this is, and of when. */
export function Printed() {
  const region = useRegionHere()
  const [at, printAt] = useState(now)
  useEffect(() => {
    const print = () => flushSync(() => printAt(now()))
    addEventListener('beforeprint', print)
    return () => removeEventListener('beforeprint', print)
  }, [])
  return (
    <p className="print-only printed soft">
      {region && `${region.name} · `}
      {say(`打印于 ${moment(at)}`, `Printed ${moment(at)}`)}
    </p>
  )
}
