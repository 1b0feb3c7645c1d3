// The kiosk: prints a slip as soon as it is there, and shows a fresh page after the back button.
const slip = document.querySelector('[data-slip]');

if (slip) window.addEventListener('load', () => window.print());

// A page out of the browser's memory carries a used key: the next touch would give the last visitor's number again.
window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload(); });
