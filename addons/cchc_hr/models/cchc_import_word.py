from odoo import api, fields, models
from odoo.exceptions import UserError

from ..importing import levels
from ..importing.proposals import POST, RANK, SCHOOL, UNIT, key_of, propose

MODELS = {
    UNIT: "hr.department",
    RANK: "cchc.rank",
    "ethnicity": "cchc.ethnicity",
    "religion": "cchc.religion",
    POST: "cchc.leadership.post",
}
# Which field holds the meaning of a word that is no record.
ANSWERS = {"target", "choice", "spelling"}
NO_POST = f"{POST}:none"


class CchcImportWord(models.Model):
    """A text of a list that no catalogue knows, and what an officer says it means.

    Asked once per text, not per row; the answer holds for every list of the agency, and for the
    whole province where Home Affairs says so. Withdrawn, the text is unknown again.
    """

    _name = "cchc.import.word"
    _description = "Word of a list and its meaning"
    _order = "accepted, rows desc, id"
    _rec_name = "text"

    unit_id = fields.Many2one(
        comodel_name="hr.department",
        string="Agency",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    province = fields.Boolean(string="For the whole province", readonly=True)
    batch_id = fields.Many2one(
        comodel_name="cchc.import.batch", readonly=True, index=True, ondelete="set null"
    )
    kind = fields.Selection(
        [
            ("unit", "Unit"),
            ("rank", "Rank"),
            ("ethnicity", "Ethnicity"),
            ("religion", "Religion"),
            ("degree", "Degree"),
            ("political_theory", "Political theory"),
            ("state_management", "State management"),
            ("it", "Computing"),
            ("language", "Language"),
            ("post", "Leadership post"),
            ("school", "School"),
        ],
        required=True,
        readonly=True,
    )
    text = fields.Char(string="Written in the list", required=True, readonly=True)
    key = fields.Char(required=True, readonly=True, index=True)
    rows = fields.Integer(string="Number of rows", readonly=True, aggregator=None)
    proposals = fields.Char(
        string="Nearest entries", readonly=True, help="With how near they are, in percent."
    )
    target = fields.Reference(selection="_target_models", string="Means")
    choice = fields.Selection(selection="_choices", string="As a level")
    spelling = fields.Char(string="Written as", help="How the school is to be written.")
    accepted = fields.Boolean(string="Confirmed", readonly=True, index=True)
    decided_by_id = fields.Many2one(comodel_name="res.users", string="By", readonly=True)

    _asked_once = models.UniqueIndex("(unit_id, kind, key)", "This was asked before.")

    @api.model
    def _target_models(self):
        return [(name, self.env[name]._description) for name in MODELS.values()]

    @api.model
    def _choices(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        found = [
            (value, f"{labels[value.partition(':')[0]]}: {label}")
            for value, label in levels.answers()
        ]
        return [*found, (NO_POST, self.env._("No leadership post, a title only"))]

    # -- answers ---------------------------------------------------------------

    def write(self, vals):
        """An officer says what a word means, and nothing else."""
        if not self.env.su:
            if vals.keys() - ANSWERS:
                raise UserError(self.env._("Only the meaning of a word can be entered."))
            self._check_mine()
            self._check_target(vals.get("target"))
            self._check_words(vals)
            told = any(vals.get(name) for name in ANSWERS)
            vals = {**vals, "accepted": told, "decided_by_id": self.env.uid}
            self._outdate()
        return super().write(vals)

    def action_accept(self):
        """Take the proposed meaning."""
        for word in self:
            meaning = {name: word[name] for name in ("choice", "spelling") if word[name]}
            if word.target:
                meaning["target"] = f"{word.target._name},{word.target.id}"
            if not meaning:
                raise UserError(
                    self.env._("“%s”: choose what it means first.", word.text),
                )
            word.write(meaning)
        return True

    def action_withdraw(self):
        """The word is unknown again, in this and in later lists."""
        self.check_access("write")
        self._check_mine()
        self._outdate()
        self.sudo().write({"accepted": False, "province": False})
        return True

    def action_share(self):
        """Home Affairs: the meaning holds for every agency."""
        self.check_access("write")
        if not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise UserError(self.env._("Only Home Affairs decides for the whole province."))
        self.filtered("accepted").sudo().province = True
        return True

    def _check_mine(self):
        """What holds for the province is Home Affairs' to change."""
        shared = any(word.province for word in self)
        if shared and not self.env.user.has_group("cchc_base.group_home_affairs"):
            raise UserError(self.env._("Only Home Affairs decides for the whole province."))

    def _check_target(self, target):
        if not target:
            return
        model, _comma, record_id = target.partition(",")
        for word in self:
            if MODELS.get(word.kind) != model:
                raise word._wrong_kind()
        if model == MODELS[UNIT]:
            self.env[model].browse(int(record_id))._check_in_charge()

    def _check_words(self, vals):
        """A level answers a word about a level, a spelling one about a school."""
        for word in self:
            kind, _colon, _value = (vals.get("choice") or word.kind).partition(":")
            if kind != word.kind or (vals.get("spelling") and word.kind != SCHOOL):
                raise word._wrong_kind()

    def _wrong_kind(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        return UserError(
            self.env._(
                "“%(text)s” must mean something of the kind: %(kind)s.",
                text=self.text,
                kind=labels[self.kind],
            )
        )

    def _outdate(self):
        batches = self.batch_id.filtered(lambda batch: batch.state == "checked")
        batches._record({"outdated": True})

    # -- asked by the import -----------------------------------------------------

    @api.model
    def _meanings(self, unit):
        """{kind: {key: id, level or spelling}}, explained for the agency or for everybody."""
        found = {kind: {} for kind, _label in self._fields["kind"].selection}
        # The agency's own meaning comes last and counts.
        for word in (
            self.sudo()
            .search(
                [("accepted", "=", True), "|", ("unit_id", "=", unit.id), ("province", "=", True)]
            )
            .sorted(lambda word: word.unit_id == unit)
        ):
            if word.choice == NO_POST:
                found[POST][word.key] = None
            elif word.choice:
                found[word.kind][word.key] = word.choice.partition(":")[2]
            elif meaning := word.target.id if word.target else word.spelling:
                found[word.kind][word.key] = meaning
        return found

    @api.model
    def _ask(self, batch, unknown, labels):
        """List each unknown text once, with proposals.

        :param unknown: {(kind, key): (text, number of rows)}
        :param labels: ids and names that may be meant, by kind
        """
        Word = self.sudo()
        known = {
            (word.kind, word.key): word
            for word in Word.search([("unit_id", "=", batch.unit_id.id)])
        }
        of_batch = Word.search([("batch_id", "=", batch.id), ("accepted", "=", False)])
        of_batch.filtered(lambda word: (word.kind, word.key) not in unknown).unlink()
        new = []
        for (kind, key), (text, rows) in unknown.items():
            if word := known.get((kind, key)):
                # Explained before, but by something that is no longer in force.
                word.write({"batch_id": batch.id, "rows": rows, "accepted": False})
                continue
            found = propose(kind, text, labels[kind])
            new.append(
                {
                    "unit_id": batch.unit_id.id,
                    "batch_id": batch.id,
                    "kind": kind,
                    "key": key_of(kind, text),
                    "text": text,
                    "rows": rows,
                    "proposals": "; ".join(f"{label} ({score} %)" for _, label, score in found),
                    **self._proposed(kind, found),
                }
            )
        Word.create(new)

    @api.model
    def _proposed(self, kind, found):
        """The nearest entry as the answer that an officer may confirm."""
        nearest = found[0][0] if found else None
        if kind in MODELS:
            return {"target": f"{MODELS[kind]},{nearest}" if found else False}
        if kind == SCHOOL:
            return {"spelling": nearest or False}
        return {"choice": f"{kind}:{nearest}" if found else False}
