import { Alert, Collapse, Select, Spin, Table, Tooltip } from 'antd'
import type { Schemas } from '@/lib/api'
import { count, moment } from '@/lib/format'
import { say } from '@/lib/language'
import { Failed } from '@/ui/state'
import { Chip } from '@/ui/chip'
import { Panel } from '@/ui/panel'
import type { Fixes } from './fixes'
import type { ImportAnswer } from './get-import'
import { usePatchRows } from './patch-rows'
import { amountUnitName, type Field, fieldName, fields, isMoney, skipReason } from './words'

type Column = Schemas['ColumnMatch']

const ignored = '-'
const automatic = '*'

interface ColumnsProps {
  made: ImportAnswer
  /** Sends what was typed elsewhere on the page: reading again may change the rows that it is about. */
  first: Fixes['settle']
  isOpen: boolean
}

/** For every sheet, what each column was taken for; a clerk may say otherwise, and the file is read again. */
export function Columns({ made, first, isOpen }: ColumnsProps) {
  const patch = usePatchRows(made.id)
  const sheets = [...new Set(made.columns.map(({ sheet }) => sheet))]
  const decide = (column: Schemas['ColumnDecision']) =>
    void first().then((now) => now && patch.mutate({ columns: [column] }))
  const unread = made.columns.filter(({ field }) => !field)
  return (
    <Panel title={say('各栏对应', 'Columns')}>
      {made.skipped.map(({ sheet, reason }) => (
        <Alert
          key={sheet}
          className="skipped"
          type="warning"
          showIcon
          title={say(
            `工作表“${sheet}”没有读取：${skipReason(reason)}`,
            `Sheet “${sheet}” was not read: ${skipReason(reason)}`,
          )}
        />
      ))}
      {patch.error && <Failed error={patch.error} />}
      <Spin spinning={patch.isPending} description={say('重新读取…', 'Reading again…')}>
        <Collapse
          ghost
          className="sheets"
          defaultActiveKey={[...new Set(unread.map(({ sheet }) => sheet))]}
          items={sheets.map((sheet) => ({
            key: sheet,
            label: <SheetName made={made} sheet={sheet} />,
            children: (
              <SheetColumns
                columns={made.columns.filter((column) => column.sheet === sheet)}
                decide={isOpen ? decide : undefined}
              />
            ),
          }))}
        />
      </Spin>
    </Panel>
  )
}

function SheetName({ made, sheet }: { made: ImportAnswer; sheet: string }) {
  const columns = made.columns.filter((column) => column.sheet === sheet)
  const unread = columns.filter(({ field }) => !field).length
  const rows = made.sheets.find((one) => one.sheet === sheet)?.read ?? 0
  return (
    <>
      <strong>{sheet}</strong>{' '}
      <span className="soft">
        {say(`${count(rows)} 行，${columns.length} 栏`, `rows: ${count(rows)}, columns: ${columns.length}`)}
        {unread > 0 && say(`，其中 ${unread} 栏不导入`, `, ${unread} of them not read`)}
      </span>
    </>
  )
}

function SheetColumns({
  columns,
  decide,
}: {
  columns: Column[]
  decide: ((c: Schemas['ColumnDecision']) => void) | undefined
}) {
  return (
    <Table<Column>
      size="small"
      rowKey="header"
      pagination={false}
      dataSource={columns}
      scroll={{ x: 640 }}
      columns={[
        { title: say('台账的栏', 'Column of the file'), dataIndex: 'header' },
        {
          title: say('对应', 'Taken for'),
          key: 'field',
          width: 240,
          render: (_, column) => (decide ? <FieldChoice column={column} decide={decide} /> : nameOf(column.field)),
        },
        {
          title: say('金额单位', 'Unit'),
          key: 'unit',
          width: 140,
          render: (_, column) =>
            isMoney(column.field) &&
            (decide ? (
              <UnitChoice column={column} decide={decide} />
            ) : column.unit ? (
              amountUnitName(column.unit)
            ) : null),
        },
        { title: say('依据', 'Because of'), key: 'by', width: 150, render: (_, column) => <Origin column={column} /> },
      ]}
    />
  )
}

function nameOf(field: Field | null | undefined): string {
  return field ? fieldName(field) : say('不导入', 'Not read')
}

function FieldChoice({ column, decide }: { column: Column; decide: (c: Schemas['ColumnDecision']) => void }) {
  const { sheet, header, field, by } = column
  const choose = (value: string) =>
    decide(
      value === automatic
        ? { sheet, column: header, automatic: true }
        : { sheet, column: header, ...(value === ignored ? {} : { field: value as Field }) },
    )
  return (
    <Select
      className="field-choice"
      aria-label={say(`“${header}”对应`, `“${header}” is taken for`)}
      value={field ?? ignored}
      onChange={choose}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        ...(by && by !== 'header' ? [{ value: automatic, label: say('按表头自动判断', 'As the header says') }] : []),
        { value: ignored, label: say('不导入', 'Not read') },
        ...fields.map(([value, zh, en]) => ({ value, label: say(zh, en) })),
      ]}
    />
  )
}

function UnitChoice({ column, decide }: { column: Column; decide: (c: Schemas['ColumnDecision']) => void }) {
  const { sheet, header, field, unit } = column
  return (
    <Select
      className="unit-choice"
      aria-label={say(`“${header}”的单位`, `Unit of “${header}”`)}
      value={unit ?? ''}
      onChange={(chosen) =>
        decide({
          sheet,
          column: header,
          field: field!,
          ...(chosen === '' ? {} : { unit: chosen as Schemas['AmountUnit'] }),
        })
      }
      options={[
        { value: '', label: say('按文件', 'As the file says') },
        ...(['yi', 'wan', 'yuan'] as const).map((value) => ({ value, label: amountUnitName(value) })),
      ]}
    />
  )
}

function Origin({ column: { by, field, remembered } }: { column: Column }) {
  if (by === 'hand') return <Chip tone="busy">{say('本次指定', 'Said here')}</Chip>
  if (by === 'remembered')
    return (
      <Tooltip
        title={
          remembered && say(`${remembered.by}，${moment(remembered.at)}`, `${remembered.by}, ${moment(remembered.at)}`)
        }
      >
        <Chip tone="good">{say('上次的选择', 'Remembered')}</Chip>
      </Tooltip>
    )
  return field ? <Chip>{say('表头', 'Header')}</Chip> : <span className="soft">{say('看不出', 'Not known')}</span>
}
