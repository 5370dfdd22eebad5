import { Component, onMounted, onWillStart, useRef, useState } from "@odoo/owl";
import { DateTimeInput } from "@web/core/datetime/datetime_input";
import { deserializeDate, formatDate, serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { MultiRecordSelector } from "@web/core/record_selectors/multi_record_selector";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { redirect } from "@web/core/utils/urls";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";
import { ReportTable } from "./report_table";

const ALL = "all";

/**
 * Choose a form, units and a day; read the table; click on a number to see its people.
 */
export class ReportAction extends Component {
    static template = "cchc_base.ReportAction";
    static components = { DateTimeInput, Layout, MultiRecordSelector, ReportTable };
    static props = { ...standardActionServiceProps };
    // The address /odoo/reports then hands what follows the "?" to this action.
    static path = "reports";
    static displayName = _t("Reports");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.display = { controlPanel: {} };
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.unitContext = { active_test: false };
        this.state = useState({
            formId: false,
            unitIds: [],
            on: false,
            knownOn: false,
            compareOn: false,
            structureOn: false,
            depth: "1",
            table: null,
            loading: false,
            showNote: false,
        });
        useSetupAction({
            rootRef: this.root,
            getLocalState: () => {
                const { formId, unitIds, on, knownOn, compareOn, structureOn, depth } =
                    this.state;
                return { formId, unitIds, on, knownOn, compareOn, structureOn, depth };
            },
        });
        onWillStart(async () => {
            this.options = await this.orm.call("cchc.report.form", "report_options", []);
            const { forms, units, on } = this.options;
            Object.assign(this.state, {
                formId: this.props.action.params?.form_id || forms[0]?.id || false,
                unitIds: units.map((unit) => unit.id),
                on,
                ...this.fromUrl(),
                ...this.props.state,
            });
            await this.load();
        });
        onMounted(() => this.toUrl());
    }

    /** What the address says, so that a reload, "back" or a sent link shows the same report. */
    fromUrl() {
        const { form_id, units, on, known_on, compare_on, structure_on, depth } =
            this.props.action.params || {};
        if (!form_id || !units || !on) {
            return {};
        }
        return {
            formId: Number(form_id),
            unitIds: String(units).split(",").map(Number),
            on,
            knownOn: known_on || false,
            compareOn: compare_on || false,
            structureOn: structure_on || false,
            depth: String(depth ?? "1"),
        };
    }

    toUrl() {
        const { formId, unitIds, on, knownOn, compareOn, structureOn, depth } = this.state;
        this.props.updateActionState({
            form_id: formId,
            units: unitIds.join(","),
            on,
            known_on: knownOn || undefined,
            compare_on: compareOn || undefined,
            structure_on: structureOn || undefined,
            depth,
        });
    }

    get depths() {
        return [
            ["0", _t("Chosen units only")],
            ["1", _t("One level below")],
            ["2", _t("Two levels below")],
            ["3", _t("Three levels below")],
            [ALL, _t("All levels")],
        ];
    }

    get onDate() {
        return this.state.on ? deserializeDate(this.state.on) : false;
    }

    get knownOnDate() {
        return this.state.knownOn ? deserializeDate(this.state.knownOn) : false;
    }

    get compareOnDate() {
        return this.state.compareOn ? deserializeDate(this.state.compareOn) : false;
    }

    /** Said above the table when the form is not in force on the chosen day. */
    get validityWarning() {
        const { table } = this.state;
        if (!table || table.applies) {
            return "";
        }
        const [start, end] = [table.date_from, table.date_to].map((day) =>
            day ? formatDate(deserializeDate(day)) : "…"
        );
        return _t("This form is in force from %(start)s to %(end)s.", { start, end });
    }

    get failedTitle() {
        return _t("%s checks do not hold", this.state.table.failed);
    }

    /** "5 ≠ 4" is read at once, "5 = 4 does not hold" is not. */
    notOperator(operator) {
        return { "=": "≠", "≤": ">", "≥": "<" }[operator];
    }

    get ready() {
        return this.state.formId && this.state.unitIds.length && this.state.on;
    }

    async load() {
        if (!this.ready) {
            this.state.table = null;
            return;
        }
        const { formId, unitIds, on, knownOn, compareOn, structureOn, depth } = this.state;
        this.state.loading = true;
        try {
            this.state.table = await this.keepLast.add(
                this.orm.call("cchc.report.form", "report_table", [
                    [formId],
                    unitIds,
                    on,
                    knownOn,
                    depth === ALL ? false : Number(depth),
                    compareOn,
                    structureOn,
                ])
            );
        } catch (error) {
            this.state.table = null;
            throw error;
        } finally {
            this.state.loading = false;
        }
    }

    async change(values) {
        Object.assign(this.state, values);
        this.toUrl();
        await this.load();
    }

    onFormChange(ev) {
        return this.change({ formId: Number(ev.target.value) });
    }

    onDepthChange(ev) {
        return this.change({ depth: ev.target.value });
    }

    onStructureChange(ev) {
        return this.change({ structureOn: ev.target.value || false });
    }

    onDayChange(name, day) {
        return this.change({ [name]: day ? serializeDate(day) : false });
    }

    /** The people behind a number. */
    async drill(line, column) {
        const outside = line.kind === "outside";
        const action = await this.orm.call("cchc.report.form", "action_drill", [
            [this.state.formId],
            column.code,
            outside ? this.state.unitIds : line.unit_ids,
            this.state.on,
            this.state.knownOn,
            line.kind === "direct",
            outside,
            line.keys,
            this.state.structureOn,
        ]);
        return this.action.doAction(action);
    }

    /** Who entered and who left a cell since the day to compare with. */
    async explain(line, column) {
        const outside = line.kind === "outside";
        const action = await this.orm.call("cchc.report.form", "action_explain", [
            [this.state.formId],
            column.code,
            outside ? this.state.unitIds : line.unit_ids,
            this.state.on,
            this.state.compareOn,
            this.state.knownOn,
            line.kind === "direct",
            outside,
            line.keys,
            this.state.structureOn,
        ]);
        return this.action.doAction(action);
    }

    /** One level deeper: the report of a unit of the table. */
    openUnit(line) {
        return this.change({ unitIds: line.unit_ids });
    }

    download(format) {
        const { formId, unitIds, on, knownOn, structureOn, depth } = this.state;
        const query = new URLSearchParams({ units: unitIds.join(","), on });
        if (knownOn) {
            query.set("known_on", knownOn);
        }
        if (structureOn) {
            query.set("structure_on", structureOn);
        }
        if (depth !== ALL) {
            query.set("depth", depth);
        }
        redirect(`/cchc/report/${formId}/${format}?${query}`);
    }
}

registry.category("actions").add("cchc_base.report", ReportAction);
