import { say } from '@/lib/language'

export type LightColour = 'green' | 'yellow' | 'red'

/** A light of the pace or of a project: a colour that can also be read as a word and a shape. */
export function Light({ light }: { light: LightColour }) {
  const name = { green: say('绿灯', 'Green'), yellow: say('黄灯', 'Yellow'), red: say('红灯', 'Red') }[light]
  return <span className={`light light-${light}`} role="img" aria-label={name} title={name} />
}
