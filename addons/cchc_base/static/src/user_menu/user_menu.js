/** A civil servant has no account with Odoo's publisher, and asks their own administrator for help. */
import { registry } from "@web/core/registry";
// Adds the entries that are taken away here.
import "@web/webclient/user_menu/user_menu_items";

const entries = registry.category("user_menuitems");
for (const entry of ["support", "odoo_account"]) {
    entries.remove(entry);
}
