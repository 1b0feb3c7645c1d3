<%!
from kawasan.migrations.formatting import tidy
%>"""${message[:1].upper()}${message[1:].rstrip(".")}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
% if imports:
${imports}
% endif

revision = ${tidy(repr(up_revision))}
down_revision = ${tidy(repr(down_revision))}
branch_labels = ${tidy(repr(branch_labels))}
depends_on = ${tidy(repr(depends_on))}


def upgrade() -> None:
    ${tidy(upgrades)}


def downgrade() -> None:
    ${tidy(downgrades)}
