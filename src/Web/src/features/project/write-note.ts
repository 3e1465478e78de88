import { api, type Schemas } from '@/lib/api'
import { useProjectChange } from '@/lib/project'

/** Writes a progress note; it is shown before the server has answered. */
export function useWriteNote(project: string, by: string, today: string) {
  return useProjectChange<Schemas['NoteRequest']>(
    project,
    (path, body) => api.POST('/api/regions/{region}/projects/{id}/notes', { params: { path }, body }),
    (before, body) => ({
      ...before,
      notes: [
        ...before.notes,
        {
          id: 'sending',
          on: body.on ?? today,
          text: body.text ?? '',
          key: body.key ?? false,
          by,
          at: new Date().toISOString(),
          recordedOn: today,
        },
      ],
    }),
  )
}
