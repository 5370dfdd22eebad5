import { onWillUnmount, useState, Component, xml } from "@odoo/owl";
import { registry } from "@web/core/registry";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

const INTERVAL = 2000;

/**
 * Reloads the form while its import is being applied in the background, so that the officer sees
 * the counts move. It rests while the form holds unsaved changes.
 */
export class ImportPoll extends Component {
    static template = xml`<span class="text-muted small" t-if="state.waiting"><i class="fa fa-refresh fa-spin"/></span>`;
    static props = { ...standardWidgetProps };

    setup() {
        this.state = useState({ waiting: false });
        this.timer = setInterval(() => this.poll(), INTERVAL);
        onWillUnmount(() => clearInterval(this.timer));
    }

    get waits() {
        const { state, blocked_reason, stop } = this.props.record.data;
        return ["applying", "undoing"].includes(state) && (stop || !blocked_reason);
    }

    async poll() {
        this.state.waiting = this.waits;
        if (this.waits && !this.loading && !(await this.props.record.isDirty())) {
            this.loading = true;
            try {
                await this.props.record.load();
            } finally {
                this.loading = false;
            }
        }
    }
}

registry.category("view_widgets").add("cchc_import_poll", { component: ImportPoll });
