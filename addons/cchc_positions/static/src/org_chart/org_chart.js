import { Component, onWillStart, useState } from "@odoo/owl";
import { DateTimeInput } from "@web/core/datetime/datetime_input";
import { deserializeDate, serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

/** A unit with its bar; its positions and the units below are asked for when it is opened. */
export class OrgChartUnit extends Component {
    static template = "cchc_positions.OrgChartUnit";
    static components = {};
    static props = { unit: Object, on: String, opened: { type: Boolean, optional: true } };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.state = useState({ opened: false, below: null });
        onWillStart(() => this.props.opened && this.toggle());
    }

    async toggle() {
        if (!this.state.below) {
            const { unit, on } = this.props;
            this.state.below = await this.orm.call("cchc.org.chart", "below", [unit.id, on]);
        }
        this.state.opened = !this.state.opened;
    }

    /** Share of the bar that is filled; what is over fills it all and is red. */
    get share() {
        const { assigned, occupied } = this.props.unit;
        return assigned ? Math.min(100, Math.round((100 * occupied) / assigned)) : 0;
    }

    get figure() {
        const { assigned, occupied, colour } = this.props.unit;
        if (colour === "none") {
            return _t("%s people", occupied);
        }
        const difference = assigned - occupied;
        const told = { occupied, assigned, difference: Math.abs(difference) };
        if (colour === "vacant") {
            return _t("%(occupied)s of %(assigned)s, %(difference)s vacant", told);
        }
        if (colour === "over") {
            return _t("%(occupied)s of %(assigned)s, %(difference)s over", told);
        }
        return _t("%(occupied)s of %(assigned)s", told);
    }

    openUnit() {
        return this.open("hr.department", this.props.unit.id);
    }

    openPerson(id) {
        return this.open("hr.employee", id);
    }

    async open(model, id) {
        const action = await this.orm.call(model, "get_formview_action", [[id]]);
        return this.action.doAction(action);
    }
}
OrgChartUnit.components.OrgChartUnit = OrgChartUnit;

/** Units and positions on a day, in the colours of their occupancy. */
export class OrgChart extends Component {
    static template = "cchc_positions.OrgChart";
    static components = { DateTimeInput, Layout, OrgChartUnit };
    static props = { ...standardActionServiceProps };
    static path = "org-chart";
    static displayName = _t("Organisation chart");

    setup() {
        this.orm = useService("orm");
        this.display = { controlPanel: {} };
        this.keepLast = new KeepLast();
        this.state = useState({ on: false, units: [] });
        onWillStart(() => this.load());
    }

    get day() {
        return this.state.on ? deserializeDate(this.state.on) : false;
    }

    async load(on) {
        const found = await this.keepLast.add(this.orm.call("cchc.org.chart", "tops", [on]));
        Object.assign(this.state, found);
    }

    onDayChange(day) {
        return day && this.load(serializeDate(day));
    }
}

registry.category("actions").add("cchc_positions.org_chart", OrgChart);
