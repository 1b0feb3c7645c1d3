// A phone's photo has several megabytes; the portal keeps 1200 pixels. So shrink it before it travels over a slow network.
// Where the browser cannot, or the result would be larger, the photo travels as it is.
const LONGEST_SIDE = 1600;
const QUALITY = 0.85;

async function shrunk(file) {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY); });
  return blob && blob.size < file.size ? new File([blob], 'foto.jpg', { type: 'image/jpeg' }) : file;
}

async function shrinkAll(input) {
  const files = await Promise.all([...input.files].map((file) => shrunk(file).catch(() => file)));
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
}

for (const input of document.querySelectorAll('input[type=file][accept="image/*"]')) {
  let work = Promise.resolve();
  input.addEventListener('change', () => { work = shrinkAll(input); });
  input.form.addEventListener('submit', (event) => {
    if (input.dataset.ready === 'yes' || !input.files.length) return;
    event.preventDefault();
    event.submitter?.setAttribute('aria-busy', 'true');
    // In a task of its own: photos that are ready already would ask while this event is still under way, and be ignored.
    work.catch(() => {}).finally(() => setTimeout(() => {
      input.dataset.ready = 'yes';
      input.form.requestSubmit(event.submitter);
    }));
  });
}
