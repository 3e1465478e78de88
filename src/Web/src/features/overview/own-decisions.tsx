import { days } from '@/lib/format'
import { say } from '@/lib/language'
import { explainQuery, paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { warningName } from '@/lib/words'
import { Loaded } from '@/ui/state'
import type { Decision } from './decision'
import { DecisionList } from './decision-list'
import { useOwnWarnings } from './get-own-warnings'

const shown = 8

/** A unit's or team's own next steps: what warns, the longest first, and what still waits at the bureau. */
export function OwnDecisions({ waiting }: { waiting: number }) {
  const region = useRegion()
  return (
    <Loaded query={useOwnWarnings()} rows={8}>
      {({ items }) => {
        const warned = items
          .flatMap((project) => {
            const worst = project.warnings.toSorted((a, b) => b.days - a.days)[0]
            return worst ? [{ project, worst }] : []
          })
          .toSorted((a, b) => b.worst.days - a.worst.days)
        const decisions = warned.slice(0, shown).map(({ project, worst }): Decision => ({
          key: project.id,
          light: worst.kind === 'signedNotOpened' || worst.kind === 'openingOverdue' ? 'red' : 'yellow',
          text: say(
            `${warningName(worst.kind)} ${days(worst.days)}：${project.name}`,
            `${warningName(worst.kind)}, ${days(worst.days)}: ${project.name}`,
          ),
          detail: project.nextStep
            ? say(`下步：${project.nextStep}`, `Next: ${project.nextStep}`)
            : say('请填写下步工作', 'Write the next step'),
          to: paths.project(region, project.id),
        }))
        if (waiting > 0)
          decisions.unshift({
            key: 'waiting',
            light: 'yellow',
            text: say(
              `${waiting} 条申报待招商局认定，暂不计入`,
              `${waiting} facts wait for the bureau and do not count yet`,
            ),
            to: `?${explainQuery({ rate: 'waiting', by: 'total', key: 'total' })}`,
          })
        if (warned.length > shown)
          decisions.push({
            key: 'more',
            light: 'yellow',
            text: say(`全部 ${warned.length} 个有预警的项目`, `All ${warned.length} projects with a warning`),
            to: paths.warnings(region),
          })
        return <DecisionList decisions={decisions} title={say('本周要办的事', 'To do this week')} />
      }}
    </Loaded>
  )
}
