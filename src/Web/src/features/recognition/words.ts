import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'

export type Level = Schemas['RecognitionLevel']

export const levels: readonly Level[] = ['selfReported', 'county', 'city', 'province']

export function levelName(level: Level): string {
  switch (level) {
    case 'selfReported':
      return say('自报', 'Self-reported')
    case 'county':
      return say('县审', 'County')
    case 'city':
      return say('市认', 'City')
    case 'province':
      return say('省认', 'Province')
  }
}

export const ages = ['upTo3', 'upTo7', 'upTo30', 'over30'] as const
type Age = (typeof ages)[number]

export function ageName(age: Age): string {
  switch (age) {
    case 'upTo3':
      return say('3 天以内', 'Up to 3 days')
    case 'upTo7':
      return say('4—7 天', '4 to 7 days')
    case 'upTo30':
      return say('8—30 天', '8 to 30 days')
    case 'over30':
      return say('30 天以上', 'More than 30 days')
  }
}

/** The age that the server counts a fact to. */
export function ageOf(days: number): Age {
  return days <= 3 ? 'upTo3' : days <= 7 ? 'upTo7' : days <= 30 ? 'upTo30' : 'over30'
}
