// Single keys for the actions of a desk; they can be switched off (WCAG 2.1.4), which this browser remembers.
const MEMORY = 'kawasan-desk-shortcuts';
const TYPING = 'input:not([type=checkbox], [type=radio]), select, textarea';

/** Presses the button whose `data-key` was typed, while `box` (a checkbox) is ticked and nothing is being typed elsewhere. */
export function listen(box) {
  box.checked = localStorage.getItem(MEMORY) !== 'off';
  show(box);
  box.closest('[hidden]')?.removeAttribute('hidden');
  box.addEventListener('change', () => {
    localStorage.setItem(MEMORY, box.checked ? 'on' : 'off');
    show(box);
  });
  document.addEventListener('keydown', (event) => {
    if (!box.checked || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest?.(TYPING)) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button || button.disabled) return;
    event.preventDefault();
    button.focus();
    button.click();
  });
}

function show(box) {
  document.body.classList.toggle('q-keys-off', !box.checked);
}
