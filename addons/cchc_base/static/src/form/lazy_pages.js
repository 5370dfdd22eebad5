/**
 * Forms of `js_class="cchc_lazy_pages"`: what stands only on one page of the notebook is asked for
 * when that page is opened, and kept from then on.
 *
 * Until then its fields are to the form as if they were not on it, which Odoo knows well: they are
 * neither read nor saved nor checked; the server does that for what is written. So a list may grow
 * without the form becoming slower. Field names that other parts of the form mention (`invisible`,
 * `parent.…`) are read from the beginning, as are all of a new record. A list that is not written
 * within the form must not ask for `parent.…` of a field on another page.
 */
import "@mail/chatter/web/form_renderer";
import { markRaw, onWillStart, onWillUpdateProps } from "@odoo/owl";
import { Notebook } from "@web/core/notebook/notebook";
import { registry } from "@web/core/registry";
import { omit, pick } from "@web/core/utils/objects";
import { RelationalModel } from "@web/model/relational_model/relational_model";
import { extractFieldsFromArchInfo, getBasicEvalContext } from "@web/model/relational_model/utils";
import { FormArchParser } from "@web/views/form/form_arch_parser";
import { FormController, loadSubViews } from "@web/views/form/form_controller";
import { FormRenderer } from "@web/views/form/form_renderer";
import { formView } from "@web/views/form/form_view";

const NAME = /[A-Za-z_]\w*/g;

/** The outermost page of a notebook that an element lies in. */
function pageAround(element) {
    let found = null;
    for (let node = element.parentElement; node; node = node.parentElement) {
        found = node.tagName === "page" ? node : found;
    }
    return found;
}

/** Every word in the attributes of a form, with the pages (or null) in which it occurs. */
function placesOfWords(xmlDoc) {
    const places = {};
    for (const element of xmlDoc.querySelectorAll("*")) {
        const page = pageAround(element);
        for (const { value } of element.attributes) {
            for (const word of value.match(NAME) || []) {
                (places[word] ||= new Set()).add(page);
            }
        }
    }
    return places;
}

export class LazyPagesArchParser extends FormArchParser {
    /** Moves the fields of each page from `fieldNodes` to `lazyPages`, by the name of the page. */
    parse(xmlDoc) {
        const archInfo = super.parse(...arguments);
        const places = placesOfWords(xmlDoc);
        const onlyHere = (name, page) => places[name].size === 1 && places[name].has(page);
        archInfo.lazyPages = {};
        archInfo.firstPages = [];
        for (const page of xmlDoc.querySelectorAll("notebook > page[name]")) {
            if (pageAround(page)) {
                continue;
            }
            const ids = [...page.querySelectorAll("field[field_id]")]
                .map((field) => field.getAttribute("field_id"))
                .filter((id) => onlyHere(archInfo.fieldNodes[id].name, page));
            archInfo.lazyPages[page.getAttribute("name")] = pick(archInfo.fieldNodes, ...ids);
            archInfo.fieldNodes = omit(archInfo.fieldNodes, ...ids);
            if (page.matches(":first-of-type")) {
                archInfo.firstPages.push(page.getAttribute("name"));
            }
        }
        return archInfo;
    }
}

export class LazyPagesRecord extends RelationalModel.Record {
    /** What was read of pages stays when the browser's own copy of the rest proves to be old. */
    _setData(data, options) {
        return super._setData({ ...this.pageValues, ...data }, options);
    }
}

export class LazyPagesModel extends RelationalModel {
    static services = [...RelationalModel.services, "view"];
    static Record = LazyPagesRecord;

    setup(params, { view }) {
        super.setup(...arguments);
        this.viewService = view;
        this.archInfo = markRaw(params.archInfo);
        /** Names of the pages that are seen, one of each notebook. */
        this.openPages = markRaw(new Set(params.state?.openPages || this.archInfo.firstPages));
        /** Active fields by the name of the page, once its lists can be drawn. */
        this.pageFields = markRaw({});
    }

    exportState() {
        return { ...super.exportState(), openPages: [...this.openPages] };
    }

