import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Table } from 'antd'
import { answer, api, type Schemas } from '@/lib/api'
import { moment } from '@/lib/format'
import { say } from '@/lib/language'
import { useRegion, useRightsHere } from '@/lib/region'
import { Chip, type ChipTone } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import { Loaded } from '@/ui/state'
import { reportState } from './words'

type Report = Schemas['ReportOnWire']

const tones: Record<Schemas['ReportState'], ChipTone> = { missing: 'bad', reported: 'good', zero: 'good', late: 'odd' }

/** Who has reported for a week, and noting that a unit has. */
export function Reporting({ week }: { week: string }) {
  const region = useRegion()
  const { decides, reports: mayReport, units, whole } = useRightsHere()
  const reports = useQuery({
    queryKey: ['region', region, 'reports', week],
    queryFn: () => answer(api.GET('/api/regions/{region}/reports/{week}', { params: { path: { region, week } } })),
  })
  const may = (unit: string) => decides || (mayReport && (whole || units.includes(unit)))
  return (
    <Panel
      title={say('本周报送', 'Reports of the week')}
      extra={
        <span className="soft">
          {reports.data &&
            (reports.data.due
              ? say(
                  `截止 ${reports.data.due.replace('T', ' ').slice(0, 16)}`,
                  `Due ${reports.data.due.replace('T', ' ').slice(0, 16)}`,
                )
              : say('本周放假，无需报送', 'No reports are due this week'))}
        </span>
      }
    >
      <Loaded query={reports}>
        {({ items }) => (
          <Table<Report>
            size="small"
            rowKey="unit"
            dataSource={items}
            pagination={false}
            scroll={{ x: 760 }}
            columns={[
              { title: say('单位', 'Unit'), dataIndex: 'name' },
              { title: say('类别', 'Class'), dataIndex: 'class', width: 140 },
              {
                title: say('状态', 'State'),
                dataIndex: 'state',
                width: 120,
                render: (state: Report['state']) => <Chip tone={tones[state]}>{reportState(state)}</Chip>,
              },
              { title: say('收到时间', 'Came at'), dataIndex: 'at', width: 170, render: moment },
              { title: say('说明', 'Note'), dataIndex: 'note' },
              {
                title: say('操作', 'Actions'),
                key: 'act',
                width: 230,
                className: 'no-print',
                render: (_, row) => may(row.unit) && <Noting week={week} row={row} decides={decides} />,
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  )
}

function Noting({ week, row: { unit, name, state, at }, decides }: { week: string; row: Report; decides: boolean }) {
  const region = useRegion()
  const { message } = App.useApp()
  const onError = (error: Error) => void message.error(error.message)
  const path = { region, week, unit }
  const put = useMutation({
    mutationFn: (zero: boolean) =>
      answer(api.PUT('/api/regions/{region}/reports/{week}/{unit}', { params: { path }, body: { zero } })),
    onError,
  })
  const take = useMutation({
    mutationFn: () => answer(api.DELETE('/api/regions/{region}/reports/{week}/{unit}', { params: { path } })),
    onError,
  })
  if (at)
    return (
      decides && (
        <Button
          size="small"
          loading={take.isPending}
          onClick={() => take.mutate()}
          aria-label={say(`撤回${name}的报送`, `Take back the report of ${name}`)}
        >
          {say('撤回', 'Take back')}
        </Button>
      )
    )
  return (
    <span className="noting">
      {state === 'missing' && (
        <Button
          size="small"
          loading={put.isPending}
          onClick={() => put.mutate(true)}
          aria-label={say(`${name}零报告`, `${name}: nothing to report`)}
        >
          {say('零报告', 'Nothing to report')}
        </Button>
      )}
      <Button
        size="small"
        loading={put.isPending}
        onClick={() => put.mutate(false)}
        aria-label={decides ? say(`已收到${name}的报送`, `${name}: received`) : say(`${name}已报送`, `${name}: sent`)}
      >
        {decides ? say('已收到', 'Received') : say('已报送', 'Sent')}
      </Button>
    </span>
  )
}
