let region;

/** Has a screen reader say `message`, politely, without moving the focus. */
export function announce(message) {
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // Assistive technology hears changes only, so the same sentence twice needs an empty moment between.
  region.textContent = '';
  setTimeout(() => { region.textContent = message; }, 100);
}
