import { translatedTerms } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";

/**
 * Words of ours (i18n_extra/vi.po) go before those of Odoo's own translation of the web client,
 * which leaves some in English or says "Số tập dữ liệu" for a number of people.
 */
registry.category("services").add("cchc_words", {
    dependencies: ["localization"],
    start() {
        const own = translatedTerms.cchc_base || {};
        for (const term of Object.keys(translatedTerms.web || {})) {
            if (own[term]) {
                translatedTerms.web[term] = own[term];
            }
        }
    },
});
