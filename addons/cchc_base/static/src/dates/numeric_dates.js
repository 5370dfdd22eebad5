/** Officials write and compare dates as 01/07/2024; Odoo would show "1 thg 7, 2024". */
import {
    dateField,
    dateRangeField,
    dateTimeField,
} from "@web/views/fields/datetime/datetime_field";
import { formatDate, formatDateTime } from "@web/views/fields/formatters";

const numeric = (info) => ({ ...info, options: { numeric: true, ...info.options } });

// Fields of a form, and of a line that is being edited.
for (const field of [dateField, dateTimeField, dateRangeField]) {
    const { extractProps, listViewWidth } = field;
    field.extractProps = (info, dynamicInfo) => extractProps(numeric(info), dynamicInfo);
    field.listViewWidth = (info) => listViewWidth(numeric(info));
}
// Cells of a list.
for (const formatter of [formatDate, formatDateTime]) {
    const { extractOptions } = formatter;
    formatter.extractOptions = (info) => extractOptions(numeric(info));
}
