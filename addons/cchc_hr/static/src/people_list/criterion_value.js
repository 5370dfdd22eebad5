/** The value of a criterion: two limits, a text, levels or entries, whichever its information has. */
import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { Many2ManyTagsField } from "@web/views/fields/many2many_tags/many2many_tags_field";
import { SelectionField, selectionField } from "@web/views/fields/selection/selection_field";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

const KNOWN = ["filled", "empty"];
// As on the server: the first comparison is the one that is offered.
const ALLOWED = {
    text: ["contains", "not_contains", ...KNOWN],
    number: ["range", ...KNOWN],
    date: ["range", ...KNOWN],
    level: ["at_least", "at_most", "in", "not_in", ...KNOWN],
    selection: ["in", "not_in", ...KNOWN],
    boolean: ["yes", "no"],
    record: ["in", "not_in", ...KNOWN],
    list: KNOWN,
};

export class ComparisonField extends SelectionField {
    get options() {
        const allowed = ALLOWED[this.props.record.data.kind];
        return super.options.filter(([value]) => !allowed || allowed.includes(value));
    }

    get string() {
        const value = this.props.record.data[this.props.name];
        const all = this.props.record.fields[this.props.name].selection;
        return all.find(([code]) => code === value)?.[1] ?? "";
    }
}

export class CriterionValueField extends Component {
    static template = "cchc_hr.CriterionValue";
    static components = { Many2ManyTagsField };
    static props = { ...standardFieldProps };

    get data() {
        return this.props.record.data;
    }

    get shape() {
        const { comparison, kind } = this.data;
        if (!kind || [...KNOWN, "yes", "no"].includes(comparison)) {
            return "nothing";
        }
        if (comparison === "range") {
            return "range";
        }
        return comparison.endsWith("contains") ? "text" : "tags";
    }

    /** The field that holds the chosen levels or entries. */
    get tagsName() {
        return this.data.entries || this.props.name;
    }

    get placeholder() {
        return this.data.kind === "date" ? "01/03/1980" : "";
    }

    get rangeText() {
        const { value_from, value_to } = this.data;
        if (value_from && value_to) {
            return _t("from %(first)s to %(last)s", { first: value_from, last: value_to });
        }
        if (value_from) {
            return _t("from %s", value_from);
        }
        return value_to ? _t("up to %s", value_to) : "";
    }

    onChange(name, ev) {
        return this.props.record.update({ [name]: ev.target.value.trim() || false });
    }

    onYear(ev) {
        return this.props.record.update({ year: Number(ev.target.value) || 0 });
    }
}

const fields = registry.category("fields");
fields.add("cchc_comparison", { ...selectionField, component: ComparisonField });
fields.add("cchc_criterion_value", {
    component: CriterionValueField,
    supportedTypes: ["many2many"],
    relatedFields: [{ name: "display_name", type: "char" }],
    isEmpty: () => false,
});
