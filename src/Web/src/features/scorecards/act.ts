import { useMutation } from '@tanstack/react-query'
import { answer, api } from '@/lib/api'
import { useRegion } from '@/lib/region'

/** Keeps the timer from issuing a period, or lets it go again. */
export function useHold(week: string) {
  const region = useRegion()
  return useMutation({
    mutationFn: (held: boolean) =>
      answer(
        api.POST('/api/regions/{region}/scorecards/{week}/hold', {
          params: { path: { region, week } },
          body: { held },
        }),
      ),
  })
}

/** Freezes and mails a period, once: asked again it answers the same and mails nothing. */
export function useIssue(week: string) {
  const region = useRegion()
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/api/regions/{region}/scorecards/{week}/issue', { params: { path: { region, week } } })),
  })
}

/** Mails an issue again. `key` is of the act, not of the attempt: repeated after a lost answer it sends nothing more. */
export function useResend(week: string) {
  const region = useRegion()
  return useMutation({
    mutationFn: ({ recipients, key }: { recipients: string[]; key: string }) =>
      answer(
        api.POST('/api/regions/{region}/scorecards/{week}/resend', {
          params: { path: { region, week } },
          headers: { 'Idempotency-Key': key },
          body: { recipients },
        }),
      ),
  })
}

/** Mails a correction notice to those who got the issue; the same text goes once. */
export function useCorrect(week: string) {
  const region = useRegion()
  return useMutation({
    mutationFn: (text: string) =>
      answer(
        api.POST('/api/regions/{region}/scorecards/{week}/correction', {
          params: { path: { region, week } },
          body: { text },
        }),
      ),
  })
}
