/** One chart of the overview, with its figures as a table that the keyboard reaches. */
import { Component, onMounted, onWillStart, onWillUpdateProps, onWillUnmount, useEffect, useRef, useState } from "@odoo/owl";
import { loadBundle } from "@web/core/assets";
import { _t } from "@web/core/l10n/translation";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";

// Told apart by who sees no red or green, too.
const COLOURS = [
    "#2f6fb0", "#d98c2b", "#3c9a78", "#b4506e", "#7a6fb0", "#5bb1c9", "#b59f1f", "#8c5a3c", "#6b7a8f",
];
const TONES = {
    male: "#2f6fb0",
    female: "#c9587f",
    good: "#3c9a78",
    bad: "#d98c2b",
    none: "#a7adb5",
};

export class OverviewChart extends Component {
    static template = "cchc_consolidation.OverviewChart";
    static props = { chart: Object, asked: Object, measures: Array };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.keepLast = new KeepLast();
        this.canvas = useRef("canvas");
        this.state = useState({ data: null, failed: "", measure: "people" });
        onWillStart(() => loadBundle("web.chartjs_lib"));
        onMounted(() => this.load(this.props.asked));
        onWillUpdateProps((props) => {
            if (props.asked !== this.props.asked) {
                this.load(props.asked);
            }
        });
        useEffect(
            () => this.draw(),
            () => [this.state.data]
        );
        onWillUnmount(() => this.drawn?.destroy());
    }

    async load({ unitId, on, compareOn }) {
        const { key, compares } = this.props.chart;
        const asked = [key, [unitId], on, (compares && compareOn) || false, this.state.measure];
        try {
            const data = await this.keepLast.add(
                this.orm.silent.call("cchc.overview", "overview_chart", asked)
            );
            Object.assign(this.state, { data, failed: "" });
        } catch (error) {
            Object.assign(this.state, { data: null, failed: error.data?.message || String(error) });
        }
    }

    onMeasure(event) {
        this.state.measure = event.target.value;
        return this.load(this.props.asked);
    }

    get isEmpty() {
        return !this.state.data?.series.some((series) => series.values.some((value) => value));
    }

    /** What is drawn. What stands in the table only comes last, so places stay those of all. */
    get drawnSeries() {
        return this.state.data.series.filter((series) => !series.table_only);
    }

    get total() {
        const first = this.state.data.series[0];
        return first.values.reduce((sum, value) => sum + (value || 0), 0);
    }

    /** Where the parts of one figure add up, a table has its total. */
    get adds() {
        const { shape, key } = this.props.chart;
        return this.state.data.unit !== "percent" && key !== "reduction" && shape !== "line";
    }

    columnTotal(series) {
        return series.values.reduce((sum, value) => sum + (value || 0), 0);
    }

    shown(value) {
        if (value === null || value === undefined) {
            return "–";
        }
        const digits = this.state.data.unit === "percent" ? 1 : 0;
        return value.toLocaleString("vi-VN", { maximumFractionDigits: digits });
    }

    open(series, place) {
        const { title, key } = this.props.chart;
        const name = [title, this.state.data.labels[place], series.name].join(" – ");
        return this.orm
            .call("cchc.overview", "action_figure", [key, series.cells[place], name])
            .then((action) => this.action.doAction(action));
    }

    // -- drawing ------------------------------------------------------------------

    draw() {
        this.drawn?.destroy();
        this.drawn = null;
        if (!this.state.data || !this.canvas.el || this.isEmpty) {
            return;
        }
        this.drawn = new window.Chart(this.canvas.el, this.config());
    }

    colour(tone, place) {
        const fixed = /^c(\d+)$/.exec(tone || "");
        return TONES[tone] || COLOURS[(fixed ? Number(fixed[1]) : place) % COLOURS.length];
    }

    config() {
        const { shape } = this.props.chart;
        const { labels } = this.state.data;
        const series = this.drawnSeries;
        const round = shape === "doughnut" && series.length === 1;
        return {
            type: round ? "doughnut" : shape === "line" ? "line" : "bar",
            data: {
                labels,
                datasets: series.map((each, place) => this.dataset(each, place, round)),
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                responsive: true,
                indexAxis: ["horizontal", "pyramid"].includes(shape) ? "y" : "x",
                scales: round ? {} : this.scales(),
                plugins: {
                    legend: {
                        display: round || series.length > 1,
                        position: "bottom",
                        labels: { boxWidth: 14 },
                    },
                    tooltip: {
                        callbacks: {
                            label: (item) => {
                                const figure = this.shown(series[item.datasetIndex].values[item.dataIndex]);
                                const name = round ? item.label : item.dataset.label;
                                const share = round ? ` (${this.share(item)})` : "";
                                return `${name}: ${figure}${share}`;
                            },
                        },
                    },
                },
                onClick: (_event, found) =>
                    found.length && this.open(series[found[0].datasetIndex], found[0].index),
                onHover: (event, found) => {
                    event.native.target.style.cursor = found.length ? "pointer" : "default";
                },
            },
        };
    }

    share(item) {
        const value = this.state.data.series[0].values[item.dataIndex];
        return (value / this.total).toLocaleString("vi-VN", {
            style: "percent",
            maximumFractionDigits: 1,
        });
    }

    dataset(series, place, round) {
        const { shape } = this.props.chart;
        const { tones } = this.state.data;
        // Men to the left of the axis.
        const values = series.mirrored ? series.values.map((n) => -n) : series.values;
        const single = this.drawnSeries.length === 1;
        const colour = round
            ? series.values.map((_value, index) => this.colour(tones?.[index], index))
            : this.colour(series.tone, single ? 0 : place);
        return {
            label: series.name,
            data: values,
            // The second day is paler, beside the first.
            backgroundColor: series.earlier && !round ? `${this.colour(series.tone, 0)}80` : colour,
            ...(["stacked", "pyramid"].includes(shape) && series.stack ? { stack: series.stack } : {}),
            borderColor: round ? "#ffffff" : colour,
            borderWidth: shape === "line" ? 3 : round ? 1 : 0,
            tension: 0,
            maxBarThickness: 34,
        };
    }

    scales() {
        const { shape } = this.props.chart;
        const stacked = ["stacked", "pyramid"].includes(shape);
        const lying = ["horizontal", "pyramid"].includes(shape);
        const figures = {
            stacked,
            beginAtZero: shape !== "line",
            grid: { color: "rgba(128,128,128,0.2)" },
            ticks: { precision: 0, callback: (value) => this.shown(Math.abs(value)) },
        };
        if (shape === "pyramid") {
            // The axis stands in the middle, or the sexes could not be compared.
            const values = this.state.data.series.flatMap((series) => series.values);
            Object.assign(figures, { min: -Math.max(...values), max: Math.max(...values) });
        }
        const names = { stacked, grid: { display: false } };
        return lying ? { x: figures, y: names } : { x: names, y: figures };
    }

    get description() {
        return _t("Chart: %s. The same figures are in the table below it.", this.props.chart.title);
    }
}
