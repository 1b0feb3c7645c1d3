/**
 * Makes an element out of plain data: element('a', {href: url, className: 'btn'}, 'Buka').
 * Texts become text nodes, never markup; null and false are left out. Keys with a hyphen are attributes.
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key in node) node[key] = value;
    else node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}
