/** Officials write and compare dates as 01/07/2024; Odoo would show "1 thg 7, 2024". */
import {
    dateField,
    dateRangeField,
    dateTimeField,
} from "@web/views/fields/datetime/datetime_field";

for (const field of [dateField, dateTimeField, dateRangeField]) {
    const { extractProps, listViewWidth } = field;
    const numeric = (info) => ({ ...info, options: { numeric: true, ...info.options } });
    field.extractProps = (info, dynamicInfo) => extractProps(numeric(info), dynamicInfo);
    field.listViewWidth = (info) => listViewWidth(numeric(info));
}
