import { download } from "@web/core/network/download";
import { registry } from "@web/core/registry";

/**
 * Fetch a file made by the server. What the server refuses is shown in a dialog, and the page stays.
 */
async function downloadAction(env, action) {
    const { url, data } = action.params;
    env.services.ui.block();
    try {
        await download({ url, data });
    } finally {
        env.services.ui.unblock();
    }
}

registry.category("actions").add("cchc_base.download", downloadAction);
