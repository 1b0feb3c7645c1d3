// The few improvements every page gets. Nothing here is needed to use a page.
import { closeMenus } from './menus.js';
import { guardForms } from './guarded-forms.js';
import { offerSharing } from './share.js';

closeMenus();
guardForms();
offerSharing();
