// Shows the total while the quantity changes. The order itself is made by the server.
import { rupiah } from 'kawasan/ui';

const form = document.querySelector('form[data-order]');

function show() {
  const quantity = Number(form.elements.quantity.value);
  const line = form.querySelector('[data-total]');
  line.hidden = !(Number.isInteger(quantity) && quantity >= Number(form.dataset.least));
  line.querySelector('strong').textContent = rupiah(quantity * Number(form.dataset.price));
}

if (form) {
  form.elements.quantity.addEventListener('input', show);
  window.addEventListener('pageshow', show);
}
