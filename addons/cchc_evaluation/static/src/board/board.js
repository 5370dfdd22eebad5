/** A head compares and classifies everybody of an agency in one sitting; caps stay in view. */
import { Component, onWillStart, useEffect, useRef, useState } from "@odoo/owl";
import { ConfirmationDialog } from "@web/core/confirmation_dialog/confirmation_dialog";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { KeepLast } from "@web/core/utils/concurrency";
import { useService } from "@web/core/utils/hooks";
import { useSetupAction } from "@web/search/action_hook";
import { Layout } from "@web/search/layout";
import { standardActionServiceProps } from "@web/webclient/actions/action_service";

const EXCELLENT = "excellent";
const GOOD = "good";
const ORDERS = {
    points: (one, other) => other.points - one.points,
    name: (one, other) => givenName(one).localeCompare(givenName(other), "vi"),
    unit: (one, other) => one.unit.localeCompare(other.unit, "vi") || other.points - one.points,
};

/** Vietnamese names are sorted by the given name, which stands last. */
function givenName({ name }) {
    const words = name.trim().split(/\s+/);
    return `${words.at(-1)} ${name}`;
}

export class EvaluationBoard extends Component {
    static template = "cchc_evaluation.Board";
    static components = { Layout };
    static props = { ...standardActionServiceProps };
    static path = "evaluation-board";
    static displayName = _t("Classification board");

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.keepLast = new KeepLast();
        this.table = useRef("table");
        this.display = { controlPanel: {} };
        this.orders = { points: _t("Points"), name: _t("Name"), unit: _t("Unit") };
        this.state = useState({
            run: false,
            board: null,
            order: "points",
            group: "",
            current: 0,
            open: {},
            saving: false,
        });
        useSetupAction({
            getLocalState: () => ({ run: this.state.run }),
            beforeLeave: () => this.mayLeave(),
            beforeUnload: (event) => this.changed.length && event.preventDefault(),
        });
        onWillStart(async () => {
            this.runs = await this.orm.call("cchc.evaluation.unit", "board_options", []);
            const asked = this.props.state?.run || Number(this.props.action.params?.run);
            const known = this.runs.find((run) => run.id === asked);
            if (asked && !known) {
                this.runs.push({ id: asked, name: "" });
            }
            const first = asked || this.runs[0]?.id;
            if (first) {
                await this.load(first);
            }
        });
        useEffect(
            () => {
                if (this.focusNext) {
                    this.focusNext = false;
                    this.table.el?.querySelector("tr[tabindex='0']")?.focus();
                }
            },
            () => [this.state.current, this.state.order, this.state.group]
        );
    }

    async load(run) {
        const board = await this.keepLast.add(
            this.orm.call("cchc.evaluation.unit", "board", [run])
        );
        for (const row of board.rows) {
            row.saved = { proposed: row.proposed, comment: row.comment };
        }
        const known = this.runs.find((each) => each.id === run);
        known.name ||= board.title;
        Object.assign(this.state, { run, board, current: 0, open: {}, group: "" });
        this.props.updateActionState({ run });
    }

    async onChooseRun(run) {
        if (await this.mayLeave()) {
            await this.load(run);
        } else {
            // The select shows again what is open.
            this.state.run = 0;
            this.state.run = this.state.board.run;
        }
    }

    mayLeave() {
        if (!this.state.board || !this.changed.length) {
            return true;
        }
        return new Promise((resolve) => {
            this.dialog.add(
                ConfirmationDialog,
                {
                    body: _t("%s people are not saved yet. Leave all the same?", this.changed.length),
                    confirmLabel: _t("Leave without saving"),
                    confirm: () => resolve(true),
                    cancel: () => resolve(false),
                },
                { onClose: () => resolve(false) }
            );
        });
    }

    // -- what is shown ------------------------------------------------------------

    get rows() {
        const { board, order, group } = this.state;
        return board.rows
            .filter((row) => !group || row.group === Number(group))
            .sort((one, other) => one.locked - other.locked || ORDERS[order](one, other));
    }

    get changed() {
        return this.state.board.rows.filter(
            (row) => row.proposed !== row.saved.proposed || row.comment !== row.saved.comment
        );
    }

    get editable() {
        return !this.state.board.refusal;
    }

    get unclassified() {
        return this.state.board.rows.filter((row) => !row.locked && !row.proposed && !row.level)
            .length;
    }

    /** Points of the year made from months or quarters have no parts. */
    get showParts() {
        return this.state.board.rows.some((row) => row.common || row.tasks);
    }

    levelName(code) {
        return this.state.board.levels.find((level) => level.code === code)?.name || "";
    }

    levelOf(row) {
        return row.level || row.proposed;
    }

    shown(value) {
        return value.toLocaleString("vi-VN", { maximumFractionDigits: 2 });
    }

    /** How the groups stand to their caps with what is chosen now. */
    get caps() {
        return this.state.board.groups.map((group) => {
            const levels = this.state.board.rows
                .filter((row) => row.group === group.id && !row.by && !row.why_not)
                .map((row) => this.levelOf(row));
            const count = (code) => levels.filter((level) => level === code).length;
            const good = count(GOOD) + group.hidden_good;
            const excellent = count(EXCELLENT) + group.hidden_excellent;
            const most = group.share === false ? null : Math.floor((group.share * good) / 100);
            const over = most === null ? 0 : Math.max(0, excellent - most);
            return { ...group, good, excellent, most, over };
        });
    }

    capWords(cap) {
        if (cap.most === null) {
            return _t("%s excellent, no cap", cap.excellent);
        }
        return _t("%(excellent)s of at most %(most)s excellent", cap);
    }

    classifiedBy(row) {
        return _t("classified by %s", row.by);
    }

    commentLabel(row) {
        return _t("Comment on %s", row.name);
    }

    // -- classifying --------------------------------------------------------------

    classify(row, level) {
        if (!this.editable || row.locked || row.level || !row.levels.includes(level)) {
            return;
        }
        row.proposed = row.proposed === level ? false : level;
    }

    takeRules() {
        for (const row of this.state.board.rows) {
            if (!row.locked && !row.level && !row.proposed && row.reckoned) {
                row.proposed = row.reckoned;
            }
        }
    }

    move(to) {
        this.state.current = Math.max(0, Math.min(to, this.rows.length - 1));
        this.focusNext = true;
    }

    onRowFocus(index) {
        this.state.current = index;
    }

    toggle(row) {
        this.state.open[row.id] = !this.state.open[row.id];
    }

    onKey(event, row, index) {
        if (event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const typing = event.target.matches("input, textarea, select");
        if (typing) {
            if (event.key === "Enter" || event.key === "Escape") {
                event.preventDefault();
                event.target.closest("tr").focus();
            }
            return;
        }
        const level = this.state.board.levels[Number(event.key) - 1];
        if (level) {
            // Pressed twice by mistake, a key takes nothing back: 0 does.
            if (row.proposed !== level.code) {
                this.classify(row, level.code);
            }
        } else if (event.key === "0") {
            if (row.proposed) {
                this.classify(row, row.proposed);
            }
        } else if (event.key === "ArrowDown" || event.key === "j") {
            this.move(index + 1);
        } else if (event.key === "ArrowUp" || event.key === "k") {
            this.move(index - 1);
        } else if (event.key === "Home") {
            this.move(0);
        } else if (event.key === "End") {
            this.move(this.rows.length - 1);
        } else if (event.key === "c") {
            event.currentTarget.querySelector("input")?.focus();
        } else if (event.key === "Enter" && event.target.tagName === "TR") {
            this.toggle(row);
        } else {
            return;
        }
        event.preventDefault();
    }

    async save() {
        const changed = this.changed;
        if (!changed.length || this.state.saving) {
            return;
        }
        this.state.saving = true;
        try {
            const warnings = await this.orm.call("cchc.evaluation.unit", "board_save", [
                this.state.board.run,
                changed.map((row) => ({
                    id: row.id,
                    proposed_level: row.proposed,
                    head_comment: row.comment,
                })),
            ]);
            for (const row of changed) {
                row.saved = { proposed: row.proposed, comment: row.comment };
            }
            this.notification.add(_t("%s people saved.", changed.length), { type: "success" });
            for (const warning of warnings) {
                this.notification.add(warning, { type: "warning", sticky: false });
            }
        } finally {
            this.state.saving = false;
        }
    }

    openPerson(row) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "cchc.evaluation",
            res_id: row.id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("cchc_evaluation.board", EvaluationBoard);
