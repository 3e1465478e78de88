import { createBrowserRouter, type RouteObject } from 'react-router'
import { HomePage } from './home-page'
import { MissingPage, BrokenPage } from './missing-page'
import { Shell } from './shell'

/** A page whose code is fetched when somebody goes there. */
function page(path: string, load: () => Promise<{ default: React.ComponentType }>): RouteObject {
  return { path, lazy: async () => ({ Component: (await load()).default }), errorElement: <BrokenPage /> }
}

const ofRegion: RouteObject[] = [
  page('overview', () => import('@/features/overview/overview-page')),
  page('chains', () => import('@/features/pipeline/chains-page')),
  page('chains/:key', () => import('@/features/pipeline/chain-page')),
  page('ledger', () => import('@/features/ledger/ledger-page')),
  page('ledger/:id', () => import('@/features/project/project-page')),
  page('imports', () => import('@/features/imports/imports-page')),
  page('imports/:id', () => import('@/features/imports/import-page')),
  page('recognition', () => import('@/features/recognition/recognition-page')),
  page('warnings', () => import('@/features/warnings/warnings-page')),
  page('lists', () => import('@/features/lists/lists-page')),
  page('scorecards', () => import('@/features/scorecards/scorecards-page')),
  page('scorecards/:week', () => import('@/features/scorecards/scorecard-page')),
  page('settings', () => import('@/features/settings/settings-page')),
  page('settings/:tab', () => import('@/features/settings/settings-page')),
]

/** Every page of the dashboard; what the server draws itself (sign-in, frozen issues) is not among them. */
export function makeRouter() {
  return createBrowserRouter(
    [
      { path: '/', element: <HomePage />, errorElement: <BrokenPage /> },
      { ...page('/people', () => import('@/features/people/people-page')) },
      { path: '/:region', element: <Shell />, errorElement: <BrokenPage />, children: ofRegion },
      { path: '*', element: <MissingPage /> },
    ],
    { basename: '/app' },
  )
}
