// A link to WhatsApp becomes the device's own way to share, where it has one.

async function share(event) {
  const link = event.currentTarget;
  event.preventDefault();
  try {
    await navigator.share({ title: link.dataset.title, url: link.dataset.share });
  } catch (refusal) {
    if (refusal.name !== 'AbortError') location.assign(link.href);
  }
}

/** Links with `data-share` (the address), `data-title` and `data-label`. */
export function offerSharing() {
  if (!navigator.share) return;
  for (const link of document.querySelectorAll('a[data-share]')) {
    link.querySelector('span').textContent = link.dataset.label;
    link.addEventListener('click', share);
  }
}
