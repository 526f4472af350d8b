"""`make record` writes the record of processing activities (Art. 30 GDPR), which is not part of the site. It is a command, not a hook."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from build_state import read
from exposed_record import exposed
from notice.exports.article_30 import record_of_processing, without_measures
from notice.exports.tables import to_xlsx
from notice.facts.internal_record import RECORD, InternalRecord, read_internal_record
from notice.messages import Message
from notice.problems import NoticeError
from notice.reading import Notice
from settings import language_of_messages, load_or_stop

TARGET = Path("record.xlsx")


def main() -> None:
    """Write it of the version in force; where the notice or the file beside it cannot be read, say why and leave no old record."""
    argparse.ArgumentParser(prog="record", description=__doc__).parse_args()
    config, language = load_or_stop(), language_of_messages()
    TARGET.unlink(missing_ok=True)
    try:
        current = read(config).timeline.current
        internal = _internal(current.notice)
    except NoticeError as error:
        sys.exit(error.text(language))
    author = current.notice.facts.controller.name
    TARGET.write_bytes(to_xlsx(record_of_processing(current.notice, internal), author, current.effective))
    print(Message("record.made", file=str(TARGET), version=current.id).text(language))
    if missing := without_measures(current.notice, internal):
        print(Message("record.no-measures", file=RECORD, names=tuple(missing), example=missing[0]).text(language))
    if told := exposed(Path()):
        print(told.text(language), file=sys.stderr)


def _internal(notice: Notice) -> InternalRecord:
    path = Path(RECORD)
    return read_internal_record(path.read_text(encoding="utf-8"), notice.facts) if path.is_file() else InternalRecord()


if __name__ == "__main__":
    main()
