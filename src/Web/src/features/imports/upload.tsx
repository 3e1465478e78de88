import { InboxOutlined } from '@ant-design/icons'
import { DatePicker, Form, Progress, Upload as Drop } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import { useUpload } from './upload-ledger'

/** Where a ledger is dropped or chosen. Its preview opens by itself. */
export function Upload() {
  const region = useRegion()
  const go = useNavigate()
  const [cutoff, choose] = useState<Dayjs | null>(null)
  const { upload, sent } = useUpload((made) => void go(paths.import(region, made.id)))
  const isReading = upload.isPending && sent >= 100
  return (
    <Panel title={say('上传台账', 'Upload a ledger')}>
      <Form layout="vertical" className="upload-form">
        <Form.Item
          label={say('数据截至', 'Data as of')}
          htmlFor="cutoff"
          extra={say(
            '不填时，以文件标题中的“截至……”为准，没有的按今天。',
            "Left empty, the title's 截至… counts, else today.",
          )}
        >
          <DatePicker
            id="cutoff"
            value={cutoff}
            onChange={choose}
            maxDate={dayjs()}
            disabled={upload.isPending}
            placeholder={say('以文件为准', 'As the file says')}
          />
        </Form.Item>
      </Form>
      <Drop.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={upload.isPending}
        customRequest={({ file }) =>
          upload.mutate({ file: file as File, ...(cutoff ? { cutoff: cutoff.format('YYYY-MM-DD') } : {}) })
        }
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">
          {say('把台账文件拖到这里，或点击选择', 'Drop a ledger here, or click to choose one')}
        </p>
        <p className="ant-upload-hint">
          {say(
            '支持 .xlsx 和 .csv（20 MB 以内），不必改格式；提交之前不会改动任何数据。',
            '.xlsx and .csv up to 20 MB, as they are. Nothing changes before you commit.',
          )}
        </p>
      </Drop.Dragger>
      <div aria-live="polite">
        {upload.isPending && (
          <div className="upload-progress">
            <Progress percent={sent} status="active" aria-label={say('上传进度', 'Progress of the upload')} />
            <span className="soft">
              {isReading
                ? say('已传完，正在读取、比对…', 'Sent; it is being read and compared…')
                : say('正在上传…', 'Uploading…')}{' '}
              {upload.variables.file.name}
            </span>
          </div>
        )}
        {upload.error && (
          <Failed error={upload.error} again={() => upload.variables && upload.mutate(upload.variables)} />
        )}
      </div>
    </Panel>
  )
}
