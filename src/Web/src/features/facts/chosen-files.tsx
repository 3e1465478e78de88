import { CheckCircleOutlined, DeleteOutlined, PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { evidenceTypes, fileSize } from '@/lib/evidence'
import { say } from '@/lib/language'
import { FileDrop } from '@/ui/file-drop'

export interface Chosen {
  file: File
  /** Sent, or why not in the server's words. */
  sent?: boolean
  error?: string
}

interface ChosenFilesProps {
  files: Chosen[]
  onChange: (files: Chosen[]) => void
  busy: boolean
}

/** Evidence that goes with a fact: chosen now, sent when the fact is recorded. */
export function ChosenFiles({ files, onChange, busy }: ChosenFilesProps) {
  return (
    <FileDrop
      className="fact-files"
      label={say('选择佐证材料', 'Choose evidence')}
      accept={evidenceTypes}
      onFiles={(added) => onChange([...files, ...added.map((file) => ({ file }))])}
      busy={busy}
    >
      {files.length === 0 ? (
        <p className="soft">
          {say(
            '把佐证材料拖到这里（PDF、图片、Word、Excel，单个不超过 20 MB），也可稍后补传。',
            'Drop evidence here (PDF, pictures, Word, Excel; 20 MB each), or send it later.',
          )}
        </p>
      ) : (
        <ul>
          {files.map((one, at) => (
            <li key={`${one.file.name}-${at}`}>
              {one.sent ? <CheckCircleOutlined className="up" /> : <PaperClipOutlined />}
              <span className="fact-file-name">
                {one.file.name} <span className="soft">{fileSize(one.file.size)}</span>
                {one.error && (
                  <span className="down" role="alert">
                    {one.error}
                  </span>
                )}
              </span>
              {!one.sent && (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say(`移除 ${one.file.name}`, `Remove ${one.file.name}`)}
                  onClick={() => onChange(files.filter((other) => other !== one))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </FileDrop>
  )
}
