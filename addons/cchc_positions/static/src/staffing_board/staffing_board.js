import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { standardFieldProps } from "@web/views/fields/standard_field_props";

/** The staffing of a unit: establishment, ranks, standards, scheme. */
export class StaffingBoard extends Component {
    static template = "cchc_positions.StaffingBoard";
    static props = { ...standardFieldProps };

    get board() {
        return this.props.record.data[this.props.name];
    }

    share({ assigned, occupied }) {
        return assigned ? Math.min(100, Math.round((100 * occupied) / assigned)) : 0;
    }

    figure({ assigned, occupied, colour }) {
        if (colour === "none") {
            return _t("%s people, nothing assigned", occupied);
        }
        return _t("%(occupied)s of %(assigned)s", { occupied, assigned });
    }

    get mostPeople() {
        return Math.max(1, ...this.board.ranks.map((rank) => rank.people));
    }

    get percentMet() {
        const { met, judged } = this.board.standards;
        return judged ? Math.round((100 * met) / judged) : 0;
    }
}

registry.category("fields").add("cchc_staffing_board", {
    component: StaffingBoard,
    supportedTypes: ["json"],
});
