import { api } from './api'
import { useProjectChange } from './project'

export interface Evidence {
  fact: string
  file: File
}

/** Sends a file that shows a fact; the server looks at what it is, not at its name. */
export function useAddEvidence(project: string) {
  return useProjectChange<Evidence>(project, (path, { fact, file }) =>
    api.POST('/api/regions/{region}/projects/{id}/evidence', {
      params: { path, query: { fact, name: file.name } },
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      // The contract describes no body, since it is the bare file.
      body: file as never,
      bodySerializer: () => file,
    }),
  )
}

/** Where a file is downloaded from. */
export function evidenceHref(region: string, project: string, file: string): string {
  return `/api/regions/${encodeURIComponent(region)}/projects/${encodeURIComponent(project)}/evidence/${file}`
}

/** A length in bytes as people read it. */
export function fileSize(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** What the server takes; it decides, this only helps the file dialog. */
export const evidenceTypes = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx'
