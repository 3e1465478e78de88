import { usualZone } from './zone'

/** Every time zone that the browser knows, the usual ones first. */
export const timeZones: { value: string }[] = [
  ...new Set([
    usualZone,
    'Asia/Urumqi',
    'Asia/Hong_Kong',
    'Asia/Macau',
    'Asia/Taipei',
    ...Intl.supportedValuesOf('timeZone'),
  ]),
].map((value) => ({ value }))
