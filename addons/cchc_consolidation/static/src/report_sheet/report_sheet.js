import { Component, onWillStart, onWillUnmount, onWillUpdateProps, useState, xml } from "@odoo/owl";
import { ReportTable } from "@cchc_base/report/report_table";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardWidgetProps } from "@web/views/widgets/standard_widget_props";

/**
 * The stored sheet of a report as the screen of reports draws its table. A click on a figure opens
 * its people; the level above may remark on it instead.
 */
export class ReportSheet extends Component {
    static template = "cchc_consolidation.ReportSheet";
    static components = { ReportTable };
    static props = { ...standardWidgetProps };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ table: null, remarking: false });
        onWillStart(() => this.load(this.props.record.resId));
        onWillUpdateProps((props) => this.load(props.record.resId));
    }

    async load(sheetId) {
        this.state.table = sheetId
            ? await this.orm.call("cchc.report.sheet", "sheet_table", [sheetId])
            : null;
    }

    onFigure(line, column) {
        return this.open(this.state.remarking ? "action_remark_cell" : "action_open_cell", line, column);
    }

    async open(method, line, column) {
        const { resId } = this.props.record;
        const action = await this.orm.call("cchc.report.sheet", method, [
            [resId],
            line.key,
            column.code,
        ]);
        return this.action.doAction(action, { onClose: () => this.load(resId) });
    }

    get hint() {
        return this.state.remarking
            ? _t("Click on the figure to remark on.")
            : _t("Click on a figure to see the people behind it.");
    }
}

registry.category("view_widgets").add("cchc_report_sheet", { component: ReportSheet });

const INTERVAL = 2000;

/** Reloads the form of a period while its reports are being computed. */
export class ReportPoll extends Component {
    static template = xml`<span class="text-muted small ms-2" t-if="state.waiting"><i class="fa fa-refresh fa-spin"/></span>`;
    static props = { ...standardWidgetProps };

    setup() {
        this.state = useState({ waiting: false });
        this.timer = setInterval(() => this.poll(), INTERVAL);
        onWillUnmount(() => clearInterval(this.timer));
    }

    async poll() {
        const { record } = this.props;
        this.state.waiting = ["waiting", "running"].includes(record.data.job_state);
        if (this.state.waiting && !this.loading && !(await record.isDirty())) {
            this.loading = true;
            try {
                await record.load();
            } finally {
                this.loading = false;
            }
        }
    }
}

registry.category("view_widgets").add("cchc_report_poll", { component: ReportPoll });
