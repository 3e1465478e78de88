import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { say } from '@/lib/language'
import { type Column, usual } from './columns'

interface ColumnsMenuProps {
  columns: readonly Column[]
  chosen: readonly string[]
  onChoose: (keys: readonly string[]) => void
}

/** Which columns are shown, and in which order; the name always comes first. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden content={<Choice {...props} />}>
      <Button icon={<SettingOutlined />}>{say('列', 'Columns')}</Button>
    </Popover>
  )
}

function Choice({ columns, chosen, onChoose }: ColumnsMenuProps) {
  const nameOf = (key: string) => columns.find((column) => column.key === key)?.name ?? key
  const move = (from: number, to: number) => {
    const next = [...chosen]
    next.splice(to, 0, ...next.splice(from, 1))
    onChoose(next)
  }
  return (
    <div className="column-choice">
      <ol aria-label={say('显示的列', 'Shown columns')}>
        {chosen.map((key, place) => (
          <li key={key}>
            <Checkbox checked disabled={key === 'name'} onChange={() => onChoose(chosen.filter((one) => one !== key))}>
              {nameOf(key)}
            </Checkbox>
            <span>
              <Button
                type="text"
                size="small"
                icon={<ArrowUpOutlined />}
                disabled={place < 2}
                aria-label={say(`前移 ${nameOf(key)}`, `Move ${nameOf(key)} forward`)}
                onClick={() => move(place, place - 1)}
              />
              <Button
                type="text"
                size="small"
                icon={<ArrowDownOutlined />}
                disabled={place === 0 || place === chosen.length - 1}
                aria-label={say(`后移 ${nameOf(key)}`, `Move ${nameOf(key)} back`)}
                onClick={() => move(place, place + 1)}
              />
            </span>
          </li>
        ))}
      </ol>
      <ul aria-label={say('未显示的列', 'Hidden columns')}>
        {columns
          .filter(({ key }) => !chosen.includes(key))
          .map(({ key, name }) => (
            <li key={key}>
              <Checkbox checked={false} onChange={() => onChoose([...chosen, key])}>
                {name}
              </Checkbox>
            </li>
          ))}
      </ul>
      <Button block onClick={() => onChoose(usual)}>
        {say('恢复默认列', 'The usual columns')}
      </Button>
    </div>
  )
}
