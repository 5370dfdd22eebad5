/** A page of charts about the staff of a unit: each figure opens the people behind it. */
import { Component, onMounted, onWillStart, useState } from "@odoo/owl";
import { DateTimeInput } from "@web/core/datetime/datetime_input";
import { deserializeDate, serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { RecordSelector } from "@web/core/record_selectors/record_selector";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { OverviewChart } from "./overview_chart";

export class Overview extends Component {
    static template = "cchc_consolidation.Overview";
    static components = { DateTimeInput, Layout, OverviewChart, RecordSelector };
    static props = { ...standardActionServiceProps };
    static path = "overview";
    static displayName = _t("Staff at a glance");

    setup() {
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.unitContext = { active_test: false };
        this.state = useState({ asked: null, charts: [] });
        useSetupAction({ getLocalState: () => ({ asked: this.state.asked }) });
        onWillStart(async () => {
            this.options = await this.orm.call("cchc.overview", "overview_options", []);
            const { unit_id, on, charts } = this.options;
            this.state.charts = charts;
            this.state.asked = {
                unitId: unit_id,
                on,
                compareOn: false,
                ...this.fromUrl(),
                ...this.props.state?.asked,
            };
        });
        onMounted(() => this.toUrl());
    }

    /** What the address says, so that a reload, "back" or a sent link shows the same page. */
    fromUrl() {
        const { unit, on, compare_on } = this.props.action.params || {};
        return unit && on ? { unitId: Number(unit), on, compareOn: compare_on || false } : {};
    }

    toUrl() {
        const { unitId, on, compareOn } = this.state.asked;
        this.props.updateActionState({ unit: unitId, on, compare_on: compareOn || undefined });
    }

    change(values) {
        // A new object: the charts load when what is asked is another one.
        this.state.asked = { ...this.state.asked, ...values };
        this.toUrl();
    }

    day(name) {
        return this.state.asked[name] ? deserializeDate(this.state.asked[name]) : false;
    }

    onDay(name, day) {
        if (day || name === "compareOn") {
            this.change({ [name]: day ? serializeDate(day) : false });
        }
    }
}

registry.category("actions").add("cchc_consolidation.overview", Overview);
