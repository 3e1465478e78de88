import { useState } from 'react'
import { useAddEvidence } from '@/lib/evidence'
import type { Chosen } from './chosen-files'

/** Files that wait for their fact, and their way to the server. */
export function useFiles(project: string) {
  const [files, setFiles] = useState<Chosen[]>([])
  const add = useAddEvidence(project)

  /** Sends them one after the other; true when all of them are there. */
  async function send(fact: string): Promise<boolean> {
    const after: Chosen[] = []
    for (const one of files) {
      after.push(one.sent ? one : await sendOne(fact, one.file))
      setFiles([...after, ...files.slice(after.length)])
    }
    return after.every((one) => one.sent)
  }

  function sendOne(fact: string, file: File): Promise<Chosen> {
    return add.mutateAsync({ fact, file }).then(
      () => ({ file, sent: true }),
      (error: Error) => ({ file, error: error.message }),
    )
  }

  return { files, setFiles, send, isSending: add.isPending }
}
