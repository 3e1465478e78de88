import {
  AppstoreOutlined,
  AuditOutlined,
  DashboardOutlined,
  FileTextOutlined,
  ImportOutlined,
  SettingOutlined,
  TableOutlined,
  TrophyOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import type { Rights } from '@/lib/session'

export interface Place {
  key: string
  name: string
  icon: ReactNode
  to: string
  /** Stands in the bar at the bottom of a phone. */
  first?: boolean
}

/** The pages of a region that the signed-in person has any use for. */
export function placesOf(region: string, rights: Rights): Place[] {
  const places: (Place | false)[] = [
    {
      key: 'overview',
      name: say('总览', 'Overview'),
      icon: <DashboardOutlined />,
      to: paths.overview(region),
      first: true,
    },
    { key: 'chains', name: say('产业链', 'Chains'), icon: <AppstoreOutlined />, to: paths.chains(region), first: true },
    { key: 'ledger', name: say('台账', 'Ledger'), icon: <TableOutlined />, to: paths.ledger(region), first: true },
    rights.decides && {
      key: 'imports',
      name: say('导入', 'Import'),
      icon: <ImportOutlined />,
      to: paths.imports(region),
    },
    rights.audits && {
      key: 'recognition',
      name: say('认定', 'Recognition'),
      icon: <AuditOutlined />,
      to: paths.recognition(region),
    },
    { key: 'warnings', name: say('预警', 'Warnings'), icon: <WarningOutlined />, to: paths.warnings(region) },
    rights.whole && {
      key: 'lists',
      name: say('红黑榜', 'Red and black'),
      icon: <TrophyOutlined />,
      to: paths.lists(region),
    },
    {
      key: 'scorecards',
      name: say('通报', 'Scorecards'),
      icon: <FileTextOutlined />,
      to: paths.scorecards(region),
      first: true,
    },
    rights.decides && {
      key: 'settings',
      name: say('设置', 'Settings'),
      icon: <SettingOutlined />,
      to: paths.settings(region),
    },
  ]
  return places.filter((place) => place !== false)
}