    async load(params = {}) {
        const pages = this._pagesOf({ ...this.config, ...params });
        await Promise.all(pages.map((name) => this._preparePage(name)));
        return super.load(params);
    }

    /** Show a page, in place of another one perhaps: what it needs is there afterwards. */
    openPage(name, instead) {
        this.openPages.delete(instead);
        if (!(name in this.archInfo.lazyPages)) {
            return;
        }
        this.openPages.add(name);
        if (!this._missingFields(name).length) {
            return;
        }
        return this.mutex.exec(() => this._readPage(name));
    }

    _pagesOf({ resId }) {
        return resId ? [...this.openPages] : Object.keys(this.archInfo.lazyPages);
    }

    /** Views of the lists on a page, and what is to be read for them. */
    async _preparePage(name) {
        const fieldNodes = this.archInfo.lazyPages[name];
        if (!fieldNodes || this.pageFields[name]) {
            return;
        }
        const { fields, context, resModel } = this.config;
        const { viewService, env } = this;
        await loadSubViews(fieldNodes, fields, context, resModel, viewService, env.isSmall);
        Object.assign(this.archInfo.fieldNodes, fieldNodes);
        this.pageFields[name] = extractFieldsFromArchInfo({ fieldNodes }, fields).activeFields;
    }

    _missingFields(name) {
        const { activeFields } = this.root;
        const wanted = this.pageFields[name];
        return wanted ? Object.keys(wanted).filter((field) => !(field in activeFields)) : [name];
    }

    async _readPage(name) {
        await this._preparePage(name);
        const root = this.root;
        const added = pick(this.pageFields[name], ...this._missingFields(name));
        const config = { ...root.config, activeFields: added };
        const [values] = await this._loadRecords(config, getBasicEvalContext(config));
        if (root !== this.root) {
            // Another record came meanwhile.
            return this._readPage(name);
        }
        const activeFields = { ...root.activeFields, ...added };
        this._updateConfig(root.config, { activeFields }, { reload: false });
        root.pageValues = markRaw({ ...root.pageValues, ...values });
        root._applyValues(values);
        if (root.dirty) {
            // As they would stand had the page been open while the rest was changed.
            const computed = await root._getOnchangeValues({ ...root._changes });
            root._applyChanges({}, pick(computed || {}, ...Object.keys(added)));
        }
    }

    /** A record is read with the pages that are open, not with those opened for the one before. */
    _getNextConfig(currentConfig, params) {
        const config = super._getNextConfig(...arguments);
        this.eagerFields ||= markRaw(currentConfig.activeFields);
        const pages = this._pagesOf(config).map((name) => this.pageFields[name] || {});
        config.activeFields = Object.assign({}, ...pages, this.eagerFields);
        return config;
    }
}

export class LazyNotebook extends Notebook {
    setup() {
        super.setup();
        onWillStart(() => this.prepare(this.state.currentPage));
        onWillUpdateProps(() => this.prepare(this.state.currentPage));
    }

    /** Has the model read what a page needs. */
    prepare(id) {
        const before = this.shown;
        this.shown = this.pages.find(([key]) => key === id)?.[1].name;
        return this.env.model.openPage(this.shown, before);
    }

    async activatePage(id) {
        // Of several pages clicked at, while the first is read, the last one opens.
        this.wanted = id;
        if (this.disabledPages.includes(id) || id === this.state.currentPage) {
            return;
        }
        await this.prepare(id);
        if (this.wanted === id) {
            super.activatePage(id);
        }
    }
}

export class LazyPagesRenderer extends FormRenderer {
    static components = { ...FormRenderer.components, Notebook: LazyNotebook };
}

export class LazyPagesController extends FormController {
    get modelParams() {
        return { ...super.modelParams, archInfo: this.archInfo };
    }
}

registry.category("views").add("cchc_lazy_pages", {
    ...formView,
    ArchParser: LazyPagesArchParser,
    Controller: LazyPagesController,
    Model: LazyPagesModel,
    Renderer: LazyPagesRenderer,
});
