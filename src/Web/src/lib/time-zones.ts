/** Every time zone that the browser knows, the usual ones first. */
export const timeZones: { value: string }[] = [
  ...new Set([
    'Asia/Shanghai',
    'Asia/Urumqi',
    'Asia/Hong_Kong',
    'Asia/Macau',
    'Asia/Taipei',
    ...Intl.supportedValuesOf('timeZone'),
  ]),
].map((value) => ({ value }))
