// One press for the usual case: the same hours every day.
const button = document.querySelector('[data-part=same]');
const days = [...document.querySelectorAll('.peta-day')].map((day) => [...day.querySelectorAll('input')]);

button.hidden = false;
button.addEventListener('click', () => {
  const [monday, ...others] = days;
  for (const day of others) day.forEach((field, index) => { field.value = monday[index].value; });
});
