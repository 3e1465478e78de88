import {
  GlobalOutlined,
  KeyOutlined,
  LogoutOutlined,
  MoonOutlined,
  SunOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { chooseLanguage, languageNow, say } from '@/lib/language'
import { meQuery } from '@/lib/session'
import { chooseMode, useDark } from '@/lib/theme'
import { usePhone } from '@/ui/screen'

/** Language, light or dark, the password, and the way out. */
export function PersonMenu() {
  const me = useSuspenseQuery(meQuery()).data
  const isDark = useDark()
  const isPhone = usePhone()
  const go = useNavigate()
  const out = useRef<HTMLFormElement>(null)
  const administers = me.grants.some((grant) => grant.role === 'administrator')
  const items = [
    ...(administers ? [{ key: 'people', icon: <TeamOutlined />, label: say('人员与地区', 'People and regions') }] : []),
    { key: 'tokens', icon: <KeyOutlined />, label: say('我的令牌', 'My tokens') },
    { key: 'password', icon: <UserOutlined />, label: say('修改密码', 'Change password') },
    { key: 'out', icon: <LogoutOutlined />, label: say('退出', 'Sign out') },
  ]
  const choose = (key: string) => {
    if (key === 'people') void go('/people')
    if (key === 'tokens') void go('/people?tab=tokens')
    if (key === 'password') location.assign('/app/password')
    if (key === 'out') out.current?.submit()
  }
  return (
    <div className="person">
      <Button
        type="text"
        icon={<GlobalOutlined />}
        aria-label={say('Switch to English', '切换到中文')}
        onClick={() => chooseLanguage(languageNow() === 'zh' ? 'en' : 'zh')}
      >
        {isPhone ? null : say('English', '中文')}
      </Button>
      <Button
        type="text"
        icon={isDark ? <SunOutlined /> : <MoonOutlined />}
        aria-label={isDark ? say('浅色', 'Light') : say('深色', 'Dark')}
        onClick={() => chooseMode(isDark ? 'light' : 'dark')}
      />
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button type="text" icon={<UserOutlined />} aria-label={say(`我的：${me.name}`, `Me: ${me.name}`)}>
          {isPhone ? null : me.name}
        </Button>
      </Dropdown>
      <form ref={out} method="post" action="/app/sign-out" hidden />
    </div>
  )
}
