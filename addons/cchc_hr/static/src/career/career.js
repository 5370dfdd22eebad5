import { Component } from "@odoo/owl";
import { formatDate } from "@web/core/l10n/dates";
import { localization } from "@web/core/l10n/localization";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const { DateTime } = luxon;
// The drawing's own units; it is stretched to the width of the page.
const WIDTH = 1000;
const HEIGHT = 150;
const MARGIN = { left: 44, right: 16, top: 14, bottom: 22 };

/**
 * A person's career: posts, newest first, and the salary coefficient as a curve of steps.
 */
export class CareerField extends Component {
    static template = "cchc_hr.CareerField";
    static props = { ...standardFieldProps };

    get career() {
        return this.props.record.data[this.props.name] || { posts: [], pay: [] };
    }

    get posts() {
        return [...this.career.posts].reverse().map((post, index) => ({
            ...post,
            key: index,
            from: this.date(post.start),
            to: post.end ? this.date(post.end) : _t("today"),
            years: this.length(post.start, post.end),
        }));
    }

    date(iso) {
        return formatDate(DateTime.fromISO(iso), { format: localization.dateFormat });
    }

    /** Years and months between two days, the last one included. */
    length(start, end) {
        const until = end ? DateTime.fromISO(end).plus({ days: 1 }) : DateTime.fromISO(this.career.today);
        const { years, months } = until.diff(DateTime.fromISO(start), ["years", "months"]);
        const whole = Math.floor(months);
        if (years && whole) {
            return _t("%(years)s y %(months)s m", { years, months: whole });
        }
        return years ? _t("%s y", years) : _t("%s m", whole);
    }

    number(value) {
        return value.toFixed(2).replace(".", localization.decimalPoint);
    }

    get curve() {
        const { pay, today } = this.career;
        if (pay.length < 2) {
            return null;
        }
        const time = (iso) => DateTime.fromISO(iso).toMillis();
        const first = time(pay[0].start);
        const last = Math.max(time(today), time(pay.at(-1).start));
        const values = pay.map((row) => row.coefficient);
        const low = Math.floor(Math.min(...values));
        const high = Math.max(Math.ceil(Math.max(...values)), low + 1);
        const x = (iso) =>
            MARGIN.left +
            ((time(iso) - first) / (last - first || 1)) * (WIDTH - MARGIN.left - MARGIN.right);
        const y = (value) =>
            HEIGHT -
            MARGIN.bottom -
            ((value - low) / (high - low)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
        const points = pay.map((row, index) => ({
            key: index,
            x: x(row.start),
            y: y(row.coefficient),
            decided: row.decided,
            title: `${this.date(row.start)}: ${row.rank} ${row.step || ""} / ${this.number(row.coefficient)}${
                row.above_scale ? ` + ${row.above_scale}%` : ""
            }`,
        }));
        let path = `M ${points[0].x} ${points[0].y}`;
        for (const point of points.slice(1)) {
            path += ` H ${point.x} V ${point.y}`;
        }
        path += ` H ${WIDTH - MARGIN.right}`;
        const years = [];
        const from = DateTime.fromMillis(first).year + 1;
        const to = DateTime.fromMillis(last).year;
        const step = Math.max(1, Math.ceil((to - from + 1) / 12));
        for (let year = from; year <= to; year += step) {
            years.push({ year, x: x(`${year}-01-01`) });
        }
        const levels = [];
        const gap = Math.max(1, Math.ceil((high - low) / 4));
        for (let value = low; value <= high; value += gap) {
            levels.push({ value: this.number(value), y: y(value) });
        }
        return { points, path, years, levels, width: WIDTH, height: HEIGHT, margin: MARGIN };
    }
}

export const careerField = {
    component: CareerField,
    displayName: _t("Career"),
    supportedTypes: ["json"],
};
registry.category("fields").add("cchc_career", careerField);

/** Names in a row, from a list of texts. */
export class NamesField extends Component {
    static template = "cchc_hr.NamesField";
    static props = { ...standardFieldProps };

    get names() {
        return (this.props.record.data[this.props.name] || []).join(", ");
    }
}

registry.category("fields").add("cchc_names", { component: NamesField, supportedTypes: ["json"] });
