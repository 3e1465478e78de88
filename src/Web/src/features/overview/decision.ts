import type { LightColour } from '@/ui/light'

/** One thing that somebody has to decide, and where that is done. */
export interface Decision {
  key: string
  light: LightColour
  text: string
  detail?: string
  to: string
}
