// On a slow network people press again. The second press of the same form is dropped; the first
// is on its way. A page restored from the back-forward cache may send again.
const sent = new WeakSet();

function onSubmit(event) {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  sent.add(form);
  event.submitter?.setAttribute('aria-busy', 'true');
}

function release() {
  for (const form of document.forms) {
    sent.delete(form);
    form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
  }
}

/** Lets each POST form be sent once per showing of the page. */
export function guardForms() {
  document.addEventListener('submit', onSubmit);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) release();
  });
}
