import { say } from '@/lib/language'

/** A value before and after. */
export function WasIs({ was, is }: { was: string | null | undefined; is: string | null | undefined }) {
  return (
    <span className="was-is">
      {was ? <del>{was}</del> : <span className="soft">{say('（空）', '(empty)')}</span>}
      <span aria-hidden="true"> → </span>
      <ins>{is || say('（空）', '(empty)')}</ins>
    </span>
  )
}
