import { Button, Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { Schemas } from '@/lib/api'
import { count, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Loaded, Nothing } from '@/ui/state'
import { useImports } from './get-imports'
import { UndoButton } from './undo-button'
import { stateTone, stateName } from './words'

type Import = Schemas['ImportRecord']

/** Earlier imports, the newest first. */
export function Earlier() {
  const imports = useImports(true)
  const region = useRegion()
  const { decides } = useRightsHere()
  return (
    <Panel title={say('历次导入', 'Earlier imports')}>
      <Loaded query={imports}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <Nothing>
                {decides
                  ? say('还没有导入过。把台账拖到上面的框里即可。', 'Nothing was imported yet: drop a ledger above.')
                  : say('还没有导入过。', 'Nothing was imported yet.')}
              </Nothing>
            )
          return (
            <>
              <Table<Import>
                rowKey="id"
                size="middle"
                columns={columnsOf(region, decides)}
                dataSource={items}
                pagination={false}
                scroll={{ x: 860 }}
              />
              {imports.hasNextPage && (
                <Button block loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
                  {say('再看更早的', 'Show earlier ones')}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </Panel>
  )
}

function columnsOf(region: string, decides: boolean): TableColumnsType<Import> {
  return [
    {
      title: say('文件', 'File'),
      key: 'file',
      render: (_, { id, fileName }) => (decides ? <Link to={paths.import(region, id)}>{fileName}</Link> : fileName),
    },
    {
      title: say('状态', 'State'),
      dataIndex: 'state',
      width: 110,
      render: (state: Schemas['ImportState']) => <Chip tone={stateTone(state)}>{stateName(state)}</Chip>,
    },
    { title: say('上传人', 'Sent by'), dataIndex: 'uploadedBy', width: 120 },
    {
      title: say('上传时间', 'Sent at'),
      dataIndex: 'uploadedAt',
      width: 170,
      render: (at: string) => moment(at),
    },
    ...(['created', 'updated', 'unchanged'] as const).map((key) => ({
      title: { created: say('新增', 'New'), updated: say('更新', 'Updated'), unchanged: say('不变', 'Unchanged') }[key],
      key,
      width: 84,
      align: 'right' as const,
      render: (_: unknown, { result }: Import) => count(result?.[key]),
    })),
    {
      title: say('操作', 'Actions'),
      key: 'act',
      width: 110,
      render: (_, { id, state, fileName }) =>
        decides &&
        (state === 'committed' ? (
          <UndoButton id={id} fileName={fileName} size="small" />
        ) : state === 'preview' ? (
          <Link to={paths.import(region, id)}>{say('继续处理', 'Go on')}</Link>
        ) : null),
    },
  ]
}
