import { type Cohort, cohortName, cohorts } from '@/lib/cohort'
import { say } from '@/lib/language'
import './cohort-choice.css'

interface CohortChoiceProps {
  /** Null where what is shown is none of them. */
  value: Cohort | null
  asOf: string
  onChoose: (chosen: Cohort) => void
}

/** Whose rates are shown, by year; the browser's own list, which a phone draws best. */
export function CohortChoice({ value, asOf, onChoose }: CohortChoiceProps) {
  const known = cohorts(asOf)
  const shown = value === null || known.includes(value) ? known : [...known, value]
  return (
    <select
      className="cohort-choice no-print"
      aria-label={say('哪一年的项目', 'Projects of which year')}
      value={value ?? ''}
      onChange={({ target }) => onChoose(target.value)}
    >
      {value === null && <option value="">{say('其他区间', 'Another period')}</option>}
      {shown.map((one) => (
        <option key={one} value={one}>
          {cohortName(one)}
        </option>
      ))}
    </select>
  )
}
