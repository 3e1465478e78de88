import { Button, Checkbox, Radio, Table } from 'antd'
import { Link } from 'react-router'
import type { Schemas } from '@/lib/api'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { Panel } from '@/ui/panel'
import { Failed } from '@/ui/state'
import type { Fixes } from './fixes'
import type { ImportAnswer } from './get-import'
import { usePatchRows } from './patch-rows'
import { slipReason } from './words'

type Like = Schemas['LikeName']

interface LikeNamesProps {
  made: ImportAnswer
  /** Sends what was typed elsewhere on the page. */
  first: Fixes['settle']
  isOpen: boolean
}

/** Chains and units that look like known ones: the same, or new? Nothing is taken together by itself. */
export function LikeNames({ made, first, isOpen }: LikeNamesProps) {
  const patch = usePatchRows(made.id)
  const names = made.names ?? []
  const send = (decided: Schemas['NameDecision'][]) =>
    void first().then((now) => now && patch.mutate({ names: decided }))
  const decide = (name: Schemas['NameDecision']) => send([name])
  const open = names.filter((name) => !name.into && !name.keep && name.act !== 'merge')
  const all = () => send(open.map(({ kind, name, like }) => ({ kind, name, into: like })))
  return (
    <Panel
      title={say(`名称相近 ${names.length} 处`, `Names that look alike: ${names.length}`)}
      extra={
        isOpen &&
        open.length > 1 && (
          <Button size="small" loading={patch.isPending} onClick={all}>
            {say(`${open.length} 处都是同一个`, `All ${open.length} are the same`)}
          </Button>
        )
      }
    >
      <p className="soft part-about">
        {say(
          '文件里的产业链、单位与已有的很像：是同一个，还是新的？',
          'Chains and units of the file look like known ones: the same, or new?',
        )}
      </p>
      {patch.error && <Failed error={patch.error} />}
      <Table<Like>
        size="small"
        rowKey={({ kind, name, like }) => `${kind} ${name} ${like}`}
        pagination={false}
        dataSource={names}
        scroll={{ x: 820 }}
        columns={[
          {
            title: say('类别', 'Kind'),
            dataIndex: 'kind',
            width: 84,
            render: (kind: Like['kind']) => (kind === 'chain' ? say('产业链', 'Chain') : say('单位', 'Unit')),
          },
          { title: say('文件里写的', 'In the file'), dataIndex: 'name' },
          { title: say('已有的', 'Known'), dataIndex: 'like' },
          { title: say('相近之处', 'How they differ'), dataIndex: 'reason', render: slipReason },
          {
            title: say('判断', 'Decision'),
            key: 'decision',
            width: 330,
            render: (_, name) => <Decision name={name} decide={isOpen && !patch.isPending ? decide : undefined} />,
          },
        ]}
      />
    </Panel>
  )
}

function Decision({ name, decide }: { name: Like; decide: ((d: Schemas['NameDecision']) => void) | undefined }) {
  const region = useRegion()
  if (name.act === 'merge')
    return (
      <Link to={paths.settings(region)}>
        {say('两个都已登记，请到设置里合并', 'Both are registered: merge them in the settings')}
      </Link>
    )
  const { kind, like } = name
  const same = (onlyThisFile: boolean) => decide?.({ kind, name: name.name, into: name.into ?? like, onlyThisFile })
  return (
    <div className="decision">
      <Radio.Group
        aria-label={say(`“${name.name}”与“${like}”`, `“${name.name}” and “${like}”`)}
        disabled={!decide}
        value={name.into ? 'same' : name.keep ? 'new' : null}
        onChange={({ target }) => (target.value === 'same' ? same(false) : decide?.({ kind, name: name.name }))}
        options={[
          { value: 'same', label: say('同一个', 'The same') },
          { value: 'new', label: say('不同，是新的', 'New') },
        ]}
      />
      {name.into && (
        <Checkbox
          disabled={!decide}
          checked={name.onlyThisFile ?? false}
          onChange={({ target }) => same(target.checked)}
        >
          {say('仅本文件', 'This file only')}
        </Checkbox>
      )}
    </div>
  )
}
