import { DownloadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { languageNow, say } from '@/lib/language'
import { useRightsHere } from '@/lib/region'
import { copyText } from '@/ui/copy-button'
import { downloadBulletin, readBulletin } from './get-bulletin'
import type { Reader } from './reader-choice'

/** What a bulletin can be taken away as. The prints and the words for a chat are of the whole. */
function formats(isWhole: boolean) {
  const all = [
    { key: 'docx', label: say('Word 公文（.docx）', 'Word document (.docx)'), whole: true },
    { key: 'pdf', label: say('PDF 公文（.pdf）', 'PDF document (.pdf)'), whole: true },
    { key: 'xlsx', label: say('Excel 附表（.xlsx）', 'Excel tables (.xlsx)') },
    { key: 'html', label: say('网页（.html）', 'Web page (.html)') },
    { key: 'txt', label: say('纯文本（.txt）', 'Plain text (.txt)') },
    { key: 'json', label: say('数据（.json）', 'Data (.json)') },
    { key: 'wall.html', label: say('上墙一页（网页）', 'Wall page (web page)'), whole: true },
    { key: 'wall.pdf', label: say('上墙一页（PDF）', 'Wall page (PDF)'), whole: true },
    { key: 'chat.txt', label: say('群消息（.txt）', 'Chat message (.txt)'), whole: true },
  ]
  return all.filter(({ whole }) => isWhole || !whole).map(({ key, label }) => ({ key, label }))
}

interface DownloadsProps {
  region: string
  week: string
  reader: Reader
}

export function Downloads({ region, week, reader }: DownloadsProps) {
  const { whole } = useRightsHere()
  const { message } = App.useApp()
  const [fetched, fetching] = useState<string | null>(null)
  const [error, fail] = useState<Error | null>(null)
  const take = async (act: () => Promise<unknown>, name: string) => {
    fail(null)
    fetching(name)
    await act().catch((reason: Error) => fail(reason))
    fetching(null)
  }
  const copy = async () => {
    const isCopied = await copyText(await readBulletin(region, week, 'chat', reader))
    if (isCopied) void message.success(say('群消息已复制，可直接粘贴', 'Copied; paste it into the chat'))
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: formats(whole),
          onClick: ({ key }) => void take(() => downloadBulletin(region, week, key, reader), key),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={fetched !== null && fetched !== 'chat'}>
          {say('下载', 'Download')}
        </Button>
      </Dropdown>
      {whole && (
        <Button loading={fetched === 'chat'} onClick={() => void take(copy, 'chat')}>
          {say('复制群消息', 'Copy chat text')}
        </Button>
      )}
      {error && (
        <Alert
          type="error"
          showIcon
          className="download-failed"
          title={error.message}
          closable={{ onClose: () => fail(null), 'aria-label': languageNow() === 'zh' ? '关闭' : 'Close' }}
        />
      )}
    </>
  )
}
