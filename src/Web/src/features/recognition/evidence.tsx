import { PaperClipOutlined } from '@ant-design/icons'
import { say } from '@/lib/language'
import { useRegion } from '@/lib/region'
import type { WaitingFact } from './get-waiting'

/** The files that show a fact, and what else is told of it. */
export function Evidence({ of: { project, fact, evidenceFiles, evidenceMissing } }: { of: WaitingFact }) {
  const region = useRegion()
  const files = evidenceFiles.filter(({ withdrawal }) => !withdrawal)
  if (files.length === 0 && fact.evidence.length === 0)
    return evidenceMissing ? (
      <span className="down">{say('缺佐证，不能认定', 'Missing: cannot be recognised')}</span>
    ) : (
      <span className="soft">{say('无', 'None')}</span>
    )
  return (
    <>
      {files.map(({ id, name }) => (
        <div key={id}>
          <a
            href={`/api/regions/${encodeURIComponent(region)}/projects/${project}/evidence/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            <PaperClipOutlined aria-hidden="true" /> {name}
          </a>
        </div>
      ))}
      {fact.evidence.map((text) => (
        <div key={text}>{text}</div>
      ))}
    </>
  )
}
