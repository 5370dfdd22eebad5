/**
 * Forms of the class `o_cchc_wide` hold tables as wide as the screen, so their chatter lies below
 * them on large screens too.
 */
import { patch } from "@web/core/utils/patch";
import { FormRenderer } from "@web/views/form/form_renderer";
import "@mail/chatter/web/form_renderer";

patch(FormRenderer.prototype, {
    mailLayout(hasAttachmentContainer) {
        const layout = super.mailLayout(hasAttachmentContainer);
        const wide = this.props.archInfo.xmlDoc.classList.contains("o_cchc_wide");
        return wide && layout === "SIDE_CHATTER" ? "BOTTOM_CHATTER" : layout;
    },
});
