"""What a rule finds wrong, in the reader's language."""

from odoo.tools.translate import get_translation


def translate(env, problem):
    """Text of a rule's `Problem` in the language of ``env``."""
    return get_translation(
        problem.template.addon, env.lang or "en_US", str(problem.template), problem.params
    )
