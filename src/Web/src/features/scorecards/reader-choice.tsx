import { Segmented, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { languageNow, say, type Language } from '@/lib/language'
import { useChains, useRightsHere, useUnits } from '@/lib/region'

export interface Reader {
  /** all, chain:KEY, unit:KEY; "" for all that the caller may read. */
  audience: string
  language: Language
}

/** For whom and in which language a bulletin is shown; kept in the address. */
export function useReader(): Reader {
  const [query] = useSearchParams()
  const { whole } = useRightsHere()
  const language = query.get('language')
  return {
    audience: query.get('audience') ?? (whole ? 'all' : ''),
    language: language === 'zh' || language === 'en' ? language : languageNow(),
  }
}

/** The reader as parameters of an address. */
export function readerQuery({ audience, language }: Reader): string {
  return String(new URLSearchParams({ ...(audience ? { audience } : {}), language }))
}

export function ReaderChoice() {
  const reader = useReader()
  const [query, setQuery] = useSearchParams()
  const options = useAudiences()
  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value) next.set(name, value)
    else next.delete(name)
    setQuery(next, { replace: true, preventScrollReset: true })
  }
  return (
    <div className="reader-choice no-print">
      <Select
        className="reader-audience"
        aria-label={say('版本：给谁看', 'Version: for whom')}
        showSearch={{ optionFilterProp: 'label' }}
        value={reader.audience}
        options={options}
        onChange={(value) => choose('audience', value)}
      />
      <Segmented
        aria-label={say('通报的语言', 'Language of the bulletin')}
        value={reader.language}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => choose('language', value)}
      />
    </div>
  )
}

/** The versions that the caller may read: all of them, or those of one's own chains and units. */
function useAudiences() {
  const { whole, chains, units } = useRightsHere()
  const allChains = useChains().data?.items ?? []
  const allUnits = useUnits().data?.items ?? []
  const of = (kind: 'chain' | 'unit', items: { key: string; name: string }[], own: string[]) =>
    items
      .filter(({ key }) => whole || own.includes(key))
      .map(({ key, name }) => ({ value: `${kind}:${key}`, label: name }))
  return [
    {
      value: whole ? 'all' : '',
      label: whole ? say('全文（领导版）', 'The whole (leaders)') : say('我的版本', 'My version'),
    },
    { label: say('产业链版', 'Chains'), options: of('chain', allChains, chains) },
    { label: say('责任单位版', 'Units'), options: of('unit', allUnits, units) },
  ].filter((group) => !('options' in group) || group.options!.length > 0)
}
