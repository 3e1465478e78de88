import { Alert, ConfigProvider, Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate, useParams } from 'react-router'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion, useRightsHere } from '@/lib/region'
import type { Rights } from '@/lib/session'
import { themeToRead, useDark } from '@/lib/theme'
import { Page } from '@/ui/page'
import { ChainsTab } from './chains-tab'
import { RecipientsTab } from './recipients-tab'
import { RecognitionTab } from './recognition-tab'
import { RegionTab } from './region-tab'
import { RulesTab } from './rules-tab'
import { ScorecardTab } from './scorecard-tab'
import { TargetsTab } from './targets-tab'
import { UnitsTab } from './units-tab'
import { WarningsTab } from './warnings-tab'
import './settings.css'

interface Tab {
  key: string
  label: string
  children: ReactNode
}

function tabsOf({ audits }: Rights): Tab[] {
  const tabs: (Tab | false)[] = [
    { key: 'chains', label: say('产业链', 'Chains'), children: <ChainsTab /> },
    { key: 'units', label: say('责任单位', 'Units'), children: <UnitsTab /> },
    { key: 'targets', label: say('目标', 'Targets'), children: <TargetsTab /> },
    audits && { key: 'recipients', label: say('收件人', 'Recipients'), children: <RecipientsTab /> },
    { key: 'scorecard', label: say('通报', 'Scorecard'), children: <ScorecardTab /> },
    { key: 'warnings', label: say('预警', 'Warnings'), children: <WarningsTab /> },
    { key: 'recognition', label: say('认定', 'Recognition'), children: <RecognitionTab /> },
    { key: 'rules', label: say('口径', 'Rules'), children: <RulesTab /> },
    { key: 'region', label: say('地区', 'Region'), children: <RegionTab /> },
  ]
  return tabs.filter((tab) => tab !== false)
}

/** How a region counts, warns and publishes. */
export default function SettingsPage() {
  const region = useRegion()
  const rights = useRightsHere()
  const go = useNavigate()
  const asked = useParams()['tab']
  const isDark = useDark()
  const tabs = tabsOf(rights)
  const tab = tabs.find(({ key }) => key === asked)?.key ?? 'chains'
  return (
    <Page title={say('设置', 'Settings')}>
      {!rights.decides && (
        <Alert
          type="info"
          showIcon
          className="settings-note"
          title={say('您可以查看设置；修改由招商局进行。', 'You may read the settings; the bureau changes them.')}
        />
      )}
      <ConfigProvider theme={rights.decides ? {} : themeToRead(isDark)}>
        <Tabs
          activeKey={tab}
          destroyOnHidden
          onChange={(key) => void go(paths.settings(region, key))}
          items={tabs}
          className="settings-tabs"
        />
      </ConfigProvider>
    </Page>
  )
}
