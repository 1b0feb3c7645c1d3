// Fills in where the phone is now, when its owner asks for that.
const DECIMALS = 5; // about a metre

for (const line of document.querySelectorAll('[data-locate]')) {
  if (!('geolocation' in navigator)) break;
  const field = document.getElementById(line.dataset.locate);
  const status = line.querySelector('[role=status]');
  line.hidden = false;
  line.querySelector('button').addEventListener('click', () => {
    status.textContent = '…';
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(DECIMALS)}, ${coords.longitude.toFixed(DECIMALS)}`;
        status.textContent = '';
        field.focus();
      },
      () => { status.textContent = line.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
