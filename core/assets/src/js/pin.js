// Buttons to type a PIN on a screen that is touched. Without script the field alone does.
const pad = document.querySelector('[data-pad]');
const field = pad.closest('form').elements.pin;

pad.hidden = false;
pad.addEventListener('click', ({ target }) => {
  const { digit } = target.dataset;
  if (digit && field.value.length < field.maxLength) field.value += digit;
  if ('back' in target.dataset) field.value = field.value.slice(0, -1);
});
