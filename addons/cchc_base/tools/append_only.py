"""Tables that the database itself keeps from being rewritten."""

from odoo.tools import SQL


def install_append_only(cr, table, frozen_when=None, columns=()):
    """Let PostgreSQL refuse changes of a table, whoever asks.

    :param frozen_when: SQL condition on ``OLD`` from which on a row is frozen; default: always
    :param columns: the columns that are frozen; default: all of them
    """
    condition = frozen_when or SQL("TRUE")
    olds = SQL(", ").join(SQL("OLD.%s", SQL.identifier(name)) for name in columns)
    news = SQL(", ").join(SQL("NEW.%s", SQL.identifier(name)) for name in columns)
    changed = SQL("(%s) IS DISTINCT FROM (%s)", olds, news) if columns else SQL("TRUE")
    function = SQL.identifier(f"{table}_append_only")
    cr.execute(
        SQL(
            """
            CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $body$
            BEGIN
                IF %(condition)s THEN
                    IF TG_OP = 'DELETE' THEN
                        RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
                    ELSIF %(changed)s THEN
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
            """,
            function=function,
            table=SQL.identifier(table),
            condition=condition,
            changed=changed,
        )
    )
