/** The answer of a saved list: its columns, its people, page by page. */
import { Component, onWillStart, useState } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { Pager } from "@web/core/pager/pager";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const LIMIT = 80;

export class PeopleListAction extends Component {
    static template = "cchc_hr.PeopleList";
    static components = { Layout, Pager };
    static props = { ...standardActionServiceProps };
    // The address hands the list to this action when the page is loaded again.
    static path = "people-list";
    static displayName = _t("List of people");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.listId = Number(this.props.action.params?.list_id || this.props.state?.listId);
        this.state = useState({ offset: 0, answer: null });
        this.props.updateActionState({ list_id: this.listId });
        onWillStart(() => this.load(this.props.state?.offset || 0));
    }

    async load(offset) {
        this.state.answer = await this.orm.call("cchc.people.list", "people_page", [
            [this.listId],
            offset,
            LIMIT,
        ]);
        this.state.offset = offset;
    }

    get pager() {
        return {
            offset: this.state.offset,
            limit: LIMIT,
            total: this.state.answer.count,
            onUpdate: ({ offset }) => this.load(offset),
        };
    }

    get leftOut() {
        const { left_out: titles } = this.state.answer;
        return titles.length
            ? _t("Left out, because you have no right to read it: %s.", titles.join(", "))
            : "";
    }

    /** The dossier, in the form that the server opens for this user. */
    async openPerson(personId) {
        return this.action.doAction(
            await this.orm.call("hr.employee", "get_formview_action", [[personId]])
        );
    }

    async print(format) {
        const action = await this.orm.call("cchc.people.list", `action_print_${format}`, [
            [this.listId],
        ]);
        return this.action.doAction(action);
    }

    edit() {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cchc.people.list",
            res_id: this.listId,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("cchc_hr.people_list", PeopleListAction);
