import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey, Refused, Unreached } from '@/lib/api'
import { languageNow } from '@/lib/language'
import { useRegion } from '@/lib/region'
import { type ImportAnswer, importKey } from './get-import'

interface Upload {
  file: File
  /** The cut-off; without one the file's title says it. */
  cutoff?: string
}

/** Sends a ledger. fetch does not tell how much has been sent, XMLHttpRequest does. */
export function useUpload(onDone: (made: ImportAnswer) => void) {
  const region = useRegion()
  const cache = useQueryClient()
  const [sent, tell] = useState(0)
  const upload = useMutation({
    mutationFn: (what: Upload) => {
      tell(0)
      return send(region, what, tell)
    },
    onSuccess: (made) => {
      cache.setQueryData(importKey(region, made.id), made)
      onDone(made)
    },
  })
  return { upload, sent }
}

function send(region: string, { file, cutoff }: Upload, tell: (percent: number) => void): Promise<ImportAnswer> {
  const form = new FormData()
  form.set('file', file, file.name)
  const request = new XMLHttpRequest()
  const query = cutoff ? `?${new URLSearchParams({ cutoff })}` : ''
  request.open('POST', `/api/regions/${encodeURIComponent(region)}/imports${query}`)
  request.setRequestHeader('Accept-Language', languageNow() === 'zh' ? 'zh-CN' : 'en')
  request.setRequestHeader('Idempotency-Key', newKey())
  request.upload.onprogress = ({ loaded, total }) => tell(total ? Math.round((loaded / total) * 100) : 0)
  return new Promise((resolve, reject) => {
    request.onload = () =>
      request.status < 300 ? resolve(JSON.parse(request.responseText) as ImportAnswer) : reject(refusalOf(request))
    request.onerror = () => reject(new Unreached())
    request.send(form)
  })
}

function refusalOf(request: XMLHttpRequest): Refused {
  const body = bodyOf(request.responseText)
  const errors = (body['errors'] as Record<string, string[]> | undefined) ?? {}
  const first = Object.values(errors).flat()[0]
  return new Refused(
    request.status,
    String(body['type'] ?? ''),
    String(body['title'] ?? request.statusText),
    String(body['detail'] ?? first ?? ''),
    errors,
    body,
  )
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
