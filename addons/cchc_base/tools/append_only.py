"""Tables that the database itself keeps from being rewritten."""

from odoo.tools import SQL


def install_append_only(cr, table, frozen_when=None, columns=(), once=(), refused_when=None):
    """Let PostgreSQL refuse changes of a table, whoever asks.

    :param frozen_when: SQL condition on ``OLD`` from which on a row is frozen; default: always
    :param columns: the columns that are frozen; default: all of them
    :param once: columns that are set once: from empty to a value and never again; then the frozen
        ones must be named
    :param refused_when: SQL condition on ``OLD`` and ``NEW`` of updates that are refused as well
    """
    if once and not columns:
        raise ValueError(f"{table}: name the columns that are frozen beside {once}")
    if columns:
        rules = [_differs(columns)]
        rules += [
            SQL("(OLD.%(c)s IS NOT NULL AND %(d)s)", c=SQL.identifier(name), d=_differs([name]))
            for name in once
        ]
        changed = SQL(" OR ").join(rules)
    else:
        changed = SQL("TRUE")
    cr.execute(
        SQL(
            """
            CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $body$
            BEGIN
                IF TG_OP = 'TRUNCATE' THEN
                    RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                END IF;
                IF %(frozen)s THEN
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                    ELSIF %(changed)s OR %(refused)s THEN
                        RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                    END IF;
                END IF;
                IF TG_OP = 'DELETE' THEN
                    RETURN OLD;
                END IF;
                RETURN NEW;
            END
            $body$ LANGUAGE plpgsql;
            DROP TRIGGER IF EXISTS append_only ON %(table)s;
            CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %(table)s
                FOR EACH ROW EXECUTE FUNCTION %(function)s();
            DROP TRIGGER IF EXISTS append_only_truncate ON %(table)s;
            CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON %(table)s
                FOR EACH STATEMENT EXECUTE FUNCTION %(function)s();
            """,
            function=SQL.identifier(f"{table}_append_only"),
            table=SQL.identifier(table),
            frozen=frozen_when or SQL("TRUE"),
            changed=changed,
            refused=refused_when or SQL("FALSE"),
        )
    )


def _differs(columns):
    return SQL(
        "(%s) IS DISTINCT FROM (%s)",
        SQL(", ").join(SQL("OLD.%s", SQL.identifier(name)) for name in columns),
        SQL(", ").join(SQL("NEW.%s", SQL.identifier(name)) for name in columns),
    )
