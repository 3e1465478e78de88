import { FileTextOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { Schemas } from '@/lib/api'
import { evidenceHref, evidenceTypes, fileSize, useAddEvidence } from '@/lib/evidence'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import type { FactAnswer, Project } from '@/lib/project'
import { intoFields } from '@/lib/refusal'
import { useRegion, useRightsHere } from '@/lib/region'
import { factName } from '@/lib/words'
import { FileDrop } from '@/ui/file-drop'
import { Failed } from '@/ui/state'
import { useWithdrawEvidence } from './withdraw-evidence'

interface FactEvidenceProps {
  project: Project
  fact: FactAnswer
  mayAdd: boolean
}

/** The files that show a fact: to download, to add by drop or button, to withdraw. */
export function FactEvidence({ project, fact, mayAdd }: FactEvidenceProps) {
  const files = project.evidenceFiles.filter((file) => file.fact === fact.id)
  const list = (
    <>
      {fact.evidence.length > 0 && (
        <p className="soft">
          {say('材料名称：', 'Documents: ')}
          {fact.evidence.join('、')}
        </p>
      )}
      {files.length > 0 && (
        <ul className="evidence">
          {files.map((file) => (
            <EvidenceEntry key={file.id} project={project} file={file} />
          ))}
        </ul>
      )}
    </>
  )
  return mayAdd ? (
    <AddingEvidence project={project} fact={fact}>
      {list}
    </AddingEvidence>
  ) : (
    list
  )
}

function AddingEvidence({
  project,
  fact,
  children,
}: {
  project: Project
  fact: FactAnswer
  children: React.ReactNode
}) {
  const add = useAddEvidence(project.id)
  const [refused, setRefused] = useState<string[]>([])
  async function send(files: File[]) {
    setRefused([])
    for (const file of files) {
      try {
        await add.mutateAsync({ fact: fact.id, file })
      } catch (error) {
        const why = error instanceof Error ? error.message : ''
        setRefused((was) => [...was, say(`${file.name}：${why}`, `${file.name}: ${why}`)])
      }
    }
  }
  return (
    <FileDrop
      small
      label={say('上传佐证', 'Add evidence')}
      about={say(
        `为${factName(fact.milestone)} ${fact.on} 上传佐证`,
        `Add evidence: ${factName(fact.milestone)} ${fact.on}`,
      )}
      accept={evidenceTypes}
      busy={add.isPending}
      onFiles={(files) => void send(files)}
    >
      {children}
      {refused.map((text) => (
        <Alert key={text} type="error" showIcon title={text} />
      ))}
    </FileDrop>
  )
}

function EvidenceEntry({ project, file }: { project: Project; file: Schemas['EvidenceFile'] }) {
  const region = useRegion()
  const rights = useRightsHere()
  const [isAsking, ask] = useState(false)
  return (
    <li className={file.withdrawal ? 'is-over' : ''}>
      <FileTextOutlined aria-hidden="true" />
      <span className="evidence-name">
        <a href={evidenceHref(region, project.id, file.id)} download={file.name}>
          {file.name}
        </a>
        <span className="soft">
          {' '}
          {fileSize(file.length)} · {file.by} {moment(file.at)}
        </span>
        {file.withdrawal && (
          <span className="evidence-withdrawn">
            {say('已撤回：', 'Withdrawn: ')}
            {file.withdrawal.reason}（{file.withdrawal.by} {moment(file.withdrawal.at)}）
          </span>
        )}
        {isAsking && <Withdraw project={project} file={file} onDone={() => ask(false)} />}
      </span>
      {rights.decides && !file.withdrawal && !isAsking && (
        <Button
          type="text"
          size="small"
          className="no-print"
          aria-label={say(`撤回 ${file.name}`, `Withdraw ${file.name}`)}
          onClick={() => ask(true)}
        >
          {say('撤回', 'Withdraw')}
        </Button>
      )}
    </li>
  )
}

function Withdraw({ project, file, onDone }: { project: Project; file: Schemas['EvidenceFile']; onDone: () => void }) {
  const [form] = Form.useForm<{ reason: string }>()
  const withdraw = useWithdrawEvidence(project.id)
  const [failure, setFailure] = useState<Error | null>(null)
  const submit = ({ reason }: { reason: string }) =>
    withdraw.mutate(
      { file: file.id, reason },
      { onSuccess: onDone, onError: (error) => setFailure(intoFields(error, form)) },
    )
  return (
    <Form
      form={form}
      name={`withdraw-${file.id}`}
      className="inline-form no-print"
      onFinish={submit}
      disabled={withdraw.isPending}
      initialValues={{ reason: '' }}
    >
      <Form.Item
        name="reason"
        rules={[{ required: true, whitespace: true, message: say('请写明撤回原因', 'Say why') }]}
      >
        <Input
          autoFocus
          maxLength={500}
          aria-label={say('撤回原因', 'Why it is withdrawn')}
          placeholder={say('撤回原因', 'Why it is withdrawn')}
        />
      </Form.Item>
      <Button htmlType="submit" danger loading={withdraw.isPending}>
        {say('撤回', 'Withdraw')}
      </Button>
      <Button onClick={onDone}>{say('取消', 'Cancel')}</Button>
      {failure && <Failed error={failure} />}
    </Form>
  )
}
