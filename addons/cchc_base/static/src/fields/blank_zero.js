/** Numbers of which zero means "none": an allowance that nobody has is no 0,00 on the screen. */
import { registry } from "@web/core/registry";
import { FloatField, floatField } from "@web/views/fields/float/float_field";
import { IntegerField, integerField } from "@web/views/fields/integer/integer_field";

const blankZero = (Field) =>
    class extends Field {
        get formattedValue() {
            return this.value ? super.formattedValue : "";
        }
    };

const fields = registry.category("fields");
fields.add("cchc_float", { ...floatField, component: blankZero(FloatField) });
fields.add("cchc_integer", { ...integerField, component: blankZero(IntegerField) });
