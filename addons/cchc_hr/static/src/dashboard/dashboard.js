/** What is due, missing and waiting: the page on which the application opens. */
import { Component, onMounted, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

export class Dashboard extends Component {
    static template = "cchc_hr.Dashboard";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static path = "work";
    static displayName = _t("Work to do");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.state = useState({ sections: [], awaited: 0 });
        onWillStart(async () => {
            const { sections, parts } = await this.orm.call("cchc.dashboard", "work_to_do", []);
            Object.assign(this.state, { sections, awaited: parts.length });
            this.parts = parts;
        });
        onMounted(() => Promise.all(this.parts.map((part) => this.add(part))));
    }

    /** Blocks that count over everybody's dossiers come after the others, each in its place. */
    async add(part) {
        try {
            const { sections } = await this.orm.call("cchc.dashboard", "work_to_do", [part]);
            this.state.sections = [...this.state.sections, ...sections].sort(
                (one, other) => one.place - other.place
            );
        } finally {
            this.state.awaited -= 1;
        }
    }

    shown(count) {
        return count.toLocaleString("vi-VN");
    }

    words(figure) {
        return figure.level ? `o_cchc_${figure.level}` : "";
    }

    /** The list behind a figure, with the views of its own action. */
    async open(tile, figure) {
        const views = tile.action
            ? await this.action.loadAction(tile.action)
            : {
                  type: "ir.actions.act_window",
                  res_model: tile.model,
                  views: [
                      [false, "list"],
                      [false, "form"],
                  ],
              };
        const name = figure.label ? `${tile.title}: ${figure.label}` : tile.title;
        return this.action.doAction({
            ...views,
            name,
            display_name: name,
            domain: figure.domain,
            context: {},
            path: false,
        });
    }
}

registry.category("actions").add("cchc_hr.dashboard", Dashboard);
