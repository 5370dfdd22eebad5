import { download } from "@web/core/network/download";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/**
 * Fetch a file made by the server, or several one after another (`parts`), telling how many are done.
 * What the server refuses is shown in a dialog, and the page stays.
 */
async function downloadAction(env, action) {
    const { url, data, parts = [{ url, data }] } = action.params;
    for (const [done, part] of parts.entries()) {
        const message = parts.length > 1 ? _t("File %s of %s", done + 1, parts.length) : undefined;
        env.services.ui.block({ message });
        try {
            await download(part);
        } finally {
            env.services.ui.unblock();
        }
    }
}

registry.category("actions").add("cchc_base.download", downloadAction);
