/** A target of reduction: planned, achieved and forecast by year; each figure opens what is behind it. */
import { Component, onWillStart, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

// Told apart by who sees no red or green, too: by colour and by the kind of line.
const LINES = {
    planned: { borderColor: "#6b7a8f", borderDash: [6, 4], stepped: true },
    assigned: { borderColor: "#2f6fb0", stepped: true },
    occupied: { borderColor: "#3c9a78" },
    forecast: { borderColor: "#d98c2b", borderDash: [2, 3] },
};
const CHOICES = ["programme", "unit", "category"];

export class Outlook extends Component {
    static template = "cchc_reduction.Outlook";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static path = "reduction-outlook";
    static displayName = _t("Plan, results and forecast");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.canvas = useRef("canvas");
        this.display = { controlPanel: {} };
        this.titles = {
            programme: _t("Programme"),
            unit: _t("Unit"),
            category: _t("Category"),
        };
        this.state = useState({ target: false, data: null });
        useSetupAction({ getLocalState: () => ({ target: this.state.target }) });
        onWillStart(async () => {
            const [options] = await Promise.all([
                this.orm.call("cchc.reduction.outlook", "outlook_options", []),
                loadBundle("web.chartjs_lib"),
            ]);
            this.targets = options.targets;
            const asked = this.props.state?.target || Number(this.props.action.params?.target);
            await this.load(asked || options.first);
        });
        useEffect(
            () => this.draw(),
            () => [this.state.data]
        );
        onWillUnmount(() => this.drawn?.destroy());
    }

    async load(target) {
        this.state.target = target;
        this.state.data = target
            ? await this.keepLast.add(this.orm.call("cchc.reduction.outlook", "outlook", [target]))
            : null;
        if (target) {
            this.props.updateActionState({ target });
        }
    }

    // -- choosing -----------------------------------------------------------------

    get chosen() {
        return this.targets.find((target) => target.id === this.state.target);
    }

    /** What may be chosen: units of the programme, categories of the unit in it. */
    options(name) {
        const before = CHOICES.slice(0, CHOICES.indexOf(name));
        const fitting = this.targets.filter((target) =>
            before.every((each) => target[each] === this.chosen[each])
        );
        return [...new Set(fitting.map((target) => target[name]))].sort((one, other) =>
            one.localeCompare(other, "vi")
        );
    }

    onChoose(name, value) {
        const wanted = { ...this.chosen, [name]: value };
        const upTo = CHOICES.slice(0, CHOICES.indexOf(name) + 1);
        const fitting = this.targets.filter((target) =>
            upTo.every((each) => target[each] === wanted[each])
        );
        // The same unit and category again, where there is such a target.
        const nearness = (target) => CHOICES.filter((each) => target[each] === wanted[each]).length;
        fitting.sort((one, other) => nearness(other) - nearness(one));
        return this.load(fitting[0].id);
    }

    // -- the figures --------------------------------------------------------------

    shown(value) {
        return value === null || value === undefined ? "" : value.toLocaleString("vi-VN");
    }

    isBad(column, row) {
        return column.bad && row[column.key] > 0;
    }

    async open(row, key) {
        const action = await this.orm.call("cchc.reduction.outlook", "action_figure", [
            this.state.target,
            Number(row.year),
            key,
        ]);
        const name = `${this.state.data.title} – ${row.year}`;
        return this.action.doAction({ ...action, name, display_name: name });
    }

    openTarget() {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cchc.reduction.target",
            res_id: this.state.target,
            views: [[false, "form"]],
        });
    }

    get description() {
        return _t("Chart: %s. The same figures are in the table below it.", this.state.data.title);
    }

    // -- drawing --------------------------------------------------------------------

    draw() {
        this.drawn?.destroy();
        this.drawn = null;
        if (!this.state.data || !this.canvas.el) {
            return;
        }
        const { labels, series, rows } = this.state.data;
        this.drawn = new window.Chart(this.canvas.el, {
            type: "line",
            data: {
                labels,
                datasets: series.map((each) => ({
                    label: each.name,
                    data: each.values,
                    backgroundColor: LINES[each.key].borderColor,
                    borderWidth: 3,
                    pointRadius: 4,
                    spanGaps: false,
                    ...LINES[each.key],
                })),
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                responsive: true,
                interaction: { mode: "nearest", intersect: true },
                scales: {
                    x: { grid: { display: false }, offset: true },
                    y: {
                        grid: { color: "rgba(128,128,128,0.2)" },
                        ticks: { precision: 0, callback: (value) => this.shown(value) },
                    },
                },
                plugins: {
                    legend: { position: "bottom", labels: { boxWidth: 14 } },
                    tooltip: {
                        callbacks: {
                            label: (item) => `${item.dataset.label}: ${this.shown(item.raw)}`,
                            afterLabel: (item) =>
                                series[item.datasetIndex].key === "forecast"
                                    ? rows[item.dataIndex].explained
                                    : "",
                        },
                    },
                },
                onClick: (_event, found) => {
                    const key = found.length && series[found[0].datasetIndex].key;
                    if (key === "assigned" || key === "occupied") {
                        this.open(rows[found[0].index], key);
                    }
                },
            },
        });
    }
}

registry.category("actions").add("cchc_reduction.outlook", Outlook);
