/**
 * Some libraries put style elements into the page while they run and cannot be told the nonce, such as the lock that
 * keeps a page from scrolling behind a dialog. With the page's own nonce the policy lets them in.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
const create = document.createElement.bind(document)

function createWithNonce(name: string, options?: ElementCreationOptions): HTMLElement {
  const element = create(name, options)
  if (nonce && name.toLowerCase() === 'style') element.nonce = nonce
  return element
}

document.createElement = createWithNonce as typeof document.createElement
