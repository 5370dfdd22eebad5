/** Amounts in whole đồng, larger than Odoo's integers: 2.500.000.000 đồng. */
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { formatInteger } from "@web/views/fields/formatters";
import { useInputField } from "@web/views/fields/input_field_hook";
import { InvalidNumberError } from "@web/views/fields/parsers";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { Component } from "@odoo/owl";

// As the server reads them: groups of three with one kind of separator, or digits alone.
const AMOUNT = /^-?(\d{1,3}(?:([., ])\d{3}(?:\2\d{3})*)?|\d+)$/;

export function parseDong(text) {
    const amount = text.trim().replace(/\s*(đồng|đ)$/, "").replace(/\u00a0/g, " ").trim();
    if (!amount) {
        return 0;
    }
    if (!AMOUNT.test(amount)) {
        throw new InvalidNumberError(
            _t("“%s” is not an amount in whole đồng; write it like 1.234.567.", text)
        );
    }
    const value = Number(amount.replace(/[., ]/g, ""));
    if (!Number.isSafeInteger(value)) {
        throw new InvalidNumberError(_t("%s đồng is more than can be kept.", text));
    }
    return value;
}

export function formatDong(value) {
    return typeof value === "number" ? `${formatInteger(value)} đồng` : "";
}

export class DongField extends Component {
    static template = "cchc_base.DongField";
    static props = { ...standardFieldProps };

    setup() {
        this.notification = useService("notification");
        useInputField({
            getValue: () => formatInteger(this.value),
            parse: (text) => this.parse(text),
        });
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    get formattedValue() {
        return formatDong(this.value);
    }

    /** The field turns red by itself; why, only a message says. */
    parse(text) {
        try {
            return parseDong(text);
        } catch (error) {
            // Leaving a row of a list asks several times.
            this.forget?.();
            this.forget = this.notification.add(error.message, { type: "danger" });
            throw error;
        }
    }
}

registry.category("fields").add("dong", {
    component: DongField,
    displayName: _t("Amount in đồng"),
    supportedTypes: ["integer"],
    isEmpty: (record, fieldName) => record.data[fieldName] === false,
});
registry.category("formatters").add("dong", formatDong);
registry.category("parsers").add("dong", parseDong);
