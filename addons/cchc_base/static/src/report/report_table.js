import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { formatFloat, formatInteger } from "@web/views/fields/formatters";

const LABELS = {
    total: (line) => line.name || _t("Total"),
    direct: (line) => _t("Directly under %s", line.name),
    outside: () => _t("In no unit of the tree"),
    unit: (line) => line.name,
    value: (line) => line.name,
};

/**
 * The table of a form: merged titles, the numbers of the columns, a line per unit.
 *
 * A province is 700 lines by 40 columns, so the clicks of all cells are caught in one place.
 */
export class ReportTable extends Component {
    static template = "cchc_base.ReportTable";
    static props = {
        table: Object,
        onFigure: Function,
        onDifference: { type: Function, optional: true },
        onUnit: Function,
    };

    get rows() {
        const { columns, lines } = this.props.table;
        return lines.map((line, index) => ({
            index,
            line,
            label: this.label(line),
            strong: line.kind === "total" || line.opened,
            opens: line.kind === "unit" && line.has_below,
            cells: line.figures.map((figure, position) => ({
                position,
                text: this.format(figure, columns[position]),
                words: typeof figure === "string",
                listed: Boolean(figure) && columns[position].listed,
                failed: line.marked.includes(columns[position].code),
                difference: this.difference(line, position, columns[position]),
            })),
        }));
    }

    label(line) {
        const name = LABELS[line.kind](line);
        if (!line.in_force && line.kind !== "outside") {
            return this.props.table.structure
                ? _t("%s (not in this structure)", name)
                : _t("%s (does not exist on this day)", name);
        }
        if (line.opened && line.people !== false) {
            return _t("%(name)s (%(count)s people)", { name, count: line.people });
        }
        return name;
    }

    /** Officials print nothing for a zero. */
    format(figure, column) {
        if (!figure || typeof figure === "string") {
            return figure || "";
        }
        const exact = column.kind === "share" || (column.kind === "sum" && !column.whole);
        return exact || !Number.isInteger(figure)
            ? formatFloat(figure, { digits: [16, 2] })
            : formatInteger(figure);
    }

    /** By how much a figure differs from the day to compare with: +2, −1, nothing. */
    difference(line, position, column) {
        const difference = line.differences && line.differences[position];
        if (!difference) {
            return "";
        }
        const sign = difference > 0 ? "+" : "−";
        return sign + this.format(Math.abs(difference), column);
    }

    onClick(ev) {
        const difference = ev.target.closest("[data-difference]");
        if (difference && ev.currentTarget.contains(difference)) {
            const line = this.props.table.lines[difference.closest("tr").dataset.index];
            this.props.onDifference?.(
                line,
                this.props.table.columns[difference.dataset.difference]
            );
            return;
        }
        const cell = ev.target.closest("[data-position], [data-unit]");
        if (!cell || !ev.currentTarget.contains(cell)) {
            return;
        }
        const line = this.props.table.lines[cell.closest("tr").dataset.index];
        if (cell.dataset.position === undefined) {
            this.props.onUnit(line);
        } else {
            this.props.onFigure(line, this.props.table.columns[cell.dataset.position]);
        }
    }

    onKeydown(ev) {
        if (ev.key === "Enter") {
            this.onClick(ev);
        }
    }
}
