/**
 * The policy of the page lets only styles in that carry its nonce. Some parts of the component library add a style
 * without one (to measure a scroll bar, to lock the page under a dialog), so every style that is made gets it.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
if (nonce) {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
