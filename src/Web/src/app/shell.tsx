import { MoreOutlined, SearchOutlined } from '@ant-design/icons'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Button, Drawer, Layout, Menu, Select } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigate, useSearchParams } from 'react-router'
import { Palette } from '@/features/palette/palette'
import { say } from '@/lib/language'
import { paths } from '@/lib/paths'
import { useRegion } from '@/lib/region'
import { regionsQuery, useRights } from '@/lib/session'
import { enterZone, usualZone } from '@/lib/zone'
import { usePhone } from '@/ui/screen'
import { rememberRegion } from './home-page'
import { MissingPage } from './missing-page'
import { type Place, placesOf } from './navigation'
import { PersonMenu } from './person-menu'
import { Waiting } from './waiting'

const Overlays = lazy(() => import('./overlays'))

/** Everything around a page of a region: where one is, where one can go, and what lies over the page. */
export function Shell() {
  const region = useRegion()
  const known = useSuspenseQuery(regionsQuery()).data.items
  useEffect(() => rememberRegion(region), [region])
  const here = known.find((one) => one.id === region)
  if (!here) return <MissingPage />
  enterZone(here.settings?.timeZone ?? usualZone)
  return <ShellOf region={region} />
}

function ShellOf({ region }: { region: string }) {
  const places = placesOf(region, useRights(region))
  const isPhone = usePhone()
  const [isSearching, search] = usePaletteKey()
  const [query] = useSearchParams()
  const hasOverlay = query.has('explain') || query.has('record') || query.has('capture')
  return (
    <Layout className="shell">
      <a className="skip" href="#main">
        {say('跳到正文', 'Skip to the content')}
      </a>
      {!isPhone && <Side places={places} region={region} />}
      <Layout>
        <Layout.Header className="head no-print">
          <RegionChoice region={region} />
          <Button className="head-search" icon={<SearchOutlined />} onClick={() => search(true)}>
            {isPhone ? null : say('查找项目、产业链、页面', 'Find a project, chain or page')}
            {!isPhone && <kbd>Ctrl K</kbd>}
          </Button>
          <PersonMenu />
        </Layout.Header>
        <main id="main" className="main" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </main>
        {isPhone && <Tabs places={places} />}
      </Layout>
      <Suspense>{hasOverlay && <Overlays />}</Suspense>
      <ScrollRestoration />
      {isSearching && <Palette places={places} onClose={() => search(false)} />}
    </Layout>
  )
}

function usePaletteKey() {
  const [isOpen, open] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        open(true)
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return [isOpen, open] as const
}

function Side({ places, region }: { places: Place[]; region: string }) {
  const { pathname } = useLocation()
  const [isFolded, fold] = useState(false)
  return (
    <Layout.Sider
      className="side no-print"
      width={176}
      collapsible
      collapsed={isFolded}
      onCollapse={fold}
      theme="light"
    >
      <Link className="brand" to={paths.overview(region)}>
        <img src="/app/favicon.svg" alt="" width="26" height="26" />
        {!isFolded && <span>Leads</span>}
      </Link>
      <nav aria-label={say('页面', 'Pages')}>
        <Menu
          mode="inline"
          selectedKeys={[pathname.split('/')[2] ?? '']}
          items={places.map(({ key, icon, name, to }) => ({ key, icon, label: <Link to={to}>{name}</Link> }))}
        />
      </nav>
    </Layout.Sider>
  )
}

/** The bar at the bottom of a phone: the four pages of a meeting, and the rest behind one more. */
function Tabs({ places }: { places: Place[] }) {
  const [isOpen, open] = useState(false)
  const first = places.filter((place) => place.first)
  const rest = places.filter((place) => !place.first)
  return (
    <nav className="tabs no-print" aria-label={say('页面', 'Pages')}>
      {first.map(({ key, icon, name, to }) => (
        <NavLink key={key} to={to}>
          {icon}
          <span>{name}</span>
        </NavLink>
      ))}
      {rest.length > 0 && (
        <button type="button" onClick={() => open(true)} aria-haspopup="dialog">
          <MoreOutlined />
          <span>{say('更多', 'More')}</span>
        </button>
      )}
      <Drawer open={isOpen} onClose={() => open(false)} placement="bottom" size="auto" title={say('更多', 'More')}>
        <div className="tabs-more">
          {rest.map(({ key, icon, name, to }) => (
            <Link key={key} to={to} onClick={() => open(false)}>
              {icon} {name}
            </Link>
          ))}
        </div>
      </Drawer>
    </nav>
  )
}

function RegionChoice({ region }: { region: string }) {
  const known = useSuspenseQuery(regionsQuery()).data.items
  const go = useNavigate()
  if (known.length === 1) return <span className="head-region">{known[0]!.name}</span>
  return (
    <Select
      className="head-region"
      variant="borderless"
      aria-label={say('地区', 'Region')}
      value={region}
      onChange={(chosen: string) => void go(paths.overview(chosen))}
      options={known.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
