/** Closes open menus (<details class="k-menu">) on Escape and on a press elsewhere. */
export function closeMenus() {
  const open = () => document.querySelectorAll('details.k-menu[open]');

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    }
  });

  document.addEventListener('click', (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
}
