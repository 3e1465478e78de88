import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { Suspense, useLayoutEffect, useMemo } from 'react'
import { RouterProvider } from 'react-router'
import { Refused, Unreached } from '@/lib/api'
import { askAgainWhenFolded } from '@/lib/folding'
import { useLanguage } from '@/lib/language'
import { themeOf, useDark } from '@/lib/theme'
import { Waiting } from './waiting'
import { makeRouter } from './router'

/** Answers of the server live here and nowhere else. */
const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused stays refused; what did not arrive may arrive.
      retry: (tries, error) => !(error instanceof Refused && error.status < 500) && tries < 2,
    },
    mutations: { retry: (tries, error) => error instanceof Unreached && tries < 2 },
  },
  mutationCache: new MutationCache({
    // Whatever was changed may change any number.
    onSettled: () => {
      // Not waited for: the form that made the change is to close at once.
      void askAgainWhenFolded(queries).catch(() => {})
      return queries.invalidateQueries({ queryKey: ['region'] })
    },
  }),
})

function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

export function App() {
  const language = useLanguage()
  const isDark = useDark()
  // A new language draws everything anew, at the same address.
  const router = useMemo(() => (void language, makeRouter()), [language])
  // Before anything is painted, and before a chart reads its colours.
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  }, [language, isDark])
  return (
    <ConfigProvider
      theme={themeOf(isDark)}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce: nonce() }}
      button={{ autoInsertSpace: false }}
    >
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <Suspense fallback={<Waiting />} key={language}>
            <RouterProvider router={router} />
          </Suspense>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
